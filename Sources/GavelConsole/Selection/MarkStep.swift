/// The marks of a list before a command changed them.
struct MarkStep: Sendable, Equatable {
  var list: ListName
  var ids: Set<String>

  /// Steps that can be taken back.
  static let most = 50
}

/// Marks kept under a name, to be marked again or reckoned with.
struct MarkSet: Sendable, Equatable {
  var list: ListName
  var ids: Set<String>
}
