/// Reads `study.alternatives`: checks every path and value, and makes one variant of the scenario from each value.
struct AlternativesReader {
  /// Everything that the layers of the file say, laid together.
  let merged: SourceNode
  /// Nil where there are errors; then paths and values are checked, but nothing is made of them.
  private var variantReader: VariantReader?
  private(set) var problems = ProblemList()

  init(merged: SourceNode, variantReader: VariantReader?) {
    self.merged = merged
    self.variantReader = variantReader
  }

  /// Files that only alternatives read.
  var files: [String] { variantReader?.files ?? [] }

  /// The variants in the order of the file, each with one value changed. One that is the scenario itself, or is listed
  /// already, is left out with a warning.
  mutating func variants() -> [ScenarioVariant] {
    let group = merged["study"]?["alternatives"]?.entries ?? []
    let names = merged["policies"]?.entries.filter { !$0.value.isNull }.map(\.key) ?? []
    var variants: [ScenarioVariant] = []
    for entry in group {
      guard case .sequence(let values) = entry.value.content else { continue }
      let path = ScenarioPath(text: entry.key)
      switch PathShape.of(path, policyNames: names) {
      case .refused(let complaint):
        problems.error(entry.place, "study.alternatives.\(entry.key)", complaint)
      case .leadsTo(let shape):
        for (index, value) in values.enumerated() where !value.isNull {
          let keyPath = "study.alternatives.\(entry.key)[\(index)]"
          guard let setting = setting(path, value, shape, keyPath), let variant = variantReader?.variant([setting])
          else { continue }
          if isNew(variant, among: variants, value.place, keyPath) { variants.append(variant) }
        }
      }
    }
    problems.add(variantReader?.problems.problems ?? [])
    return variants
  }

  /// One value, checked by itself; nil after telling what is wrong, or when it cannot be told yet.
  private mutating func setting(
    _ path: ScenarioPath, _ value: SourceNode, _ shape: KeyShape, _ keyPath: String
  ) -> VariantReader.Setting? {
    var node = value
    var text = value.asWritten
    if let multiplication = Multiplication(value) {
      if let complaint = ScalarCheck.complaint(multiplication.factor, .number(.finite)) {
        problems.error(multiplication.factor.place, keyPath + ".times", complaint)
        return nil
      }
      text = "times \(multiplication.factor.asWritten)"
      guard let scenario = variantReader?.scenario else { return nil }
      switch multiplication.product(at: path, of: scenario, written: merged, place: value.place) {
      case .value(let product): node = product
      case .refused(let complaint):
        problems.error(value.place, keyPath, complaint)
        return nil
      }
    }
    var check = ShapeCheck(.file)
    check.check(node, shape, keyPath)
    problems.add(check.problems.problems)
    return check.isSound ? VariantReader.Setting(path: path, value: node, keyPath: keyPath, text: text) : nil
  }

  private mutating func isNew(
    _ variant: ScenarioVariant, among earlier: [ScenarioVariant], _ place: Place, _ keyPath: String
  ) -> Bool {
    if variant.scenario == variantReader?.scenario {
      problems.warning(place, keyPath, "is \(variant.value), which the scenario has anyway; it is not run twice.")
      return false
    }
    if let same = earlier.first(where: { $0.scenario == variant.scenario }) {
      problems.warning(place, keyPath, "makes the same world as \(same.name); it is not run twice.")
      return false
    }
    return true
  }
}
