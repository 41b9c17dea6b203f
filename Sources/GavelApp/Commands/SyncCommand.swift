import GavelAPI
import GavelDispatch
import GavelModel
import GavelStore

/// `sync`: brings the store up to date and says what it holds.
struct SyncCommand {
  let context: CommandContext

  /// Reads everything once; `isFull` walks every history to its end.
  func run(isFull: Bool) async throws -> ExitStatus {
    let session = try await context.openSession()
    let interruption = Interruption()
    let watcher = Task { [output = context.output, isQuiet = context.invocation.isQuiet] in
      guard !isQuiet, output.messages.isTerminal else { return }
      for await progress in session.sync.progress {
        output.messages.write("\r\u{1B}[K" + Notices.progress(progress))
      }
    }
    defer { watcher.cancel() }
    let pass = Task { try await session.sync.pass(full: isFull) }
    let signal = await interruption.race {
      // The result, an error included, is taken below.
      _ = await pass.result
    }
    if context.output.messages.isTerminal { context.output.messages.write("\r\u{1B}[K") }
    if signal != nil {
      pass.cancel()
      context.output.message(Notices.syncInterrupted)
      return .interrupted
    }
    do {
      try await pass.value
    } catch SyncError.platform(let error) {
      throw error
    } catch SyncError.store(let error) {
      throw error
    }
    let summary = try await session.reader.syncSummary()
    context.output.document(
      [
        "rooms": JSONValue(summary.rooms), "messages": JSONValue(summary.messages),
        "time": JSONValue(summary.lastSyncAt),
      ],
      text: ["\(summary.rooms) rooms, \(summary.messages) messages"])
    return .done
  }
}
