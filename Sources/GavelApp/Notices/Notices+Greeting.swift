import GavelAPI
import GavelModel

/// When a platform does not know who is calling, or does not know the question.
extension Notices {
  static func explain(
    otherPlatform server: String, _ dialect: DialectName, status: Int?
  ) -> Explanation {
    let others = DialectName.allCases.filter { $0 != dialect }.map(\.rawValue)
    return Explanation(
      "\(server) does not answer as \(dialect.rawValue) does"
        + (status.map { " (status \($0))" } ?? ""),
      "If it is \(choice(others)), say so with --dialect, or as dialect of the profile; "
        + "otherwise check the address.", status: .configuration)
  }

  static func explain(
    unknownCredential way: LoginWay, _ dialect: DialectName, _ answer: ServerAnswer
  ) -> Explanation {
    let what =
      switch way {
      case .password: "user name and password"
      case .token, .command, .key: "credential"
      }
    return Explanation(
      "the platform does not know this \(what)\(said(answer))", advice(way, dialect),
      status: .configuration)
  }

  private static func advice(_ way: LoginWay, _ dialect: DialectName) -> String {
    switch (way, dialect) {
    case (.password, _): "Check both; the name is the one that is typed to sign in."
    case (.key, _): "Check the platform's key."
    case (.token, .imkit): "Get a new token, or check the client key."
    case (.command, .imkit): "See what the token command prints, or check the client key."
    case (.token, .rocketchat): "Get a new token, or check that the user id is its owner's."
    case (.command, .rocketchat):
      "See what the token command prints, or check that the user id is its owner's."
    }
  }
}
