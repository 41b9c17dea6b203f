import GavelAPI
import GavelDispatch
import GavelModel
import GavelStore

/// What is told of the things that happen: kinds and numbers, never a text, a name or a reason.
extension LogFile {
  /// A request and its answer.
  func note(_ call: CallRecord) {
    let parts = call.name.split(separator: " ", maxSplits: 1)
    add(
      .debug, "request",
      [
        "method": String(parts.first ?? ""), "route": String(parts.last ?? ""),
        "status": call.status.map(String.init) ?? "-", "error": call.failure ?? "-",
        "ms": String(call.duration.milliseconds),
      ])
  }

  /// A command that ended.
  func note(_ command: Command, _ status: ExitStatus) {
    // The case's name alone: what comes with it may be anything that was typed.
    let name = "\(command)".prefix { $0.isLetter }
    add(.info, "command", ["name": String(name), "exit": String(status.rawValue)])
  }

  /// Something that went wrong, by its kind.
  func note(error: any Error) {
    switch error {
    case let error as APIError: note(error, "platform")
    case SyncError.platform(let error): note(error, "sync")
    case SyncError.store(let error): note(error)
    case SessionError.unknownCredential(_, _, let answer):
      note(APIError.unauthorized(answer), "platform")
    case let error as StoreError: note(error)
    default:
      add(
        .error, "error",
        ["kind": "\(type(of: error))", "exit": String(Notices.explain(error).status.rawValue)])
    }
  }

  private func note(_ error: APIError, _ kind: String) {
    let answer = error.answer
    add(
      .error, "error",
      [
        "kind": kind, "error": error.name, "status": answer.status.map(String.init) ?? "-",
        "code": answer.code ?? "-",
      ])
  }

  private func note(_ error: StoreError) {
    // The case's name alone: what comes with it may be a path or an account.
    let name = "\(error)".prefix { $0.isLetter }
    add(.error, "error", ["kind": "store", "error": String(name)])
  }

  /// What a batch came to.
  func note(batch: BatchID, _ counts: BatchCounts) {
    func count(_ outcome: Outcome) -> String { String(counts[outcome]) }
    add(
      .info, "batch",
      [
        "number": String(batch.rawValue), "items": String(counts.total), "done": count(.done),
        "gone": count(.gone), "refused": count(.refused), "failed": count(.failed),
        "unknown": count(.unknown), "setAside": count(.setAside), "cancelled": count(.cancelled),
      ])
  }

  /// How far the store follows the platform, where that is more than a moment's news.
  func note(_ progress: SyncProgress) {
    switch progress {
    case .settled: add(.debug, "sync", ["state": "settled"])
    case .resting: add(.info, "sync", ["state": "resting"])
    case .offline(let error): note(error, "sync")
    case .reportsWithheld: add(.info, "sync", ["state": "reportsWithheld"])
    case .reportsLacking: add(.info, "sync", ["state": "reportsLacking"])
    case .listing, .reading, .reports: return
    }
  }
}
