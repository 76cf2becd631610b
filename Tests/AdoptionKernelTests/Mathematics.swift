import Foundation

/// e to a power, by the library of the platform and not by the kernel's own function, which is tested against it.
func libraryExponential(_ power: Double) -> Double { exp(power) }

/// Whether two amounts agree up to single precision.
func isClose(_ one: Double, _ other: Double, within tolerance: Double = 1e-6) -> Bool {
  abs(one - other) <= tolerance * max(1, abs(one), abs(other))
}
