import GavelModel
import GavelStore
import Glibc

/// The commands `gavel backup` and `gavel restore`.
struct BackupCommand {
  let context: CommandContext

  /// Writes a copy of the store to a file that is not there yet.
  func backup(to file: String) async throws -> ExitStatus {
    let path = try existingStore()
    let messages = context.output.messages
    let showsProgress = !context.invocation.isQuiet && messages.isTerminal
    let isWhole = try copy(path, to: file) { done, all in
      if showsProgress { messages.progress(Notices.copied(done, of: all)) }
      return !Task.isCancelled
    }
    if showsProgress { messages.progress("") }
    guard isWhole else { throw CancellationError() }
    let reader = try StoreReader(path: file)
    let summary = try await reader.syncSummary()
    await reader.close()
    context.output.document(
      [
        "store": .string(path), "file": .string(file),
        "rooms": JSONValue(summary.rooms), "messages": JSONValue(summary.messages),
      ],
      text: [Notices.backedUp(summary, file)])
    return .done
  }

  private func copy(
    _ path: String, to file: String, goesOn: (Int, Int) -> Bool
  ) throws -> Bool {
    do throws(StoreError) {
      return try StoreBackup(of: path).write(to: file, goesOn: goesOn)
    } catch .cannotOpen(file, EEXIST) {
      throw SessionError.backupInTheWay(path: file)
    } catch {
      throw error
    }
  }

  /// Puts a copy in the store's place; what was there is kept beside it.
  func restore(from file: String, isConfirmed: Bool) async throws -> ExitStatus {
    let path = try context.writableStorePath()
    guard access(file, F_OK) == 0 else {
      throw StoreError.cannotOpen(path: file, code: errno)
    }
    let restore = StoreRestore(from: file, now: context.now())
    let identity = try await restore.identity()
    try await checkOwner(identity, of: path)
    if !isConfirmed, access(path, F_OK) == 0 {
      try ConfirmationTerminal(messages: context.output.messages).confirm(
        Notices.restoreAhead(path, file), unconfirmed: .restoreUnconfirmed(path: path))
    }
    let kept = try replace(path, by: restore)
    context.output.document(
      [
        "store": .string(path), "file": .string(file),
        "kept": JSONValue(kept),
      ],
      text: Notices.restored(path, kept))
    return .done
  }

  private func replace(_ path: String, by restore: StoreRestore) throws -> String? {
    do throws(StoreError) {
      return try restore.run(to: path)
    } catch {
      switch error {
      case .busy, .lockedBy: throw SessionError.restoreInUse(path: path)
      case .cannotOpen, .notAGavelStore, .newerVersion, .unsafe, .olderVersion, .belongsToAnother,
        .full, .readOnly, .needsItsLog, .corrupt, .damaged, .interrupted, .closed, .damagedPlan,
        .failed:
        throw error
      }
    }
  }

  /// A copy of somebody else's store must not end up under this name.
  private func checkOwner(_ identity: StoreIdentity?, of path: String) async throws {
    guard access(path, F_OK) == 0, let identity,
      // A store that cannot be read any more is what a backup is for.
      let reader = try? StoreReader(path: path), let here = try? await reader.identity()
    else { return }
    await reader.close()
    guard here.server == identity.server, here.account == identity.account else {
      throw StoreError.belongsToAnother(server: identity.server, account: identity.account)
    }
  }

  private func existingStore() throws -> String {
    guard let path = context.settings.store else { throw ConnectionError.noStore }
    try CommandContext.checkPresence(ofStore: path)
    return path
  }
}
