/// How large a figure is, and for what it is meant.
public enum FigureSize: String, Sendable, CaseIterable, Codable {
  /// One column of a report, 88 mm.
  case column
  /// Two columns of a report, 180 mm.
  case wide
  /// A slide of 16 : 9.
  case slide

  /// Width of the drawing, pixels of 1/96 inch.
  var width: Double {
    switch self {
    case .column: 333
    case .wide: 680
    case .slide: 1_280
    }
  }

  /// Width in print, millimetres; nil: on a screen.
  var printWidth: Double? {
    switch self {
    case .column: 88
    case .wide: 180
    case .slide: nil
    }
  }

  /// Height that a slide has and that is filled; figures in print are as high as they need.
  var fixedHeight: Double? { self == .slide ? 720 : nil }

  /// Factor on all sizes of text, points and strokes.
  var scale: Double { self == .slide ? 1.75 : 1 }
}

/// How a figure is to look; nothing here changes a number.
public struct FigureStyle: Sendable {
  /// Width of the page.
  public var size: FigureSize
  /// Language of the words, and how numbers are written.
  public var wording: Wording
  /// Title instead of the one that is made from the numbers; empty: none.
  public var title: String?
  /// Subtitle likewise.
  public var subtitle: String?

  public init(
    size: FigureSize = .wide, wording: Wording = Wording(), title: String? = nil, subtitle: String? = nil
  ) {
    self.size = size
    self.wording = wording
    self.title = title
    self.subtitle = subtitle
  }
}
