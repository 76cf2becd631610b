import Publishing
import Testing

/// Scripts for clusters: what Slurm reads in them, and what a shell does.
@Suite("Slurm script")
struct SlurmScriptTests {
  private func script(study folder: String = "/shared/Studies/sea", onlyFailed: Bool = false) throws -> SlurmScript {
    SlurmScript(
      study: .init(id: "sea", title: "The sea", plan: "0123456789abcdef", unitsLeft: 20, units: 24),
      paths: .init(program: "/opt/peloton", study: folder, results: "/shared/Results/sea"),
      grant: .init(
        processors: 8, time: try #require(JobTime(text: "30m")), partition: "short", options: ["account=policy"]),
      shards: 6, array: "1,3-5", onlyFailed: onlyFailed)
  }

  /// The options that Slurm reads: lines before the first command.
  private func options(_ text: String) -> [String] {
    text.split(separator: "\n").prefix { $0.hasPrefix("#") }.filter { $0.hasPrefix("#SBATCH ") }
      .map { String($0.dropFirst(8)) }
  }

  @Test func `the array has the shards with work left, and every option stands before the first command`() throws {
    #expect(
      options(try script().text) == [
        "--job-name=peloton-sea", "--array=1,3-5", "--cpus-per-task=8", "--time=00:30:00", "--signal=B:TERM@60",
        "--requeue", "--open-mode=append", "--output=\"/shared/Studies/sea/logs/shard-%a.log\"", "--partition=short",
        "--account=policy",
      ])
  }

  @Test func `the program takes the place of the shell, so that TERM reaches it, and stops before the job's time`()
    throws
  {
    let text = try script().text
    #expect(
      text.contains(
        "  exec \"$program\" study run \"$study\" --shard \"$SLURM_ARRAY_TASK_ID/$shards\" --time-limit \"${limit}s\"\nfi"
      ))
    #expect(text.contains("\n  limit=1680\n"), "30 min less 2")
    #expect(!text.contains("--threads"), "the program reads SLURM_CPUS_PER_TASK")
  }

  @Test func `what failed runs again only where it was asked for, now and when it is submitted again`() throws {
    let text = try script(onlyFailed: true).text
    #expect(text.contains("--time-limit \"${limit}s\" --only failed\nfi"))
    #expect(text.contains("--shards 6 --only failed --submit\n"))
    #expect(!(try script().text.contains("--only failed")))
  }

  @Test func `the merge waits for the end of all shards, is no array, and has the same account`() throws {
    let text = try script().text
    #expect(text.contains("merge_job | sbatch --parsable --dependency=\"afterany:$job\""))
    let merge = try #require(text.split(separator: "END_OF_MERGE", maxSplits: 2).dropFirst().first)
    let lines = options(String(merge.drop { $0 != "#" }))
    #expect(lines.contains("--account=policy") && lines.contains("--job-name=peloton-sea-merge"))
    #expect(!lines.contains { $0.hasPrefix("--array") })
    #expect(
      merge.contains("exec '/opt/peloton' study merge '/shared/Studies/sea' \\\n  --output '/shared/Results/sea'"))
  }

  @Test func `a folder with blanks, quotes, a dollar and a per cent sign stays one word`() throws {
    let text = try script(study: "/shared/it's $5 \"now\" 100%").text
    #expect(text.contains("\nstudy='/shared/it'\\''s $5 \"now\" 100%'\n"))
    #expect(options(text).contains("--output=\"/shared/it's $5 \\\"now\\\" 100%%/logs/shard-%a.log\""))
  }

  @Test func `a title cannot end its comment`() throws {
    var script = try script()
    script.study.title = "One\nrm -rf all\r\u{2028}two"
    #expect(script.text.contains("\n# One rm -rf all  two\n"))
  }

  @Test func `paths that no script can hold are known`() {
    #expect(ShellText.canHold(path: "/a b/ö'\"%#"))
    for path in ["", "/a\nb", "/a\u{7F}", "/a\\b"] { #expect(!ShellText.canHold(path: path)) }
  }
}

/// Times as Slurm writes them.
@Suite("Job time")
struct JobTimeTests {
  @Test(arguments: [
    ("20m", 1200), ("2h", 7200), ("2d", 172_800), ("01:30:00", 5400), ("1-12:00:00", 129_600), ("00:05:00", 300),
  ])
  func `a time is read, and written as Slurm reads it`(text: String, seconds: Int) throws {
    let time = try #require(JobTime(text: text))
    #expect(time.seconds == seconds)
    #expect(JobTime(text: "\(time)") == time)
  }

  @Test(arguments: [
    "", "90", "30:00", "4m", "00:04:59", "1:60:00", "1-2", "1-12:00", "-1:00:00", "2 h", "1:2:3:4", "366d",
  ])
  func `what others read differently, and what is too short, is refused`(text: String) {
    #expect(JobTime(text: text) == nil)
  }

  @Test func `the time asked for is thrice what is expected and a margin, in steps of five minutes`() {
    #expect("\(JobTime.asked(expected: 0))" == "00:15:00")
    #expect("\(JobTime.asked(expected: 600))" == "00:35:00")
    #expect("\(JobTime.asked(expected: 1e6))" == "34-17:25:00")
    #expect(JobTime.asked(expected: .infinity).seconds == JobTime.asked(expected: 1e7).seconds)
  }
}
