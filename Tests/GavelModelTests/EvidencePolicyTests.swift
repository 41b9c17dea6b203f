import GavelModel
import Testing

@Suite struct EvidencePolicyTests {
  @Test(arguments: [
    ("csam", EvidenceMode.digest), ("CSAM", .digest), (" csam ", .digest),
    ("csam: case 12", .digest), ("csam, see ticket", .digest), ("csams", .full),
    ("spam", .full), ("no csam", .full), ("", .full),
  ])
  func `a delicate reason keeps digests only, however it goes on`(
    reason: String, expected: EvidenceMode
  ) {
    let policy = EvidencePolicy(digestReasons: ["CSAM", ""])
    #expect(policy.mode(for: reason) == expected)
  }

  @Test func `a reason never keeps more than the policy does`() {
    let policy = EvidencePolicy(mode: .none, digestReasons: ["csam"])
    #expect(policy.mode(for: "csam") == .none)
    #expect(policy.mode(for: "spam") == .none)
  }
}
