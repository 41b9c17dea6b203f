extension CommandSpec {
  /// The commands about Gavel itself.
  static let about: [CommandSpec] = [
    CommandSpec(
      name: .keys, group: .about, help: "list the console's keys and the names to remap them by",
      arguments: [], options: [.json, .jsonl], example: "gavel keys"),
    CommandSpec(
      name: .themes, group: .about, help: "list the console's colours, show them, or check a file",
      arguments: [
        .words(["list", "show", "check"]),
        ArgumentSpec(name: "NAME|FILE", isOptional: true, kind: .file),
      ],
      options: [.json], example: "gavel themes check ~/.config/gavel/themes/mine.json"),
    CommandSpec(
      name: .completions, group: .about, help: "print completions for bash, zsh or fish",
      arguments: [
        ArgumentSpec(name: "SHELL", kind: .words(ShellName.allCases.map(\.rawValue)))
      ], options: [], example: "gavel completions bash > ~/.local/share/gavel.bash"),
    CommandSpec(
      name: .complete, group: .about, help: "print what can stand where a command line ends",
      arguments: [ArgumentSpec(name: "WORD", isOptional: true, repeats: true)], options: [],
      example: "gavel complete -- rooms --"),
    CommandSpec(
      name: .manual, group: .about, help: "print the manual page", arguments: [], options: [],
      example: "gavel man | man -l -"),
    CommandSpec(
      name: .version, group: .about, help: "print the version", arguments: [],
      options: [.json], example: "gavel version"),
    CommandSpec(
      name: .help, group: .about, help: "show help, or help for one command",
      arguments: [ArgumentSpec(name: "COMMAND", isOptional: true, kind: .command)], options: [],
      example: "gavel help delete-message"),
  ]
}
