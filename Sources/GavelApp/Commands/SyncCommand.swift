import GavelAPI
import GavelDispatch
import GavelModel
import GavelStore

/// `sync`: brings the store up to date and says what it holds.
struct SyncCommand {
  let context: CommandContext

  /// Reads everything once; `isFull` walks every history to its end.
  func run(isFull: Bool) async throws -> ExitStatus {
    let begun = context.now()
    let session = try await context.openSession()
    let output = context.output
    let isQuiet = context.invocation.isQuiet
    let showsProgress = !isQuiet && output.messages.isTerminal
    let watcher = Task {
      guard !isQuiet else { return }
      var isTold = false
      for await progress in session.sync.progress {
        if showsProgress {
          output.messages.progress(Notices.progress(progress))
        } else if case .resting = progress, !isTold {
          // Why nothing happens for minutes is worth a line of a log too, once.
          isTold = true
          output.message("gavel: \(Notices.progress(progress))")
        }
      }
    }
    let result: Result<Void, SyncError>
    do throws(SyncError) {
      result = .success(try await session.sync.pass(full: isFull))
    } catch {
      result = .failure(error)
    }
    // Its last line must not come after the clearing of it.
    watcher.cancel()
    await watcher.value
    if showsProgress { output.messages.progress("") }
    do {
      try result.get()
    } catch {
      guard !Task.isCancelled else {
        output.message(Notices.syncInterrupted)
        return .interrupted
      }
      throw error
    }
    let summary = try await session.reader.syncSummary()
    await session.close()
    context.log.add(
      .info, "sync",
      [
        "rooms": "\(summary.rooms)", "messages": "\(summary.messages)",
        "ms": "\((context.now() - begun).milliseconds)",
      ])
    context.output.document(
      [
        "rooms": JSONValue(summary.rooms), "messages": JSONValue(summary.messages),
        "time": JSONValue(summary.lastSyncAt),
      ],
      text: ["\(summary.rooms) rooms, \(summary.messages) messages"])
    return .done
  }
}
