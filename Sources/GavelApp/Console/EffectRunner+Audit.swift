import GavelConsole
import GavelModel
import GavelStore

/// What the Audit view asks for.
extension EffectRunner {
  func loadEvidence(_ entry: AuditRecordID) async throws(StoreError) {
    guard let number = Int64(entry.rawValue) else { return }
    inbox.post(.evidence(try await session.reader.evidence(ofEntry: number), of: entry))
  }

  /// Walks along the trail beside everything else: a long one must not hold up what is shown.
  func verifyAudit() async {
    do throws(StoreError) {
      let reader = try StoreReader(path: session.store.path)
      let result = try await reader.verifyAudit()
      await reader.close()
      inbox.post(
        .auditVerified(
          AuditCheck(
            time: now(), result: result.isIntact ? .intact : .notIntact,
            lines: Notices.verified(result))))
    } catch {
      inbox.post(
        .auditVerified(
          AuditCheck(time: now(), result: .unread, lines: [Notices.notice(error).text])))
    }
  }

  /// Writes what the filter shows beside the stores, where only its owner can read it.
  func exportAudit(matching filter: Filter, _ form: AuditForm) async {
    do {
      let (path, count) = try await writeAudit(matching: filter, form, at: now())
      inbox.post(.notice(Notices.auditWritten(path, entries: count)))
    } catch {
      inbox.post(.notice(Notices.notice(error)))
    }
  }

  private func writeAudit(
    matching filter: Filter, _ form: AuditForm, at time: Timestamp
  ) async throws -> (path: String, entries: Int) {
    let reader = try StoreReader(path: session.store.path)
    let file = try ExportFile(folder: auditFolder, name: "audit", ending: form.rawValue, at: time)
    if form == .csv { try file.write(AuditText.csvHead) }
    var count = 0
    var last: Int64?
    while true {
      let page = try await reader.auditRecords(
        fitting: filter, before: last, limit: CommandContext.pageSize)
      try file.write(page.map { form == .csv ? AuditText.csv($0) : AuditText.line($0) }.joined())
      count += page.count
      last = page.last?.number
      guard page.count == CommandContext.pageSize else { break }
    }
    await reader.close()
    return (file.path, count)
  }
}
