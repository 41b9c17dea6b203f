import GavelAPI
import GavelConsole
import GavelModel
import GavelTerminal
import Synchronization
import Testing

@testable import GavelApp

@Suite struct CredentialProofTests {
  /// A platform that answers in this order, and what the moderator was told.
  private final class Script: Sendable {
    let answers: Mutex<[Result<Person, APIError>]>
    let notices = Mutex<[Notice]>([])

    init(_ answers: [Result<Person, APIError>]) { self.answers = Mutex(answers) }

    var proof: CredentialProof {
      CredentialProof(
        account: "ana",
        profile: { () async throws(APIError) -> Person in
          try self.answers.withLock { $0.removeFirst() }.get()
        },
        rest: { _ in await Task.yield() },
        tell: { notice in self.notices.withLock { $0.append(notice) } })
    }
  }

  @Test func `the account itself is proven without a word`() async {
    let script = Script([.success(Person(id: "ana"))])
    #expect(await script.proof.isGiven())
    #expect(script.notices.withLock { $0 }.isEmpty)
  }

  @Test func `another account proves nothing and is named`() async {
    let script = Script([.success(Person(id: "bob"))])
    #expect(await !script.proof.isGiven())
    let told = script.notices.withLock { $0 }
    #expect(told.map(\.severity) == [.error])
    #expect(told.first?.text.contains("speaks for \"bob\", not for \"ana\"") == true)
  }

  @Test func `an absent platform is asked again, and the wait is told once`() async {
    let away = Result<Person, APIError>.failure(.unreachable(host: "h"))
    let script = Script([away, away, away, .success(Person(id: "ana"))])
    #expect(await script.proof.isGiven())
    #expect(script.notices.withLock { $0 }.map(\.severity) == [.warning])
  }

  @Test func `what the platform's answer means for the settings is what is told`() async {
    let unknown = Result<Person, APIError>.failure(.unsupported(call: "GET me"))
    let script = Script([unknown, .success(Person(id: "ana"))])
    var proof = script.proof
    proof.meaning = { (error: APIError) -> any Error in
      SessionError(greeting: error, server: "https://a", dialect: .rocketchat, way: .token) ?? error
    }
    let isGiven = await proof.isGiven()
    #expect(isGiven)
    let told = script.notices.withLock { $0 }.map(\.text)
    #expect(told.count == 1 && told[0].contains("https://a does not answer as rocketchat does"))
  }

  @Test(arguments: [TerminalSignal.interrupt, .terminate, .hangUp])
  func `every signal to end gives up waiting for the queue`(signal: TerminalSignal) {
    #expect(ConsoleCommand.endsWaiting(signal))
  }

  @Test(arguments: [TerminalSignal.windowChanged, .resume, .suspend])
  func `other signals leave the wait alone`(signal: TerminalSignal) {
    #expect(!ConsoleCommand.endsWaiting(signal))
  }
}
