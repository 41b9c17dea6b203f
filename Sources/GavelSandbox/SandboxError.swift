/// Why a sandbox did not start.
public enum SandboxError: Error, Hashable, Sendable {
  /// Another process listens on the port.
  case portInUse(UInt16)
  /// The system refused to listen; `code` is its `errno`.
  case cannotListen(port: UInt16, code: Int32)
  /// The access log could not be opened; `code` is the system's `errno`.
  case cannotWriteLog(path: String, code: Int32)
  /// The system gave no thread or no pipe; `code` is its `errno`.
  case outOfResources(code: Int32)
}
