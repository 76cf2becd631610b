/// A colour, and the few that pictures are made of.
///
/// Hues are told apart by people with any usual colour vision, and most of them by their lightness alone; every series
/// has a form of its own besides (``SeriesLook``). Blue is for more and orange for less, never green and red.
package struct Colour: Sendable, Equatable {
  /// Parts of red, green and blue, each 0…255.
  package let red: Int
  package let green: Int
  package let blue: Int

  package init(_ hex: UInt32) {
    red = Int(hex >> 16 & 0xFF)
    green = Int(hex >> 8 & 0xFF)
    blue = Int(hex & 0xFF)
  }

  private init(red: Int, green: Int, blue: Int) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// `#1b2a3c`.
  package var hex: String {
    "#" + [red, green, blue].map { String($0 + 256, radix: 16).dropFirst() }.joined()
  }

  /// The colour between this one (0) and another (1), part by part.
  package func mixed(with other: Colour, _ share: Double) -> Colour {
    let share = max(0, min(1, share))
    func part(_ from: Int, _ to: Int) -> Int { Int((Double(from) + share * Double(to - from)).rounded()) }
    return Colour(red: part(red, other.red), green: part(green, other.green), blue: part(blue, other.blue))
  }

  /// Relative luminance after WCAG 2, 0 black … 1 white.
  package var luminance: Double {
    func linear(_ part: Int) -> Double {
      let value = Double(part) / 255
      // The standard's curve; 2.4 is spelled as a product of roots so that no C library decides the last bit.
      return value <= 0.03928 ? value / 12.92 : power24((value + 0.055) / 1.055)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// Contrast with another colour after WCAG 2, 1…21.
  package func contrast(with other: Colour) -> Double {
    let (light, dark) = (max(luminance, other.luminance), min(luminance, other.luminance))
    return (light + 0.05) / (dark + 0.05)
  }

  /// Dark or white, whichever is read better on this colour; black where neither ink nor paper reaches 4.5 : 1.
  package var inkOnTop: Colour {
    let best: Colour = contrast(with: .ink) >= contrast(with: .paper) ? .ink : .paper
    return contrast(with: best) >= 4.5 ? best : Colour(0x000000)
  }

  package static let paper = Colour(0xFFFFFF)
  /// Text.
  package static let ink = Colour(0x1A1F27)
  /// Text of the second rank; 7:1 on white.
  package static let quietInk = Colour(0x4C5561)
  /// Axes.
  package static let rule = Colour(0x7C8692)
  /// Grid lines.
  package static let grid = Colour(0xDDE2E8)
  /// Areas without a value, and boundaries behind others.
  package static let ground = Colour(0xEEF1F4)

  package static let blue = Colour(0x00508F)
  package static let orange = Colour(0xD9660B)
  package static let sky = Colour(0x4FA3D9)
  package static let purple = Colour(0x7B4173)
  package static let amber = Colour(0xE3A81C)
  package static let slate = Colour(0x5D6B7A)

  /// The six hues in the order in which series take them.
  package static let hues: [Colour] = [.blue, .orange, .sky, .purple, .amber, .slate]

  /// A colour for a value between `-1` (all of the first, orange) and `1` (blue); 0 is nearly white. Both arms are equally light at
  /// equal distance from the middle, so that a greyscale print shows size; the sign is printed too.
  package static func diverging(_ value: Double) -> Colour {
    let middle = Colour(0xF4F4F1)
    return value < 0 ? middle.mixed(with: Colour(0xB0500A), -value) : middle.mixed(with: Colour(0x0A4F8C), value)
  }

  /// A colour for a share between 0 (light) and 1 (dark blue).
  package static func sequential(_ value: Double) -> Colour {
    Colour(0xEAF1F7).mixed(with: Colour(0x003A6B), value)
  }
}

/// `x` to the power of 2.4 for 0 < x ≤ 1: x² times the fifth root of x², by Newton's iteration.
private func power24(_ x: Double) -> Double {
  let square = x * x
  var root = 1.0
  for _ in 0..<60 { root -= (root * root * root * root * root - square) / (5 * root * root * root * root) }
  return square * root
}

/// How a series looks: a hue, a form of its points and a pattern of its lines, so that none depends on colour alone.
package struct SeriesLook: Sendable, Equatable {
  package let colour: Colour
  package let form: Form
  /// Dashes of its lines, pixels.
  package let dashes: [Double]

  package enum Form: Int, Sendable, CaseIterable { case disc, square, diamond, triangle, ring, cross }

  /// The look of the series at a place in the scenario's order; the same policy looks the same in every figure.
  package init(place: Int) {
    let bounded = max(0, place)
    colour = Colour.hues[bounded % Colour.hues.count]
    form = Form.allCases[(bounded + bounded / Colour.hues.count) % Form.allCases.count]
    dashes = [[], [7, 3], [2, 2.5], [9, 3, 2, 3], [5, 2], [12, 4]][(bounded + bounded / Colour.hues.count) % 6]
  }

  /// The baseline, and whatever stands for nothing special.
  package static let baseline = SeriesLook(colour: .slate, form: .ring, dashes: [3, 3])

  package init(colour: Colour, form: Form, dashes: [Double] = []) {
    self.colour = colour
    self.form = form
    self.dashes = dashes
  }
}
