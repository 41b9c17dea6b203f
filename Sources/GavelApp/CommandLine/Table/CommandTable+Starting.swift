extension CommandSpec {
  /// The commands that open something.
  static let starting: [CommandSpec] = [
    CommandSpec(
      name: .console, group: .start, help: "open the console (what gavel alone does)",
      arguments: [], options: connection + [.readOnly, .theme, .lowBandwidth, .plain],
      example: "gavel --profile acme --read-only"),
    CommandSpec(
      name: .demo, group: .start, help: "open the console on a made-up platform of its own",
      arguments: [],
      options: [
        .dialect, .seed, .scale, .tour, .play, .speed, .plain, .theme, .lowBandwidth,
        .readOnly,
      ],
      example: "gavel demo --tour"),
    CommandSpec(
      name: .sandbox, group: .start, help: "run the made-up platform as a server on loopback",
      arguments: [],
      options: [.dialect, .compat, .port, .seed, .scale, .rateLimit, .accessLog, .quiet],
      example: "gavel sandbox --dialect imkit --port 8080"),
  ]
}
