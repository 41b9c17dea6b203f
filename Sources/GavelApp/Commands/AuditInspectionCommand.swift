import GavelModel
import GavelStore

/// The commands `gavel audit --head` and `gavel audit --verify`.
enum AuditInspectionCommand {
  /// Prints the last link of the chain, for keeping it elsewhere.
  static func head(_ context: CommandContext) async throws -> ExitStatus {
    let head = try await context.reader().auditHead()
    context.output.document(json(head), text: [Notices.words(head)])
    return .done
  }

  /// Walks along the chain and tells what does not fit.
  static func verify(_ context: CommandContext) async throws -> ExitStatus {
    let result = try await context.reader().verifyAudit()
    context.output.document(json(result), text: Notices.verified(result))
    return result.isIntact ? .done : .incomplete
  }

  private static func json(_ head: AuditHead) -> JSONValue {
    ["number": .integer(head.number), "digest": .string(head.digest)]
  }

  private static func json(_ result: AuditVerification) -> JSONValue {
    [
      "intact": .boolean(result.isIntact), "entries": JSONValue(result.checked),
      "erased": JSONValue(result.erased), "head": json(result.head),
      "findingCount": JSONValue(result.findingCount),
      "findings": .array(
        result.findings.map {
          ["number": .integer($0.number), "fault": .string(word($0.fault))]
        }),
    ]
  }

  private static func word(_ fault: AuditFault) -> String {
    switch fault {
    case .altered: "altered"
    case .missing: "missing"
    case .wordsAltered: "wordsAltered"
    case .wordsMissing: "wordsMissing"
    case .evidenceAltered: "evidenceAltered"
    case .headAltered: "headAltered"
    }
  }
}
