import Foundation
import GavelAPI
import GavelModel

extension FuzzTarget {
  /// Every call of a platform's language, with answers that are nearly right.
  static func answers(
    of dialect: any Dialect, _ corpus: [String], _ words: [String]
  ) -> FuzzTarget {
    let readers = AnswerReader.all(of: dialect)
    return FuzzTarget(
      dialect.name, corpus: corpus, words: JSONCorpus.words + words
    ) { bytes, dice in
      let status = dice.oneIn(3) ? dice.pick(IMKitCorpus.statuses) : 200
      let retry = dice.pick(["", "1", "-5", "1e300", "nan", "Sun, 06 Nov 1994 08:49:37 GMT", "x"])
      let response = HTTPResponse(
        status: status,
        headers: ["retry-after": retry, "date": "Sun, 06 Nov 1994 08:49:37 GMT"],
        body: Data(bytes), requestedAt: Timestamp(milliseconds: 1_772_442_962_900))
      var isUnderstood = false
      for reader in readers {
        switch reader.read(response) {
        case .held: isUnderstood = true
        case .refused: break
        case .broken(let what): return .broken("\(reader.name): \(what)")
        }
      }
      return isUnderstood ? .held : .refused
    }
  }
}

/// One call of a dialect, asked what it makes of an answer.
struct AnswerReader: Sendable {
  let name: String
  let read: @Sendable (HTTPResponse) -> FuzzVerdict

  init<Value>(_ call: Endpoint<Value>, check: @escaping @Sendable (Value) -> String?) {
    name = call.name
    read = { response in Self.follow(call, response, check, links: 8) }
  }

  /// A chain is fed with the same answer at each link.
  private static func follow<Value>(
    _ call: Endpoint<Value>, _ response: HTTPResponse, _ check: (Value) -> String?, links: Int
  ) -> FuzzVerdict {
    do throws(APIError) {
      switch try call.follow(response) {
      case .done(let value): return FuzzVerdict(check(value))
      case .then(let next):
        guard links > 0 else { return .broken("the chain of calls does not end") }
        return follow(next, response, check, links: links - 1)
      }
    } catch {
      return AnswerCheck.refusal(error).map(FuzzVerdict.broken) ?? .refused
    }
  }
}

extension AnswerReader {
  /// Every call of the dialect that can be made; those that it lacks are left out.
  static func all(of dialect: any Dialect) -> [AnswerReader] {
    var readers: [AnswerReader] = []
    func add<Value>(
      _ call: Endpoint<Value>?, _ check: @escaping @Sendable (Value) -> String? = { _ in nil }
    ) {
      if let call { readers.append(AnswerReader(call, check: check)) }
    }
    add(dialect.profile(.user(clientKey: "k", token: Secret("t")))) { AnswerCheck.person($0) }
    add(dialect.serverAbilities())
    add(dialect.rights())
    add(dialect.rooms(skip: 0, limit: 50)) { $0.rooms.lazy.compactMap(AnswerCheck.room).first }
    add(dialect.roomChanges(since: nil))
    // Calls that the platform lacks are refused before anything is sent.
    add(try? dialect.room("r", kind: nil), AnswerCheck.room)
    add(try? dialect.seal(of: "r", kind: nil)) { AnswerCheck.count($0.messageCount) }
    add(try? dialect.extent(of: "r", kind: nil)) { AnswerCheck.count($0.discussionCount) }
    add(try? dialect.ownDirect(with: "ana"))
    add(try? dialect.person("ana")) { AnswerCheck.person($0) }
    for isEvidence in [false, true] {
      let page = try? dialect.messages(
        in: "r", hint: RoomHint(), before: nil, limit: 50, asEvidence: isEvidence)
      add(page) { $0.messages.lazy.compactMap(AnswerCheck.message).first }
      if let one = try? dialect.message("m", in: "r", asEvidence: isEvidence) {
        add(one, AnswerCheck.message)
      }
    }
    if let changes = try? dialect.messageChanges(in: "r", since: Timestamp(milliseconds: 0)) {
      add(changes)
    }
    add(try? dialect.reportedAuthors(skip: 0, limit: 20))
    add(try? dialect.reportedMessages(of: "ana", skip: 0, limit: 20))
    add(try? dialect.reports(of: "m", skip: 0, limit: 20))
    add(try? dialect.reportedPeople(skip: 0, limit: 20))
    add(try? dialect.reports(about: "ana", skip: 0, limit: 20))
    add(try? dialect.report("1"))
    for action in AnswerCheck.actions {
      add(try? dialect.perform(ActionOrder(action: action, account: "me")), AnswerCheck.receipt)
    }
    add(try? dialect.removeMembers(["a", "b"], from: "r", announced: true), AnswerCheck.receipt)
    return readers
  }
}
