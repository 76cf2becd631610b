/// How firms are tied to one another (specification, section 5.2). The network is fixed apart from policy-made ties.
public enum NetworkDescription: Sendable, Equatable {
  /// Gravity between regions, sector preference, triangles; the default, driven by the `network` parameters.
  case gravity
  /// Everyone is tied to everyone; nothing is stored.
  case complete
  /// Poisson (Erdős–Rényi) random graph with this mean degree, ≥ 0.
  case poisson(meanDegree: Double)
  /// Every firm observes this many sources, drawn uniformly with replacement, ≥ 0; directed.
  case randomInDegree(sources: Int)
  /// Every firm is tied to the next `neighbours` firms on a ring, and so to the previous ones, ≥ 1.
  case ring(neighbours: Int)
  /// Square lattice with `width` columns; the last row may be incomplete only without torus.
  case lattice(width: Int, neighbourhood: LatticeNeighbourhood, torus: Bool)
}

/// Who is a neighbour on a square lattice.
public enum LatticeNeighbourhood: String, CaseIterable, Sendable {
  /// Four neighbours.
  case vonNeumann
  /// Eight neighbours.
  case moore
}
