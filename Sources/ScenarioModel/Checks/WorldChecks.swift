/// What the parts of a world must satisfy together.
enum WorldChecks {
  static func check(_ world: WorldDescription, _ node: SourceNode, problems: inout ProblemList) {
    checkNetwork(world, node, problems: &problems)
    checkSwitches(world, node, problems: &problems)
    let threshold = world.parameters[.legitimacyThreshold]
    if world.offSwitches.thresholdBasis == .share, threshold > 1,
      let place = node["parameters"]?["legitimacyThreshold"]?.place
    {
      let hint = NumberRule.share.hint(for: threshold).map { " \($0)" } ?? ""
      problems.error(
        place, "world.parameters.legitimacyThreshold",
        "is \(JSONValue.text(of: threshold)), but must be a share between 0 and 1.\(hint) A number of neighbours needs"
          + " offSwitches.thresholdBasis: count.")
    }
    if let list = node["technologies"] {
      let keys = list.elements.compactMap(\.text)
      for (index, element) in list.elements.enumerated() where keys.prefix(index).contains(element.text ?? "") {
        problems.error(element.place, "world.technologies[\(index)]", "is \(element.found), which is listed already.")
      }
    }
  }

  /// Simulated firms; a region has at least one, which can make the sum a little larger than asked for.
  static func firmCount(_ world: WorldDescription) -> Int {
    switch world.firms {
    case .full: world.realFirmCount
    case .count(let count): max(count, world.regions.count)
    }
  }

  /// Most firms of one run: the identifiers and memory that a run is made for.
  private static let mostFirms = 30_000_000

  private static func checkNetwork(_ world: WorldDescription, _ node: SourceNode, problems: inout ProblemList) {
    let firms = firmCount(world)
    if firms > mostFirms {
      problems.error(
        node.place, "world.firms.count",
        "gives \(firms) firms, but a run has at most \(mostFirms). Set a smaller count.")
    }
    guard let network = node["network"], let kind = network["kind"]?.text else { return }
    let path = "world.network"
    switch kind {
    case "poisson":
      if let degree = network["meanDegree"], let mean = degree.number, mean > Double(firms - 1) {
        problems.error(degree.place, "\(path).meanDegree", "is \(degree.found), but there are only \(firms) firms.")
      }
    case "randomInDegree":
      if let sources = network["sources"], let count = sources.whole, count > 0, firms < 2 {
        problems.error(sources.place, "\(path).sources", "is \(sources.found), but there is no other firm to observe.")
      }
    case "ring":
      if let sides = network["neighbours"], let count = sides.whole, 2 * count >= firms {
        problems.error(
          sides.place, "\(path).neighbours", "is \(sides.found) on each side, but there are only \(firms) firms.")
      }
    case "lattice": checkLattice(network["width"], network, firms, problems: &problems)
    default: break
    }
  }

  private static func checkLattice(
    _ widthNode: SourceNode?, _ network: SourceNode, _ firms: Int, problems: inout ProblemList
  ) {
    guard let widthNode, let width = widthNode.whole else { return }
    let path = "world.network.width"
    if width > firms {
      problems.error(widthNode.place, path, "is \(width), but there are only \(firms) firms.")
    } else if network["torus"]?.flag == true {
      if firms % width != 0 {
        problems.error(
          widthNode.place, path, "is \(width), which does not divide the \(firms) firms; a torus has no incomplete row."
        )
      } else if width < 3 || firms / width < 3 {
        problems.error(
          widthNode.place, path, "makes a torus of \(width) by \(firms / width), but it needs at least 3 by 3.")
      }
    }
  }

  private static func checkSwitches(_ world: WorldDescription, _ node: SourceNode, problems: inout ProblemList) {
    guard let switches = node["offSwitches"] else { return }
    let path = "world.offSwitches"
    let firms = firmCount(world)
    if let thresholds = switches["thresholds"] {
      if thresholds["kind"]?.text == "sequence", world.offSwitches.thresholdBasis == .share {
        problems.error(
          thresholds.place, "\(path).thresholds",
          "is a sequence 0, 1, 2, … of counts. Set thresholdBasis: count beside it.")
      }
      for entry in thresholds["replacing"]?.entries ?? [] {
        guard let firm = Int(entry.key), firm >= firms else { continue }
        problems.error(
          entry.place, "\(path).thresholds.replacing.\(entry.key)", "is no firm: they are numbered 0 to \(firms - 1).")
      }
    }
    for (index, element) in (switches["seedFirms"]?["listed"]?.elements ?? []).enumerated() {
      guard let firm = element.whole, firm >= firms else { continue }
      problems.error(
        element.place, "\(path).seedFirms.listed[\(index)]", "is \(firm), but firms are numbered 0 to \(firms - 1).")
    }
    if let random = switches["seedFirms"]?["random"], let count = random.whole, count > firms {
      problems.error(random.place, "\(path).seedFirms.random", "is \(count), but there are only \(firms) firms.")
    }
    if let push = world.offSwitches.push, push.firstQuarter.index < -world.warmUpQuarters,
      let place = switches["push"]?["firstQuarter"]?.place
    {
      problems.error(
        place, "\(path).push.firstQuarter",
        "is \(push.firstQuarter), before the run starts in \(Quarter(index: -world.warmUpQuarters)).")
    }
  }
}
