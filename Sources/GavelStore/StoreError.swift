import GavelModel

/// Why the client store could not do what was asked; nothing was changed when one is thrown.
public enum StoreError: Error, Hashable, Sendable {
  /// The file could not be opened or made; `code` is the system's `errno` or SQLite's code.
  case cannotOpen(path: String, code: Int32)
  /// The file belongs to another program, or is no database at all.
  case notAGavelStore(path: String)
  /// The file was written by a later Gavel.
  case newerVersion(path: String, found: Int, supported: Int)
  /// The file or its directory is open to others, so its content cannot be trusted.
  case unsafe(path: String, FileRisk)
  /// An earlier Gavel wrote the file; opening it as a ``Store`` brings it up to date.
  case olderVersion(path: String, found: Int)
  /// The store holds another account's data.
  case belongsToAnother(server: String, account: PersonID)
  /// Another process kept the database locked for longer than the busy timeout.
  case busy
  /// The same, and the system tells which process it is.
  case lockedBy(LockHolder)
  /// The disk is full.
  case full
  /// The file may only be read.
  case readOnly
  /// The file cannot be read without the log beside it, which needs a place that can be written.
  case needsItsLog(path: String)
  /// The file is damaged, or a row in it cannot be read.
  case corrupt
  /// The file at the path is damaged, which was noticed while it was opened.
  case damaged(path: String)
  /// The task was cancelled while an old store was being brought up to date.
  case interrupted
  /// The store was closed before.
  case closed
  /// A confirmed plan does not match its own digest.
  case damagedPlan
  /// Another failure, with SQLite's primary and extended result code.
  case failed(code: Int32, extended: Int32)
}

/// What makes a store file unsafe to use.
public enum FileRisk: Hashable, Sendable {
  /// Group or others may write the file.
  case writableByOthers
  /// Others may replace files in its directory.
  case directoryWritableByOthers
  /// Another user owns the file.
  case foreignOwner
  /// The path ends in a symbolic link.
  case symbolicLink
  /// The path names a directory, a device or a pipe.
  case notAFile
}
