/// Figures as a Markdown table, ready to be pasted.
struct FigureTable {
  var title: String
  var figures: [Figure]

  var markdown: String {
    let head = [
      "**\(title)**", "", "| What | Measured | Target | How |", "| --- | --: | --: | --- |",
    ]
    return (head + figures.map(Self.row)).joined(separator: "\n")
  }

  private static func row(_ figure: Figure) -> String {
    let target =
      switch figure.target {
      case .atMost(let limit): "≤ \(words(limit, figure.unit))"
      case .atLeast(let limit): "≥ \(words(limit, figure.unit))"
      case nil: ""
      }
    let verdict = figure.isMet == false ? ", missed" : ""
    let value = words(figure.value, figure.unit)
    return "| \(figure.name) | \(value) | \(target)\(verdict) | \(figure.how) |"
  }

  /// Returns a number with as many places as it is worth, thousands apart, and its unit.
  static func words(_ value: Double, _ unit: Figure.Unit) -> String {
    let places = unit == .count || unit == .bytes || unit == .perSecond || value >= 100 ? 0 : 2
    let scale = places == 0 ? 1.0 : 100.0
    let rounded = (value.magnitude * scale).rounded()
    guard rounded.isFinite, rounded < 1e15 else { return "\(value)" }
    var digits = String(Int(rounded) / Int(scale))
    var place = digits.endIndex
    while digits.distance(from: digits.startIndex, to: place) > 3 {
      place = digits.index(place, offsetBy: -3)
      digits.insert(",", at: place)
    }
    if places > 0 {
      let rest = Int(rounded) % 100
      if rest > 0 { digits += rest < 10 ? ".0\(rest)" : ".\(rest)" }
      if rest > 0, rest % 10 == 0 { digits.removeLast() }
    }
    let sign = value < 0 && rounded > 0 ? "-" : ""
    return sign + digits + (unit == .count ? "" : " \(unit.rawValue)")
  }
}
