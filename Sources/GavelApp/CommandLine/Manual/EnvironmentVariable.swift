/// One row of the table of environment variables that Gavel reads.
struct EnvironmentVariable: Sendable {
  /// Its name.
  let name: String
  /// What it says.
  let help: String

  /// All of them, those of the connection first.
  static let all: [EnvironmentVariable] = [
    EnvironmentVariable(
      name: "GAVEL_URL", help: "the platform's address; wins over the profile's"),
    EnvironmentVariable(name: "GAVEL_DIALECT", help: "imkit or rocketchat"),
    EnvironmentVariable(name: "GAVEL_STORE", help: "the local store's file"),
    EnvironmentVariable(
      name: "GAVEL_TOKEN", help: "a user's token; not together with GAVEL_API_KEY"),
    EnvironmentVariable(name: "GAVEL_USER_ID", help: "the id of the token's user"),
    EnvironmentVariable(name: "GAVEL_CLIENT_KEY", help: "the client key, on imkit"),
    EnvironmentVariable(name: "GAVEL_API_KEY", help: "the platform's own key, on imkit"),
    EnvironmentVariable(
      name: "GAVEL_LOG", help: "how much goes into the log: off, error, info or debug"),
    EnvironmentVariable(name: "NO_COLOR", help: "when set and not empty, no colours"),
    EnvironmentVariable(name: "TERM", help: "the terminal's name"),
    EnvironmentVariable(
      name: "COLUMNS", help: "where there is no terminal, the width that tables and help keep to"),
    EnvironmentVariable(
      name: "LC_ALL, LC_CTYPE, LANG", help: "the locale: without UTF-8, plain letters only"),
    EnvironmentVariable(
      name: "XDG_CONFIG_HOME, XDG_CONFIG_DIRS, XDG_DATA_HOME, XDG_STATE_HOME",
      help: "where settings, stores and the log are"),
  ]
}
