import GavelAPI
import GavelModel

extension Notices {
  /// Explains a call to a platform that failed; the platform's own words are quoted.
  static func explain(api error: APIError) -> Explanation {
    let (what, advice) = words(error)
    return Explanation(what, advice, status: status(of: error))
  }

  private static func status(of error: APIError) -> ExitStatus {
    switch error {
    case .unreachable, .noAnswer, .gateway: .unreachable
    case .server(let answer) where [502, 503, 504].contains(answer.status): .unreachable
    case .unauthorized, .insecure, .unusableCredential, .redirected: .configuration
    case .secondFactor: .configuration
    case .unaddressable, .unsupported: .usage
    case .cancelled: .interrupted
    case .changed, .throttled, .forbidden, .notFound, .conflict, .invalid, .server, .malformed,
      .tooLarge:
      .incomplete
    }
  }

  private static func words(_ error: APIError) -> (String, String?) {
    switch error {
    case .unreachable(let host):
      ("\(host) cannot be reached; nothing was sent", "Check the network and the address.")
    case .noAnswer(let host):
      ("\(host) gave no answer", "It was only asked; nothing was changed. Try again later.")
    case .throttled(let pause, let answer):
      (
        "the platform asks for a pause\(said(answer))",
        pause.map { "Try again in \(counted(wholeSeconds($0), "second"))." }
      )
    case .unauthorized(let answer):
      (
        "the platform does not know this credential\(said(answer))",
        "It may have run out or been withdrawn: get a new one. gavel doctor looks at it."
      )
    case .forbidden(let answer): ("the platform does not allow this\(said(answer))", nil)
    case .notFound(let answer): ("the platform does not have it\(said(answer))", nil)
    case .conflict(let answer): ("the platform says its state has changed\(said(answer))", nil)
    case .invalid(let answer): ("the platform rejected the request as invalid\(said(answer))", nil)
    case .server(let answer):
      ("the platform failed\(said(answer))", "This is a fault on its side; try again later.")
    case .gateway(let answer):
      (
        "something before the platform answered in its place\(said(answer))",
        "It was only asked; nothing was changed. Try again later."
      )
    case .malformed(let endpoint, let field, let status):
      (
        "the answer to \(endpoint) (status \(status)) is not what the platform documents: \(field)",
        "Is the address that of the platform's API, and the dialect the right one?"
      )
    case .tooLarge(let endpoint, let limit):
      (
        "the answer to \(endpoint) is larger than \(limit) bytes and was cut",
        "Nothing in it was believed. Is the address that of the platform's API? The server's own "
          + "log, or whoever runs a proxy before it, can tell what it sent."
      )
    case .redirected(let place):
      (
        "the platform points to \(place), and a credential does not follow it there",
        "If that is right, configure that address."
      )
    case .unsupported(let call):
      ("this platform has no call for this (\(call))", nil)
    case .changed(let answer):
      ("it is no longer what the plan saw\(said(answer))", "Nothing was sent. Plan it again.")
    case .secondFactor(let factor, let answer) where factor.isRepeated:
      (
        "the platform did not accept the second proof (\(factor.method))\(said(answer))",
        "Start again with a new code. That of an app is good for half a minute, and only while its "
          + "clock and the platform's agree."
      )
    case .secondFactor(let factor, _):
      (
        "the platform wants a second proof (\(factor.method)), and none was given",
        "Run this in a terminal, where the code can be asked for."
      )
    case .insecure(let url):
      (
        "\(url.isEmpty ? "the address" : url) is not https",
        "Only a platform on this very machine may be spoken to in the clear."
      )
    case .unaddressable(let id): ("no address can be made from the id \(quoted(id))", nil)
    case .unusableCredential:
      ("the credential is empty or not printable ASCII", "Check where it comes from.")
    case .cancelled: ("interrupted", nil)
    }
  }

  /// The seconds to wait, rounded up, as the platform refuses what comes a moment early.
  private static func wholeSeconds(_ pause: Duration) -> Int {
    max(1, Int((Double(pause.milliseconds) / 1000).rounded(.up)))
  }

  /// The server's status, code and words in brackets, safe for a terminal; empty without any.
  static func said(_ answer: ServerAnswer) -> String {
    let parts = [
      answer.status.map { "status \($0)" }, answer.code.map { "code \($0)" },
      answer.message.map(quoted),
    ].compactMap(\.self)
    return parts.isEmpty ? "" : displaySafe(" (\(parts.joined(separator: ", ")))")
  }
}
