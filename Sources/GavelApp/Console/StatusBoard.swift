import GavelAPI
import GavelConsole
import GavelDispatch
import GavelModel

/// Puts together the header's connection line from what the sync and the relay report.
actor StatusBoard {
  private var status: ConnectionStatus
  private let post: @Sendable (ConsoleEvent) -> Void

  init(_ status: ConnectionStatus, post: @escaping @Sendable (ConsoleEvent) -> Void) {
    self.status = status
    self.post = post
  }

  /// Takes news of the sync.
  func note(_ progress: SyncProgress) {
    var next = status
    switch progress {
    case .listing: next.link = status.lastSync == nil ? .syncing(done: 0, of: 0) : status.link
    case .reading(let done, let total):
      // The routine look at one room is not worth a redraw.
      if total > 1 || status.lastSync == nil { next.link = .syncing(done: done, of: total) }
    // Rows that show what is known so far say enough.
    case .reports: return
    case .resting(let until): next.throttledUntil = until
    case .reportsWithheld: next.withholdsReports = true
    case .reportsLacking: next.abilities.hasReports = false
    case .settled(let time):
      next.link = .online
      next.lastSync = time
    case .offline(.unauthorized): next.link = .unauthorized
    case .offline: next.link = .offline
    }
    show(next)
  }

  /// Takes the account's name, once one is known, and its role in the open room.
  func note(name: String?, role: Role?) {
    var next = status
    next.accountName = name ?? next.accountName
    next.role = role.map { $0 == .member ? "" : "room \($0.rawValue)" } ?? ""
    show(next)
  }

  /// Takes what this very server can do.
  func note(abilities: PlatformAbilities) {
    var next = status
    next.abilities = abilities
    show(next)
  }

  /// Takes the relay's word that the platform asked for a rest.
  func note(throttledUntil until: Timestamp) {
    var next = status
    next.throttledUntil = until
    show(next)
  }

  private func show(_ next: ConnectionStatus) {
    guard next != status else { return }
    status = next
    post(.connection(next))
  }
}
