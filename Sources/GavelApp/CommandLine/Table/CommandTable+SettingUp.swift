extension CommandSpec {
  /// The commands that set Gavel up.
  static let settingUp: [CommandSpec] = [
    CommandSpec(
      name: .login, group: .setUp, help: "sign in to a platform and keep the secret",
      arguments: [],
      options: [.profile, .url, .dialect, .with, .account, .tokenCommand, .json],
      example: "gavel login --url https://chat.example.org --dialect rocketchat"),
    CommandSpec(
      name: .logout, group: .setUp, help: "end what login began; the store stays",
      arguments: [], options: [.profile, .local, .json], example: "gavel logout --profile acme"),
    CommandSpec(
      name: .profiles, group: .setUp, help: "list the platforms and accounts of the settings",
      arguments: [], options: list, example: "gavel profiles"),
    CommandSpec(
      name: .config, group: .setUp, help: "show every setting and where it comes from",
      arguments: [],
      options: [.explain, .keys, .json, .jsonl, .readOnly, .theme, .lowBandwidth] + connection,
      example: "gavel config --explain"),
    CommandSpec(
      name: .doctor, group: .setUp, help: "look at everything and say what to do about it",
      arguments: [], options: [.offline, .report, .json] + connection,
      example: "gavel doctor --report"),
  ]
}
