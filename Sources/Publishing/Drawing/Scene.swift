/// Everything that a picture holds, in the order in which it is painted.
package struct Scene: Sendable {
  package private(set) var marks: [Mark] = []

  package init() {}

  package mutating func add(_ mark: Mark) { marks.append(mark) }

  /// A straight line.
  package mutating func line(_ from: Point, _ to: Point, _ stroke: Stroke, tip: String = "") {
    add(Mark(.path([.move(from), .line(to)]), stroke: stroke, tip: tip))
  }

  /// A line through several points; fewer than two draw nothing.
  package mutating func polyline(_ points: [Point], _ stroke: Stroke, tip: String = "") {
    guard let first = points.first, points.count > 1 else { return }
    add(Mark(.path([.move(first)] + points.dropFirst().map(PathStep.line)), stroke: stroke, tip: tip))
  }

  /// A closed, filled outline.
  package mutating func polygon(_ points: [Point], fill: Fill, stroke: Stroke? = nil, tip: String = "") {
    guard let first = points.first, points.count > 2 else { return }
    add(Mark(.path([.move(first)] + points.dropFirst().map(PathStep.line) + [.close]), fill, stroke: stroke, tip: tip))
  }

  package mutating func rectangle(_ box: Box, fill: Fill?, stroke: Stroke? = nil, tip: String = "") {
    add(Mark(.rectangle(box), fill, stroke: stroke, tip: tip))
  }

  package mutating func disc(_ centre: Point, radius: Double, fill: Fill?, stroke: Stroke? = nil, tip: String = "") {
    add(Mark(.disc(centre, radius: radius), fill, stroke: stroke, tip: tip))
  }

  package mutating func text(_ label: TextLabel) { add(Mark(.text(label), nil)) }

  /// All texts with the space that they take up.
  package var labels: [TextLabel] {
    marks.compactMap { if case .text(let label) = $0.shape { label } else { nil } }
  }
}

/// One thing on the page.
package struct Mark: Sendable, Equatable {
  package let shape: Shape
  package let fill: Fill?
  package let stroke: Stroke?
  /// What a pointer or a screen reader is told of it; empty: nothing.
  package let tip: String

  package init(_ shape: Shape, _ fill: Fill? = nil, stroke: Stroke? = nil, tip: String = "") {
    self.shape = shape
    self.fill = fill
    self.stroke = stroke
    self.tip = tip
  }

  package enum Shape: Sendable, Equatable {
    case rectangle(Box)
    case disc(Point, radius: Double)
    case path([PathStep])
    case text(TextLabel)
  }
}

/// One step of a path.
package enum PathStep: Sendable, Equatable {
  case move(Point)
  case line(Point)
  /// A quadratic curve.
  case curve(control: Point, to: Point)
  case close
}

/// How an area is filled.
package struct Fill: Sendable, Equatable {
  package var colour: Colour
  /// 0…1.
  package var opacity: Double
  /// Fine diagonal lines of the colour instead of the colour: for what is missing.
  package var isHatched: Bool
  /// Fine dots of the colour instead of the colour, to lie over another area: for what is not certain.
  package var isDotted: Bool

  package init(_ colour: Colour, opacity: Double = 1, isHatched: Bool = false, isDotted: Bool = false) {
    self.colour = colour
    self.opacity = opacity
    self.isHatched = isHatched
    self.isDotted = isDotted
  }
}

/// How a line is drawn.
package struct Stroke: Sendable, Equatable {
  package var colour: Colour
  /// Pixels.
  package var width: Double
  /// Lengths of dashes and gaps in turn, pixels; empty: unbroken.
  package var dashes: [Double]
  /// 0…1.
  package var opacity: Double

  package init(_ colour: Colour, width: Double = 1, dashes: [Double] = [], opacity: Double = 1) {
    self.colour = colour
    self.width = width
    self.dashes = dashes
    self.opacity = opacity
  }
}

/// One line of text.
package struct TextLabel: Sendable, Equatable {
  package enum Anchor: String, Sendable { case start, middle, end }

  package var text: String
  /// Where the base line starts, has its middle, or ends.
  package var place: Point
  /// Pixels.
  package var size: Double
  package var isBold: Bool
  package var anchor: Anchor
  package var colour: Colour
  /// Whether it reads upwards, as beside a vertical axis.
  package var isUpright: Bool
  /// Whether a white border sets it off from what it is written on.
  package var hasHalo: Bool

  package init(
    _ text: String, at place: Point, size: Double, isBold: Bool = false, anchor: Anchor = .start,
    colour: Colour = .ink, isUpright: Bool = false, hasHalo: Bool = false
  ) {
    self.text = text
    self.place = place
    self.size = size
    self.isBold = isBold
    self.anchor = anchor
    self.colour = colour
    self.isUpright = isUpright
    self.hasHalo = hasHalo
  }

  /// The space that it takes up.
  package var box: Box {
    let width = TextMetrics.width(text, size: size, isBold: isBold)
    let offset =
      switch anchor {
      case .start: 0.0
      case .middle: width / 2
      case .end: width
      }
    let above = size * TextMetrics.ascent
    let below = size * TextMetrics.descent
    return isUpright
      ? Box(
        left: place.x - above, top: place.y - width + offset, right: place.x + below, bottom: place.y + offset)
      : Box(left: place.x - offset, top: place.y - above, right: place.x - offset + width, bottom: place.y + below)
  }
}
