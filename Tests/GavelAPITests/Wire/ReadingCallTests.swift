import GavelModel
import Testing

@testable import GavelAPI

/// Calls that are not actions only read: whatever lists, seals or looks cannot change anything.
@Suite struct ReadingCallTests {
  @Test(arguments: [IMKitDialect() as any Dialect, RocketChatDialect()])
  func `every call that is no action is a GET`(dialect: any Dialect) throws {
    let (room, person, message) = (RoomID("r1"), PersonID("u1"), MessageID("m1"))
    let moment = Timestamp(milliseconds: 1_772_452_800_000)
    let account = Credential.account(token: Secret("t"))
    var calls: [HTTPRequest?] = [
      dialect.profile(account)?.request, dialect.serverAbilities()?.request,
      dialect.rights()?.request, dialect.rooms(skip: 0, limit: 10).request,
      dialect.roomChanges(since: moment)?.request,
    ]
    for kind in [nil, .direct, .group, .other("public"), .other("team")] as [RoomKind?] {
      calls.append(try? dialect.room(room, kind: kind).request)
      calls.append(try? dialect.seal(of: room, kind: kind).request)
      calls.append(try? dialect.extent(of: room, kind: kind).request)
      for isEvidence in [false, true] {
        calls.append(
          try? dialect.messages(
            in: room, hint: RoomHint(kind: kind), before: nil, limit: 10, asEvidence: isEvidence
          ).request)
        calls.append(try? dialect.message(message, in: room, asEvidence: isEvidence)?.request)
      }
    }
    calls += [
      try? dialect.ownDirect(with: "ana").request, try? dialect.person(person).request,
      try? dialect.messageChanges(in: room, since: moment)?.request,
      try? dialect.reportedAuthors(skip: 0, limit: 10).request,
      try? dialect.reportedMessages(of: person, skip: 0, limit: 10).request,
      try? dialect.reports(of: message, skip: 0, limit: 10).request,
      try? dialect.reportedPeople(skip: 0, limit: 10).request,
      try? dialect.reports(about: person, skip: 0, limit: 10).request,
      try? dialect.report(ReportID("p1")).request,
    ]
    let methods = calls.compactMap { $0?.method }
    #expect(methods.count >= 8)
    #expect(methods.allSatisfy { $0 == .get }, "\(calls.compactMap { $0 })")
  }
}
