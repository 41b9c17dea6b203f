import GavelAPI
import GavelModel

/// One way in which the platform, or what stands before it, goes wrong.
struct FaultKind: Sendable {
  /// What spoils the answer.
  enum Culprit: Sendable {
    /// A rule of the sandbox: the members of its JSON object after `match`.
    case rule(String)
    /// What stands between: the request is applied, and the answer becomes this.
    case front(SpoilingFront.Manner)
  }

  var name: String
  var culprit: Culprit
  /// The only platform that has such an answer; `nil` for both.
  var dialect: SandboxDialect?
  var limits = TransportLimits(deadline: .seconds(20), bodyBytes: 4 << 20)

  enum SandboxDialect: Sendable { case imkit, rocketchat }

  /// Cuts what would take long.
  static let hasty = TransportLimits(deadline: .seconds(1), bodyBytes: 1 << 20)
  private static let page = "<html><body>Not here</body></html>"

  static let all: [FaultKind] =
    [400, 401, 403, 404, 409, 429, 500, 503].map { status in
      FaultKind(name: "\(status)", culprit: .rule(#""kind":"status","status":\#(status)"#))
    } + untouched + applied + untrue

  /// Nothing is applied.
  private static let untouched: [FaultKind] = [
    FaultKind(name: "dropBefore", culprit: .rule(#""kind":"dropBefore""#)),
    FaultKind(name: "html502", culprit: .rule(#""kind":"html502""#)),
    FaultKind(name: "html404", culprit: .rule(Self.said(404, page))),
    FaultKind(name: "html200", culprit: .rule(Self.said(200, page))),
    FaultKind(name: "rateLimit", culprit: .rule(#""kind":"rateLimit","seconds":1"#)),
  ]

  /// The answer to what was applied is lost or spoilt.
  private static let applied: [FaultKind] = [
    FaultKind(name: "dropAfter", culprit: .rule(#""kind":"dropAfter""#)),
    FaultKind(name: "truncate", culprit: .rule(#""kind":"truncate""#)),
    FaultKind(name: "empty", culprit: .rule(#""kind":"empty""#)),
    FaultKind(
      name: "delay", culprit: .rule(#""kind":"delay","delayMilliseconds":20000"#), limits: hasty),
    FaultKind(
      name: "slowBody", culprit: .rule(#""kind":"slowBody","delayMilliseconds":400"#),
      limits: hasty),
    FaultKind(name: "endless", culprit: .rule(#""kind":"endless""#)),
    FaultKind(name: "silent", culprit: .front(.silent), limits: hasty),
    FaultKind(name: "hundredMegabytes", culprit: .front(.hundredMegabytes)),
    FaultKind(name: "wideHead", culprit: .front(.wideHead)),
    FaultKind(name: "gateway", culprit: .front(.gateway)),
  ]

  /// A 2xx that says no, or does not say yes.
  private static let untrue: [FaultKind] = [
    FaultKind(
      name: "RC 7 in a 200", culprit: .rule(Self.said(200, #"{\"RC\":7,\"RM\":\"busy\"}"#)),
      dialect: .imkit),
    FaultKind(
      name: "RC 403 in a 200", culprit: .rule(Self.said(200, #"{\"RC\":403,\"RM\":\"no\"}"#)),
      dialect: .imkit),
    FaultKind(
      name: "no RC", culprit: .rule(Self.said(200, #"{\"RM\":\"OK\",\"result\":{}}"#)),
      dialect: .imkit),
    FaultKind(
      name: "no success", culprit: .rule(Self.said(200, #"{\"_id\":\"x\"}"#)),
      dialect: .rocketchat),
    FaultKind(
      name: "success false in a 200", culprit: .rule(Self.said(200, #"{\"success\":false}"#)),
      dialect: .rocketchat),
  ]

  private static func said(_ status: Int, _ body: String) -> String {
    #""kind":"status","status":\#(status),"body":"\#(body)""#
  }

  /// Whether the platform is asked to wait: that never ends while the fault lasts.
  var isThrottle: Bool { name == "429" || name == "rateLimit" }
}
