import Foundation
import GavelModel
import Testing

@Suite struct FaultTableTests {
  @Test(arguments: [FaultKind.SandboxDialect.imkit, .rocketchat], [0, 1])
  func `dump`(dialect: FaultKind.SandboxDialect, half: Int) async throws {
    let lane = try FaultLane(dialect)
    let only = ProcessInfo.processInfo.environment["ONLY"]
    for (a, action) in (dialect == .imkit ? FaultAction.imkit : FaultAction.rocketchat).enumerated()
    where a % 2 == half {
      for kind in FaultKind.all where kind.dialect ?? dialect == dialect {
        if let only, only != kind.name { continue }
        for always in [false, true] where !(always && kind.isThrottle) {
          do {
            let r = try await lane.run(action, kind, always: always)
            print(
              "CELL|\(dialect)|\(action.name)|\(kind.name)|\(always ? "always" : "once")|"
                + r.items.map { item in
                  if case .settled(let o) = item.status { "\(o.rawValue)" } else { "?" }
                }.joined(separator: ",")
                + "|req \(r.requests)|att \(r.items.map(\.attempts))|ach \(r.isAchieved)|oth \(r.hasTouchedOthers)|stood \(r.stood ?? [])→\(r.stands ?? [])|aud \(r.audit.count) fin \(r.isFinished)|\(r.activity)|\(r.items.map { $0.answer.code ?? "-" })|\(r.spoiltBytes)"
            )
          } catch {
            print("CELL|\(dialect)|\(action.name)|\(kind.name)|\(always)|ERROR \(error)")
          }
        }
      }
    }
  }
}
