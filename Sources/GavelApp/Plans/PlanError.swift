/// A plan file that cannot be used.
indirect enum PlanError: Error, Hashable, Sendable {
  /// This is wrong with the plan in a file that has a name.
  case file(path: String, PlanError)
  /// The file cannot be read; `code` is the system's error number.
  case unreadable(path: String, code: Int32)
  /// The plan is larger than any plan Gavel writes.
  case tooLarge(limitBytes: Int)
  /// The bytes are not UTF-8 at this line.
  case notUTF8(line: Int)
  /// The text is not JSON; `line` is where, as far as it is known.
  case notJSON(line: Int?)
  /// The plan has another format than this version reads.
  case wrongFormat(found: Int, supported: Int)
  /// A value is missing or has the wrong form; `place` is its path in the file.
  case wrongValue(place: String)
  /// A key stands twice in one object; `place` is its path in the file.
  case repeatedKey(place: String, line: Int)
  /// No plan that says this is written with the key at this path.
  case unknownKey(place: String, line: Int)
  /// The plan was changed after it was made: its digest does not fit its content.
  case damaged
  /// Two items, counted from 1, do the same to the same target.
  case repeated(earlier: Int, later: Int)
  /// What an item, counted from 1, says about its target is not so; `field` is the key in the file.
  case untrue(item: Int, field: String)
  /// The plan names nothing to do.
  case empty
}
