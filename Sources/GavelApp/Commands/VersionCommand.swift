/// The command `gavel version`.
enum VersionCommand {
  /// Prints name and number.
  static func run(_ output: Output) -> ExitStatus {
    output.document(
      ["name": "gavel", "version": .string(Version.number)], text: ["gavel \(Version.number)"])
    return .done
  }
}
