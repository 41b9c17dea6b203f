import Foundation
import GavelModel
import Testing

@testable import GavelConsole

/// Every fault crossed with every action, on both platforms, striking once and every time.
///
/// A slice by `GAVEL_FAULT_SEED` runs each time; `GAVEL_FAULTS=full` runs the whole cross, about a
/// thousand cells.
@Suite struct FaultTableTests {
  typealias Dialect = FaultKind.SandboxDialect

  struct Cell {
    let action: FaultAction
    let kind: FaultKind
    let always: Bool
    var name: String { "\(action.name), \(kind.name), \(always ? "always" : "once")" }
  }

  private static let environment = ProcessInfo.processInfo.environment
  private static let isFull = environment["GAVEL_FAULTS"] == "full"
  private static let seed = environment["GAVEL_FAULT_SEED"].flatMap { Int($0) } ?? 1
  /// One of so many cells is in the slice; prime, so that each action and each kind is met.
  private static let stride = 17

  private static func cells(_ dialect: Dialect, lane: Int) -> [Cell] {
    let actions = dialect == .imkit ? FaultAction.imkit : FaultAction.rocketchat
    let kinds = FaultKind.all.filter { $0.dialect ?? dialect == dialect }
    var cells: [Cell] = []
    for (row, action) in actions.enumerated() where row % 2 == lane {
      for (column, kind) in kinds.enumerated() {
        // A platform that always asks to wait is waited for.
        for always in kind.isThrottle ? [false] : [false, true]
        where isFull || (row * 7 + column * 3 + (always ? 5 : 0) + seed) % stride == 0 {
          cells.append(Cell(action: action, kind: kind, always: always))
        }
      }
    }
    return cells
  }

  @Test(arguments: [Dialect.imkit, .rocketchat], [0, 1])
  func `what the platform did, what is told and what is kept agree`(
    dialect: Dialect, lane: Int
  ) async throws {
    let place = try FaultLane(dialect)
    for cell in Self.cells(dialect, lane: lane) {
      let result = try await place.run(cell.action, cell.kind, always: cell.always)
      let name: Comment = "\(dialect), \(cell.name), seed \(Self.seed)"
      expectTable(result, dialect, cell, name)
      expectTruth(result, dialect, cell, name)
      expectWords(result, name)
    }
  }

  private func expectTable(
    _ result: FaultLane.Result, _ dialect: Dialect, _ cell: Cell, _ name: Comment
  ) {
    let words = result.outcomes.map(\.rawValue).sorted() + ["\(result.requests)"]
    let expected = FaultExpectation.cell(
      dialect, cell.action.column, cell.kind, always: cell.always)
    #expect(expected.contains(words.joined(separator: " ")), name)
    // The client itself repeats what a 401 refused.
    if result.items.count == 1, cell.kind.name != "401" {
      #expect(result.items[0].attempts == result.requests, name)
    }
  }

  /// Nothing is called done that was not, nothing undone that was, and nobody else was touched.
  private func expectTruth(
    _ result: FaultLane.Result, _ dialect: Dialect, _ cell: Cell, _ name: Comment
  ) {
    #expect(result.outcomes.count == result.items.count && result.isFinished, name)
    #expect(result.isAchieved.count == result.items.count, name)
    #expect(!result.hasTouchedOthers, name)
    // Here the platform itself says, in its own form, that there is no such thing.
    let isMisled = dialect == .imkit && cell.kind.name == "404"
    for (outcome, isAchieved) in zip(result.outcomes, result.isAchieved) {
      switch outcome {
      case .done: #expect(isAchieved, name)
      case .gone: #expect(isAchieved || isMisled, name)
      case .refused, .failed, .setAside, .cancelled: #expect(!isAchieved, name)
      case .unknown: break
      }
    }
    let told = result.audit.map { "\($0.action.target) \($0.outcome.rawValue)" }
    let kept = zip(result.items, result.outcomes).map { "\($0.action.target) \($1.rawValue)" }
    #expect(told.sorted() == kept.sorted(), name)
    if let stood = result.stood, let stands = result.stands {
      #expect(!stood.contains(false), name)
      #expect(stands == result.outcomes.map { !$0.isAchieved }, name)
    }
    if cell.kind.name == "hundredMegabytes", result.outcomes.contains(.unknown) {
      #expect(result.items.contains { $0.answer.code == "tooLarge" }, name)
    }
  }

  private static let deeds = [
    "deleted", "cleared", "left", "removed", "muted", "unmuted", "deactivated", "reactivated",
    "dismissed",
  ]

  /// The console's line and the command line's speak of a deed only where there was one.
  private func expectWords(_ result: FaultLane.Result, _ name: Comment) {
    let first = result.activity.prefix { $0 != " " }
    // Reports that are closed after silence were most likely closed by the request that vanished.
    let isLikely = result.items.contains { $0.answer.code == ServerAnswer.unconfirmed }
    let isDone = result.outcomes.contains(.done) || isLikely
    #expect(Self.deeds.contains(String(first)) == isDone, name)
    #expect(!isLikely || result.activity.contains("as it seems"), name)
    for outcome in result.outcomes {
      let word = ActionWords.outcome(outcome)
      #expect(outcome == .done || isLikely || result.activity.contains(word), name)
      #expect(result.lines[0].contains(word), name)
    }
    let all = result.lines + [result.activity]
    #expect(all.allSatisfy { $0.count < 400 && !$0.contains(where: \.isNewline) }, name)
  }
}
