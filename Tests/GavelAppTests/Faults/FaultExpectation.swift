/// What each cell of the table must come to: the outcomes, in the order of the alphabet, and how
/// many requests that change something may leave.
///
/// The rules behind it: a refusal is believed and not repeated; what may have been applied is read,
/// or repeated where repeating is the read; a clear leaves once; what stays open is unknown.
enum FaultExpectation {
  /// Kinds, `once` or `always`, then one entry for each column; `/` parts two that are both right.
  typealias Row = (kinds: [String], always: Bool?, cells: [String])

  private static let spoilt = [
    "dropAfter", "truncate", "empty", "delay", "slowBody", "endless", "silent", "hundredMegabytes",
    "wideHead", "gateway",
  ]

  static let imkitColumns = ["message", "clear", "room", "member", "leave", "several"]

  static let imkit: [Row] = [
    (["401", "403", "RC 403 in a 200"], nil, same("refused 1", several: "refused refused 1")),
    // A member is looked for before a 404 is believed; of other targets it is the last word.
    (["404"], false, ["gone 1", "gone 1", "gone 1", "failed 1", "failed 1", "done done 3"]),
    (["404"], true, ["gone 1", "gone 1", "gone 1", "failed 1", "failed 1", "failed failed 3"]),
    (["400", "409", "html404"], false, same("failed 1", several: "done done 3")),
    (["400", "409", "html404"], true, same("failed 1", several: "failed failed 3")),
    (["429", "rateLimit"], false, same("done 2", several: "done done 2")),
    (["500", "503"], false, same("done 2", clear: "failed 1", several: "done done 2")),
    (
      ["500", "503"], true,
      same("failed 3", clear: "failed 1", several: "failed failed 3")
    ),
    (["RC 7 in a 200"], false, same("done 2", clear: "unknown 1", several: "done done 2")),
    (["RC 7 in a 200"], true, same("failed 3", clear: "unknown 1", several: "failed failed 3")),
    (
      // A gateway's page says nothing about what the platform behind it did.
      ["dropBefore", "html502", "html200", "no RC"], false,
      same("done 2", clear: "unknown 1", several: "done done 2")
    ),
    (
      ["dropBefore", "html502", "html200", "no RC"], true,
      ["unknown 3", "unknown 1", "failed 3", "failed 3", "failed 3", "failed failed 3"]
    ),
    (spoilt, false, ["gone 2", "gone 1", "gone 1", "gone 1", "gone 1", "gone gone 1"]),
    (["empty"], true, ["unknown 2", "gone 1", "gone 1", "gone 1", "gone 1", "gone gone 1"]),
    (spoilt, true, ["unknown 3", "gone 1", "gone 1", "gone 1", "gone 1", "gone gone 1"]),
  ]

  private static func same(
    _ cell: String, clear: String? = nil, several: String
  ) -> [String] {
    [cell, clear ?? cell, cell, cell, cell, several]
  }

  static let rocketchatColumns = [
    "message", "again", "dismiss", "clear", "scope", "room", "alone", "several",
  ]

  static let rocketchat: [Row] = [
    // A 401 on a session that is good is asked once more, and is then a refusal.
    (["401"], false, all("done 2", several: "done done 3")),
    (["401"], true, all("refused 2", several: "refused refused 4")),
    (["403"], false, all("refused 1", several: "done refused 2")),
    (["403"], true, all("refused 1", several: "refused refused 2")),
    (["400", "409"], false, all("failed 1", several: "done failed 2")),
    (["400", "409"], true, all("failed 1", several: "failed failed 2")),
    // A server without `rooms.delete` has the call of before 5.4.
    (["404", "html404"], false, all("failed 1", room: "done 1", several: "done failed 2")),
    (["404", "html404"], true, all("failed 1", room: "done 1", several: "failed failed 2")),
    (["429", "rateLimit"], false, all("done 2", several: "done done 3/done done 4")),
    (["500", "503"], false, all("done 2", clear: "failed 1", several: "done done 3")),
    (
      ["500", "503"], true,
      all("failed 3", clear: "failed 1", several: "failed failed 6")
    ),
    (
      ["success false in a 200"], false,
      all("done 2", clear: "unknown 1", several: "done done 3")
    ),
    (
      ["success false in a 200"], true,
      all("failed 3", clear: "unknown 1", several: "failed failed 6")
    ),
    (
      ["dropBefore", "html502", "html200", "no success"], false,
      all("done 2", clear: "unknown 1", several: "done done 3")
    ),
    (
      ["dropBefore", "html502", "html200", "no success"], true,
      ["unknown 3", "unknown 3", "unknown 3", "unknown 1", "unknown 1", "failed 3", "failed 3"]
        + ["failed failed 6"]
    ),
    (
      spoilt, false,
      ["gone 2", "done 2", "gone 2", "gone 1", "unknown 1", "gone 1", "gone 1", "done gone 2"]
    ),
    (
      ["empty"], true,
      ["gone 2", "unknown 3", "unknown 2", "gone 1", "unknown 1", "gone 1", "gone 1"]
        + ["gone gone 2"]
    ),
    (
      spoilt, true,
      ["unknown 3", "unknown 3", "unknown 3", "gone 1", "unknown 1", "gone 1", "gone 1"]
        + ["gone gone 2"]
    ),
  ]

  private static func all(
    _ cell: String, clear: String? = nil, room: String? = nil, several: String
  ) -> [String] {
    let clear = clear ?? cell
    return [cell, cell, cell, clear, clear, room ?? cell, cell, several]
  }

  /// What a cell may come to; empty when the table says nothing about it.
  static func cell(
    _ dialect: FaultKind.SandboxDialect, _ column: String, _ kind: FaultKind, always: Bool
  ) -> [String] {
    let (rows, columns) =
      dialect == .imkit ? (imkit, imkitColumns) : (rocketchat, rocketchatColumns)
    let row = rows.first {
      $0.kinds.contains(kind.name) && ($0.always ?? always) == always
    }
    guard let row, let place = columns.firstIndex(of: column) else { return [] }
    return row.cells[place].split(separator: "/").map(String.init)
  }
}
