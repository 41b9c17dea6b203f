import GavelModel
import GavelStore
import Glibc

extension Doctor {
  /// Looks whether the store is there, whole, and free of left-over work.
  func store(_ context: CommandContext) async -> [Finding] {
    guard let path = context.settings.store else {
      return [Finding(.store, ConnectionError.noStore, level: .note)]
    }
    do {
      try CommandContext.checkPresence(ofStore: path)
      var facts = stat()
      stat(path, &facts)
      let reader = try StoreReader(path: path)
      guard try await reader.isSound() else {
        return [Finding(.store, StoreError.damaged(path: path))]
      }
      return try await contents(reader, path, bytes: Int(facts.st_size))
    } catch let missing as ConnectionError {
      return [Finding(.store, missing, level: .note)]
    } catch StoreError.olderVersion(let path, let found) {
      return [
        Finding(.store, StoreError.olderVersion(path: path, found: found), level: .note)
      ]
    } catch {
      return [Finding(.store, error)]
    }
  }

  private func contents(
    _ reader: StoreReader, _ path: String, bytes: Int
  ) async throws -> [Finding] {
    let summary = try await reader.syncSummary()
    let interrupted = try await reader.interruptedBatches().count
    var findings = [
      Finding(
        .store, .fine, [Notices.store(path, summary, bytes: bytes)],
        [
          "rooms": "\(summary.rooms)", "messages": "\(summary.messages)", "bytes": "\(bytes)",
          "synced": summary.lastSyncAt.map { "\((now() - $0).milliseconds / 1000)" } ?? "never",
        ])
    ]
    findings += Self.exposed(["", "-wal", "-shm", ".locks"].map { path + $0 }, .store)
    if interrupted > 0 {
      findings.append(
        Finding(
          .store, .note, Notices.interrupted(interrupted), ["interrupted": "\(interrupted)"]))
    }
    return findings
  }

  /// What others may read although it tells of people; Gavel makes such files for their owner alone,
  /// and whoever opened them since may have had a reason.
  static func exposed(_ paths: [String], _ topic: Finding.Topic) -> [Finding] {
    let open = paths.filter { path in
      var facts = stat()
      return stat(path, &facts) == 0 && facts.st_mode & 0o077 != 0
    }
    guard !open.isEmpty else { return [] }
    return [Finding(topic, .note, Notices.exposed(open), ["exposed": "\(open.count)"])]
  }
}
