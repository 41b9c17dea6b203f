/// A file of reports that cannot be read at all; its bad lines are no errors of this kind.
enum ImportError: Error, Hashable, Sendable {
  /// The file cannot be opened or read; `code` is the system's error number.
  case unreadable(path: String, code: Int32)
}
