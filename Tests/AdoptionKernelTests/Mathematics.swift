import Foundation

/// e to a power, so that test files need not import a mathematics library of a platform.
func exponential(_ power: Double) -> Double { exp(power) }

/// Whether two amounts agree up to single precision.
func isClose(_ one: Double, _ other: Double, within tolerance: Double = 1e-6) -> Bool {
  abs(one - other) <= tolerance * max(1, abs(one), abs(other))
}
