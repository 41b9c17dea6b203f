import GavelAPI
import GavelDispatch
import GavelModel
import Testing

@testable import GavelApp

@Suite struct PlatformKeyTests {
  @Test func `a platform key leaves no room, and a person does`() throws {
    let leaving = PlanItem(action: .leaveRoom("r", announced: false))
    var gate = DispatchGate(
      server: "https://a.example", account: "ana", isPerson: false,
      abilities: IMKitDialect().abilities)
    #expect(throws: GateRefusal.nobodyToLeave) { try gate.judge(leaving) }
    gate.isPerson = true
    try gate.judge(leaving)
    #expect(Notices.explain(GateRefusal.nobodyToLeave).status == .guarded)
  }
}
