public import ScenarioModel

/// The points of a design that lists them.
public struct DesignPoints: Sendable {
  private let listed: [[Double]]

  public init(_ design: StudyDesign) throws {
    if case .list(let values) = design.method { listed = values } else { listed = [] }
  }

  public var count: Int { listed.count }

  public func values(at point: Int) -> [Double] { listed[point] }
}
