/// A shell that Gavel can teach its command line to.
enum ShellName: String, Hashable, Sendable, CaseIterable {
  case bash, zsh, fish
}
