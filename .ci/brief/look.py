"""Opens one page in headless Chromium over its debugging protocol and tells everything that a reader would stumble over.

Arguments: browser, script of axe-core, page, folder for temporary files. Ends with 1 when anything is wrong.
"""

import asyncio
import base64
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import websockets

LARGE_PAGE = 40
# Seconds; a busy machine takes its time over the many rows of a large brief.
PATIENCE = 600


class Tab:
    """One page of the browser: commands, and the events that came meanwhile."""

    def __init__(self, socket):
        self.socket = socket
        self.count = 0
        self.session = None
        self.events = []

    async def ask(self, method, **params):
        self.count += 1
        number = self.count
        message = {"id": number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        await self.socket.send(json.dumps(message))
        while True:
            answer = json.loads(await asyncio.wait_for(self.socket.recv(), PATIENCE))
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self.events.append(answer)

    async def go_to(self, address):
        """Loads a page from its beginning, so that the keyboard starts there too."""
        before = len(self.events)
        await self.ask("Page.navigate", url=address)
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events[before:]):
            self.events.append(json.loads(await asyncio.wait_for(self.socket.recv(), PATIENCE)))

    async def value(self, expression):
        answer = await self.ask("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"]["exception"].get("description", expression))
        return answer["result"].get("value")


async def opened(browser, page, folder):
    profile = tempfile.mkdtemp(dir=folder)
    process = subprocess.Popen(
        [browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
         "--disable-component-update", "--disable-default-apps", "--disable-sync", "--no-first-run",
         # Whatever asks for a host must fail, here as on a machine without network.
         "--host-resolver-rules=MAP * ~NOTFOUND", "--remote-debugging-port=0", f"--user-data-dir={profile}",
         "about:blank"],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    for line in process.stderr:
        found = re.search(r"ws://\S+", line)
        if found:
            return process, found.group(0)
    raise RuntimeError("the browser did not start")


def requests_of(events):
    """Addresses that the page asked for, besides itself and what lies within it."""
    urls = [e["params"]["request"]["url"] for e in events if e.get("method") == "Network.requestWillBeSent"]
    return [url for url in urls if not url.startswith(("data:", "file:"))], urls


def messages_of(events):
    told = []
    for event in events:
        if event.get("method") == "Log.entryAdded":
            told.append(event["params"]["entry"]["text"])
        if event.get("method") == "Runtime.consoleAPICalled":
            told.append(json.dumps(event["params"]["args"]))
        if event.get("method") == "Runtime.exceptionThrown":
            told.append(event["params"]["exceptionDetails"]["text"])
    return told


async def keyboard(tab):
    """Walks through the page with the Tab key; what could be acted on and was never reached is wrong."""
    await tab.value("""(() => {
      const act = 'a[href], summary, [tabindex="0"]';
      const all = [...document.querySelectorAll(act)].filter(e => e.checkVisibility());
      all.forEach((e, i) => e.dataset.stop = i);
      window.stops = all.length; })()""")
    count = await tab.value("window.stops")
    reached, first = set(), None
    for _ in range(count + 5):
        for kind in ("keyDown", "keyUp"):
            await tab.ask("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)
        stop = await tab.value("""(() => { const e = document.activeElement;
          const box = e.getBoundingClientRect();
          return e.dataset.stop === undefined ? null
            : [Number(e.dataset.stop), e.className, box.width > 0 && box.left >= 0 && box.right <= innerWidth + 1]; })()""")
        if stop:
            first = first or stop
            reached.add(stop[0])
    problems = []
    if len(reached) < count:
        missed = await tab.value(
            f"[...document.querySelectorAll('[data-stop]')].filter(e => !{json.dumps(sorted(reached))}"
            ".includes(Number(e.dataset.stop))).map(e => e.outerHTML.slice(0, 90))")
        problems += [f"the Tab key never reaches {text}" for text in missed]
    if not first or first[1] != "skip" or not first[2]:
        problems.append(f"the first stop of the Tab key is not the visible link past the contents, but {first}")
    return problems, count


async def axe(tab, script):
    await tab.value(script + "; true")
    # What a reader may open is looked at open.
    await tab.value("document.querySelectorAll('details').forEach(e => e.open = true)")
    result = await tab.value("""axe.run(document, {resultTypes: ['violations', 'incomplete']}).then(r => ({
      version: axe.version, passed: r.passes.length,
      wrong: r.violations.map(v => v.id + ': ' + v.help + ' (' + v.nodes.length + '): ' + v.nodes[0].html.slice(0, 120)),
      open: r.incomplete.map(v => v.id) }))""")
    await tab.value("document.querySelectorAll('details').forEach(e => e.open = false)")
    return result


async def paper(tab, folder):
    """Prints to A4; every page, and whether a caption and the end of its picture stand on the same one."""
    pdf = await tab.ask("Page.printToPDF", preferCSSPageSize=True, printBackground=False, displayHeaderFooter=False)
    path = pathlib.Path(folder) / "brief.pdf"
    path.write_bytes(base64.b64decode(pdf["data"]))
    pages = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True).stdout.split("\f")[:-1]
    problems = []
    if not 1 <= len(pages) <= LARGE_PAGE:
        problems.append(f"on paper it takes {len(pages)} pages")
    # The picture ends with its source; a page must close as many pictures as it opens.
    captions = await tab.value("[...document.querySelectorAll('figcaption .number')].map(e => e.textContent)")
    for number, text in enumerate(pages, 1):
        opens = sum(1 for caption in captions if re.search(rf"^\s*{re.escape(caption)}\s*$", text, re.M))
        closes = len(re.findall(r"Peloton\s+\d+\.\d+\.\d+;", text))
        if opens and closes < opens:
            problems.append(f"page {number} begins {opens} figures but ends {closes}")
        if not text.strip():
            problems.append(f"page {number} is empty")
    return problems, len(pages)


async def look(browser, script, page, folder):
    process, address = await opened(browser, page, folder)
    problems = []
    try:
        async with websockets.connect(address, max_size=None) as socket:
            tab = Tab(socket)
            target = (await tab.ask("Target.createTarget", url="about:blank"))["targetId"]
            tab.session = (await tab.ask("Target.attachToTarget", targetId=target, flatten=True))["sessionId"]
            for domain in ("Page", "Network", "Runtime", "Log"):
                await tab.ask(f"{domain}.enable")
            for width, height in ((1280, 900), (390, 844)):
                await tab.ask(
                    "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
                await tab.go_to(pathlib.Path(page).as_uri())
                wide = await tab.value("document.documentElement.scrollWidth")
                if wide > width:
                    problems.append(f"at {width} pixels the page is {wide} wide")
                stopped, count = await keyboard(tab)
                problems += [f"at {width} pixels {problem}" for problem in stopped]
                result = await axe(tab, pathlib.Path(script).read_text())
                problems += [f"at {width} pixels axe-core finds {wrong}" for wrong in result["wrong"]]
                print(f"  {width} pixels: {count} stops of the Tab key; axe-core {result['version']}: "
                      f"{result['passed']} rules passed, {len(result['wrong'])} violated, to be judged by eye: "
                      f"{', '.join(result['open']) or 'none'}")
            printed, pages = await paper(tab, folder)
            problems += printed
            print(f"  on paper: {pages} pages of A4")
            asked, urls = requests_of(tab.events)
            problems += [f"it asks for {url}" for url in asked]
            problems += [f"the console says: {text}" for text in messages_of(tab.events)]
            print(f"  {len(urls)} requests, {len(asked)} of them to anywhere outside")
            print(f"  pictures: {await tab.value('document.querySelectorAll(`figure`).length')}")
    finally:
        process.terminate()
        process.wait()
    return problems


def main():
    browser, script, page, folder = sys.argv[1:]
    print(f"{pathlib.Path(page).name}:")
    problems = asyncio.run(look(browser, script, page, folder))
    for problem in problems:
        print(f"WRONG: {problem}", file=sys.stderr)
    sys.exit(1 if problems else 0)


main()
