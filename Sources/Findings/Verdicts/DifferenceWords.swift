/// Says of a difference what its interval allows, and no more.
struct DifferenceWords {
  let estimate: Estimate?

  init(_ estimate: Estimate?) { self.estimate = estimate }

  /// What the Student interval allows to say.
  enum Claim {
    /// The whole interval lies above zero.
    case more
    /// The whole interval lies below zero.
    case less
    /// Zero lies within the interval, at an end included.
    case indistinct
    /// Zero in every replicate.
    case same
    /// A mean without an interval.
    case unbounded
    /// No number at all.
    case missing
  }

  var claim: Claim {
    guard let estimate, let mean = estimate.mean else { return .missing }
    guard let lower = estimate.lower, let upper = estimate.upper else { return .unbounded }
    // What rounding leaves of a sum of ratios that cancel is no difference.
    if max(abs(mean), abs(lower), abs(upper)) < 1e-9 { return .same }
    return lower > 0 ? .more : upper < 0 ? .less : .indistinct
  }

  /// `25 [10, 40] more net uses`; what is less is told as a positive number. `lessWord` is `fewer` for what is counted.
  func phrase(_ noun: String, lessWord: String = "fewer") -> String {
    switch claim {
    case .more: "\(NumberText.interval(estimate)) more \(noun)"
    case .less: "\(NumberText.interval(estimate?.negated)) \(lessWord) \(noun)"
    case .indistinct: "no distinct difference in \(noun) (\(NumberText.interval(estimate)))"
    case .same: "exactly the same \(noun)"
    case .unbounded:
      (estimate?.mean ?? 0) < 0
        ? "\(NumberText.count(estimate?.negated.mean)) \(lessWord) \(noun) in the mean, without an interval"
        : "\(NumberText.count(estimate?.mean)) more \(noun) in the mean, without an interval"
    case .missing: "an unknown number of \(noun)"
    }
  }
}

extension Estimate {
  /// The estimate of the number with its sign turned.
  var negated: Estimate {
    var turned = self
    turned.mean = mean.map { -$0 }
    (turned.lower, turned.upper) = (upper.map { -$0 }, lower.map { -$0 })
    (turned.bootstrapLower, turned.bootstrapUpper) = (bootstrapUpper.map { -$0 }, bootstrapLower.map { -$0 })
    return turned
  }
}

/// Puts words in a row.
enum WordList {
  /// `a`, `a and b`, `a, b and c`.
  static func joined(_ words: [String], _ conjunction: String = "and") -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
  }

  /// The first few words, and how many more there are.
  static func shortened(_ words: [String], to limit: Int = 3, _ conjunction: String = "and") -> String {
    guard words.count > limit + 1 else { return joined(words, conjunction) }
    return words.prefix(limit).joined(separator: ", ") + " \(conjunction) \(words.count - limit) others"
  }
}
