import ScenarioModel
import Testing

/// P1: a single technology spreads along an S in the long run from a low start (specification, section 9). Figures of
/// every technology, and of 24 members of the ensemble, are in the article *Calibration*.
@Suite("P1, the shape of diffusion")
struct P1ShapeTests {
  @Test func `a new technology spreads along a logistic curve, and a curve without inflexion is worse`() async throws {
    let scenario = try VerificationStudy.scenario(LowStart.new.rawValue)
    let shapes = try #require(try await LowStart.shapes(of: [scenario], replicates: 10).first)
    #expect(shapes.allSatisfy { $0.logistic > 0.98 }, "\(shapes)")
    #expect(shapes.count { $0.concaveIsWorse } >= 5, "\(shapes)")
  }

  /// The second half of P1 does not hold here: who knows of a technology may use it at once, and the S is that of
  /// awareness. If this fails, the article *Calibration* tells of a deviation that is gone.
  @Test func `one that most know already has its steepest rise at the start, though a logistic curve is near`()
    async throws
  {
    let scenario = try VerificationStudy.scenario(LowStart.known.rawValue)
    let shapes = try #require(try await LowStart.shapes(of: [scenario], replicates: 10).first)
    #expect(shapes.allSatisfy { $0.logistic > 0.98 }, "\(shapes)")
    #expect(shapes.count { $0.concaveIsWorse } < 5, "\(shapes)")
  }

  @Test func `a new technology does so in members of the ensemble too`() async throws {
    for shapes in try await LowStart.shapes(of: LowStart.new.members(4), replicates: 4) {
      #expect(shapes.allSatisfy { $0.logistic > 0.98 }, "\(shapes)")
      #expect(shapes.count { $0.concaveIsWorse } >= 5, "\(shapes)")
    }
  }
}
