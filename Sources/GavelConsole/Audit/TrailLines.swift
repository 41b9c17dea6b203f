import GavelModel
import GavelScreen

/// The audit trail as a whole, as lines.
extension ConsoleState {
  var trailLines: [DetailLine] {
    var lines: [DetailLine] = []
    if let total = audit.list.wholeTotal {
      lines.append(DetailLine("entries", "\(Numbers.grouped(total))"))
    }
    return lines + checkLines + [
      DetailLine(.empty, .empty), DetailLine("meaning", Self.meaning, .dim),
    ]
  }

  private var checkLines: [DetailLine] {
    if audit.isChecking { return [DetailLine("checked", "walking along the trail…", .caution)] }
    guard let check = audit.check else {
      return [DetailLine("checked", "not yet: v walks along the whole trail", .dim)]
    }
    let role: ThemeRole = check.result == .intact ? .good : .danger
    let words = check.lines.enumerated().map { number, line in
      DetailLine(number == 0 ? "result" : .empty, "\(line)", number == 0 ? role : .text)
    }
    return [DetailLine("checked", "\(fullTime(check.time))")] + words
  }

  /// What a walk along the trail proves, and what it does not.
  private static let meaning: DisplayText =
    "each entry carries a digest over the one before it and everything in itself, so that a walk "
    + "finds what was changed, moved, added or removed by hand. Whoever owns the file can make "
    + "the whole trail anew: only a head that is kept elsewhere tells that."
}
