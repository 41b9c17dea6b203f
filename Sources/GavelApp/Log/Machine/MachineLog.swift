import Glibc

/// The machine's own log, syslog(3): a record that its operators read and a moderator cannot
/// rewrite.
///
/// A line holds kinds, numbers and ids, never a text, a name, a reason or a secret. The library
/// waits while the machine's log takes nothing, and drops lines where there is none.
struct MachineLog: Sendable {
  /// How much goes there, each with what the one before it says.
  enum Choice: String, Hashable, Sendable, CaseIterable {
    /// Nothing.
    case off
    /// What went wrong.
    case errors
    /// Also every entry of the audit trail.
    case audit
  }

  /// How much a line matters (RFC 5424, 6.2.1).
  enum Severity: Hashable, Sendable {
    case error, warning, notice
  }

  /// Whom a line concerns.
  enum Facility: Hashable, Sendable {
    /// Those who look after programs.
    case user
    /// Those who may know who did what to whom: on Debian the group `adm`.
    case authorization
  }

  /// One line of the log.
  struct Line: Hashable, Sendable {
    let facility: Facility
    let severity: Severity
    let text: String
  }

  /// How much goes there.
  var choice = Choice.off
  /// Takes a line.
  let write: @Sendable (Line) -> Void

  /// The machine's, through the C library.
  static let cLibrary = MachineLog { line in
    _ = opened
    line.text.withCString { text in
      withVaList([text]) { vsyslog(line.priority, "%s", $0) }
    }
  }

  /// The library keeps the pointer, so the name is never freed.
  private static let opened: Void = openlog(strdup("gavel"), LOG_PID, facility(.user))

  fileprivate static func facility(_ facility: Facility) -> Int32 {
    switch facility {
    case .user: 1 << 3
    case .authorization: 10 << 3
    }
  }
}

extension MachineLog.Line {
  /// Facility and severity in one number, as the library takes them.
  fileprivate var priority: Int32 {
    let severity: Int32 =
      switch severity {
      case .error: LOG_ERR
      case .warning: LOG_WARNING
      case .notice: LOG_NOTICE
      }
    return MachineLog.facility(facility) | severity
  }
}
