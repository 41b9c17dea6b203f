import GavelModel

extension ConsoleState {
  /// Most command lines that one plan leaves in the activity.
  private static let mostCommands = 10

  /// Puts command lines into the activity; of very many the rest is counted.
  mutating func note(_ lines: [String]) {
    var lines = lines
    if lines.count > Self.mostCommands {
      let rest = lines.count - Self.mostCommands
      lines = lines.prefix(Self.mostCommands) + ["# and \(rest) more like these"]
    }
    activity.add(commands: lines, at: now, batches: queue.batches)
  }

  /// Puts the command line that moves a batch on into the activity.
  mutating func note(_ verb: CommandLines.QueueVerb, _ batch: BatchID) {
    note([configuration.commandLines.line(verb, batch)])
  }
}
