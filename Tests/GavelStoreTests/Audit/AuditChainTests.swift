import GavelModel
import Testing

@testable import GavelStore

@Suite struct AuditChainTests {
  let fixture: StoreFixture

  /// Three entries, the second with evidence.
  init() async throws {
    fixture = try StoreFixture()
    let store = fixture.store
    try await store.record(roomPage([room("lobby", name: "Lobby")]))
    try await store.record([page([message("m0"), message("m1", sent: 1)])], in: "lobby")
    let actions: [ModerationAction] = [
      .removeMember("mei", room: "lobby", announced: true), .deleteMessage("m1", room: "lobby"),
      .clearRoom("lobby", scope: ClearScope(after: at(1))),
    ]
    for action in actions {
      var item = PlanItem(action: action, digest: "d")
      item.facts = TargetFacts(roomName: "Lobby", person: "mei", personName: "Mei")
      let (_, ids) = try await fixture.enqueue([item])
      let seen = action.kind == .deleteMessage ? [ids[0]: SeenContent()] : [:]
      _ = try await store.claim(ids, seen: seen, now: at(200))
      let answer = ServerAnswer(status: 403, code: "FORBIDDEN", message: "no")
      try await store.settle(
        [
          Settlement(
            item: ids[0], outcome: .refused, answer: answer, attempts: 1, requestedAt: at(200))
        ], now: at(200))
    }
  }

  private func findings(after tampering: String) async throws -> [AuditFinding] {
    try await fixture.store.tamperFreely(tampering)
    let result = try await fixture.reader.verifyAudit()
    #expect(result.isIntact == result.findings.isEmpty)
    return result.findings
  }

  @Test func `a trail that nobody touched is intact, and its head is the last entry's digest`()
    async throws
  {
    let result = try await fixture.reader.verifyAudit()
    #expect(result.findings == [])
    #expect(result.checked == 3)
    #expect(result.erased == 0)
    let last = try #require(try await fixture.reader.auditRecord(3))
    #expect(result.head == AuditHead(number: 3, digest: last.digest))
    #expect(try await fixture.reader.auditHead() == result.head)
    #expect(last.digest.count == 64)
  }

  @Test func `an empty trail is intact`() async throws {
    let empty = try StoreFixture()
    let result = try await empty.reader.verifyAudit()
    #expect(result.isIntact)
    #expect(result.head == AuditHead())
  }

  @Test(arguments: [
    "time = 5", "actor = 'eve'", "batch = 9", "item = 9", "kind = 'leave-room'", "room = 'x'",
    "target = 'x'", "options = NULL", "options = ''", "person = NULL", "outcome = 'done'",
    "status = NULL", "status = 200", "code = NULL", "code = ''", "content = NULL",
    "evidence = 'x'", "words = 'x'",
  ])
  func `a changed field is found in its entry`(change: String) async throws {
    let found = try await findings(after: "UPDATE audit SET \(change) WHERE number = 1")
    #expect(found.contains(AuditFinding(number: 1, fault: .altered)))
    #expect(!found.contains { $0.number != 1 })
  }

  @Test(arguments: ["reason = ''", "message = NULL", "message = ''", "facts = '{}'", "salt = ''"])
  func `changed words are found in their entry`(change: String) async throws {
    #expect(
      try await findings(after: "UPDATE audit_words SET \(change) WHERE number = 2")
        == [AuditFinding(number: 2, fault: .wordsAltered)])
  }

  @Test func `a changed digest breaks its own link and the next`() async throws {
    #expect(
      try await findings(after: "UPDATE audit SET digest = 'x' WHERE number = 1")
        == [
          AuditFinding(number: 1, fault: .altered), AuditFinding(number: 2, fault: .altered),
        ])
  }

  @Test(arguments: [(1, 1), (2, 2), (3, 3), (1, 2), (2, 3), (1, 3)])
  func `missing entries are named, the last ones too`(first: Int64, last: Int64) async throws {
    #expect(
      try await findings(after: "DELETE FROM audit WHERE number BETWEEN \(first) AND \(last)")
        == [AuditFinding(number: first, fault: .missing(through: last))])
  }

  @Test(arguments: [0, -1])
  func `an entry under a number that nothing gives is found, and spoils no other`(number: Int64)
    async throws
  {
    let copy = """
      INSERT INTO audit SELECT \(number), time, actor, batch, item, kind, room, target, options,
        person, outcome, status, code, content, evidence, words, digest
      FROM audit WHERE number = 3;
      UPDATE audit_head SET number = 3, digest = (SELECT digest FROM audit WHERE number = 3);
      """
    #expect(
      try await findings(after: copy) == [AuditFinding(number: number, fault: .altered)])
  }

  @Test func `entries that changed places are found`() async throws {
    let found = try await findings(
      after: """
        UPDATE audit SET number = 9 WHERE number = 1;
        UPDATE audit SET number = 1 WHERE number = 2;
        UPDATE audit SET number = 2 WHERE number = 9;
        """)
    #expect(found.contains(AuditFinding(number: 1, fault: .altered)))
    #expect(found.contains(AuditFinding(number: 2, fault: .altered)))
  }

  @Test func `an entry that was added by hand is found, through the triggers or around them`()
    async throws
  {
    let found = try await findings(
      after: """
        INSERT INTO audit SELECT 4, time, actor, batch, item, kind, room, target, options, person,
          outcome, status, code, content, evidence, words, digest FROM audit WHERE number = 3
        """)
    #expect(found.contains(AuditFinding(number: 4, fault: .altered)))
  }

  @Test func `words that are gone without an erasure are found`() async throws {
    #expect(
      try await findings(after: "DELETE FROM audit_words WHERE number = 2")
        == [AuditFinding(number: 2, fault: .wordsMissing)])
  }

  @Test func `another head is found`() async throws {
    #expect(
      try await findings(after: "UPDATE audit_head SET digest = 'x'")
        == [AuditFinding(number: 3, fault: .headAltered)])
  }

  @Test(arguments: [
    "UPDATE evidence_messages SET text = 'x'", "UPDATE evidence_messages SET author = 'x'",
    "UPDATE evidence_messages SET digest = 'x'", "DELETE FROM evidence_messages WHERE place = 0",
    "UPDATE evidence SET mode = 'digest'", "UPDATE evidence SET taken_at = 1",
  ])
  func `changed evidence is found in its entry`(change: String) async throws {
    #expect(
      try await findings(after: change) == [AuditFinding(number: 2, fault: .evidenceAltered)])
  }

  @Test func `evidence that was given up after its time is no gap`() async throws {
    #expect(try await fixture.store.pruneEvidence(before: at(200)) == 0)
    #expect(try await fixture.reader.evidence(ofEntry: 2) != nil)
    #expect(try await fixture.store.pruneEvidence(before: at(201)) == 1)
    #expect(try await fixture.reader.evidence(ofEntry: 2) == nil)
    #expect(try await fixture.reader.verifyAudit().isIntact)
    #expect(try await fixture.reader.auditRecord(2)?.hadEvidence == true)
  }

  @Test func `two stores on one file append to one chain`() async throws {
    let other = try Store(path: fixture.folder.store)
    for store in [other, fixture.store, other] {
      let batch = try await store.enqueue(plan([.clearRoom("lobby")]), hold: .zero, now: at(300))
      _ = try await store.cancel(batch: batch, now: at(300))
    }
    #expect(try await fixture.reader.verifyAudit().findings == [])
    #expect(try await fixture.reader.auditHead().number == 6)
  }

  @Test func `findings are counted beyond those that are listed`() {
    var result = AuditVerification()
    for number in 1...Int64(AuditVerification.mostFindings + 5) { result.note(.altered, number) }
    #expect(result.findings.count == AuditVerification.mostFindings)
    #expect(result.findingCount == AuditVerification.mostFindings + 5)
  }

  @Test func `the same words twice have two digests, so that a guess proves nothing`() {
    let first = AuditWords(salt: AuditWords.newSalt(), reason: "spam", facts: "{}")
    let second = AuditWords(salt: AuditWords.newSalt(), reason: "spam", facts: "{}")
    #expect(first.digest != second.digest)
  }
}

extension Store {
  /// Does what somebody does who owns the file: without triggers and references.
  func tamperFreely(_ sql: String) throws(StoreError) {
    let triggers = ["audit_never_changes", "audit_never_shrinks", "audit_words_never_change"]
    for trigger in triggers + ["audit_words_stay", "audit_goes_on"] {
      try database.run("DROP TRIGGER \(trigger)")
    }
    try database.run("PRAGMA foreign_keys = OFF")
    try database.execute(script: sql)
  }
}
