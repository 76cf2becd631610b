extension Scene {
  /// A point of a series, in its form and colour, with a thin white border that keeps points apart that lie on others.
  package mutating func point(_ look: SeriesLook, at centre: Point, radius: Double = 4, tip: String = "") {
    let (x, y) = (centre.x, centre.y)
    let fill = Fill(look.colour)
    let border = Stroke(.paper, width: 0.8)
    switch look.form {
    case .disc: disc(centre, radius: radius, fill: fill, stroke: border, tip: tip)
    case .ring:
      disc(centre, radius: radius - 0.6, fill: Fill(.paper), stroke: Stroke(look.colour, width: 1.8), tip: tip)
    case .square:
      let half = radius * 0.88
      rectangle(
        Box(left: x - half, top: y - half, right: x + half, bottom: y + half), fill: fill, stroke: border, tip: tip)
    case .diamond:
      let half = radius * 1.2
      polygon(
        [Point(x, y - half), Point(x + half, y), Point(x, y + half), Point(x - half, y)], fill: fill, stroke: border,
        tip: tip)
    case .triangle:
      let half = radius * 1.15
      polygon(
        [Point(x, y - half), Point(x + half, y + half * 0.85), Point(x - half, y + half * 0.85)], fill: fill,
        stroke: border, tip: tip)
    case .cross:
      let half = radius * 0.85
      let stroke = Stroke(look.colour, width: 2.2)
      line(Point(x - half, y - half), Point(x + half, y + half), stroke)
      line(Point(x - half, y + half), Point(x + half, y - half), stroke, tip: tip)
    }
  }

  /// An interval along one line with short strokes across its ends, and the point of its mean.
  package mutating func interval(
    _ look: SeriesLook, from: Point, to: Point, mean: Point, radius: Double = 4, tip: String = ""
  ) {
    // On a slide everything is larger, and so are strokes.
    let factor = max(1, radius / 4.4)
    let stroke = Stroke(look.colour, width: 1.6 * factor)
    line(from, to, stroke)
    let isLevel = from.y == to.y
    let across = isLevel ? Point(0, 3.5 * factor) : Point(3.5 * factor, 0)
    for end in [from, to] {
      line(Point(end.x - across.x, end.y - across.y), Point(end.x + across.x, end.y + across.y), stroke)
    }
    point(look, at: mean, radius: radius, tip: tip)
  }
}
