import GavelModel
import GavelStore

/// The command `gavel audit --erase-person`.
enum ErasureCommand {
  /// Asks, erases, and tells how much went.
  static func run(
    _ person: PersonID, isConfirmed: Bool, _ context: CommandContext
  ) async throws -> ExitStatus {
    // Says what is wrong with a store that is not there, instead of making one.
    let reader = try context.reader()
    await reader.close()
    if !isConfirmed {
      try ConfirmationTerminal(messages: context.output.messages).confirm(
        Notices.askErasure(of: person))
    }
    let store = try await context.writableStore()
    let (erasure, isClean) = try await store.erase(person, now: context.now())
    await store.close()
    let files = WrittenFiles(directories: context.directories).naming(person)
    context.output.document(
      json(erasure, isClean: isClean, files), text: [Notices.erased(erasure)])
    if !files.isEmpty { context.output.message(Notices.stillNamed(in: files)) }
    if erasure.openItems > 0 { context.output.message(Notices.stillNamed(erasure)) }
    if !isClean { context.output.message(Notices.notClean) }
    return isClean && erasure.openItems == 0 ? .done : .incomplete
  }

  private static func json(
    _ erasure: Erasure, isClean: Bool, _ files: [String]
  ) -> JSONValue {
    [
      "person": JSONValue(erasure.person), "entries": JSONValue(erasure.entries),
      "pieces": JSONValue(erasure.pieces), "items": JSONValue(erasure.items),
      "reports": JSONValue(erasure.reports), "openItems": JSONValue(erasure.openItems),
      "clean": .boolean(isClean), "files": .array(files.map { .string($0) }),
    ]
  }
}
