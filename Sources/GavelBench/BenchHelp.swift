/// What a command of `gavel-bench` does, and its options.
struct BenchHelp {
  let command: String
  let summary: String
  /// Each option as it is typed, with what it means and what holds without it.
  let options: [(spelling: String, meaning: String)]
  /// What follows the options; may be empty.
  var note = ""

  /// Every command, in the order of the overview.
  static let all = [table, peers, fuzz, monkey, kills, memory, soak]

  static func of(_ command: String) -> BenchHelp? { all.first { $0.command == command } }

  /// One line for each command.
  static var overview: String {
    all.map(\.usage).joined(separator: "\n") + "\n\ngavel-bench COMMAND --help tells more."
  }

  private var usage: String {
    (["usage: gavel-bench \(command)"] + options.map { "[\($0.spelling)]" })
      .joined(separator: " ")
  }

  /// The whole page.
  var text: String {
    let width = (options.map(\.spelling.count).max() ?? 0) + 2
    let lines = options.map { option in
      "  " + option.spelling + String(repeating: " ", count: width - option.spelling.count)
        + option.meaning
    }
    return ([usage, "", summary, ""] + lines + (note.isEmpty ? [] : ["", note]))
      .joined(separator: "\n")
  }

  /// Words in lines that fit a terminal.
  private static func words(_ all: [String]) -> String {
    var lines = [""]
    for word in all {
      if lines[lines.count - 1].count + word.count > 80 { lines.append("\n      ") }
      lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
    }
    return lines.joined()
  }

  private static let table = BenchHelp(
    command: "table",
    summary: """
      Measures the program beside this one and what it is made of, and prints the figures as
      Markdown tables. Runs when no command is named. The first time takes longer, because stores
      of up to a million messages are made and kept.
      """,
    options: [
      ("--only NAME", "one table alone"),
      ("--cache PATH", "folder of the stores (in the system's temporary one)"),
      ("--repeats N", "repetitions of what is quick (7)"),
      ("--most N", "most messages of a store (1000000)"),
    ],
    note: "names: " + words(Gauges.all.map(\.name)))

  private static let peers = BenchHelp(
    command: "peers",
    summary: """
      Presses the same keys in other programs that show long lists, as far as they are installed,
      and prints what their answers take beside Gavel's: less, tig, neomutt, htop, mc, lnav,
      visidata.
      """,
    options: [
      ("--cache PATH", "folder of what is looked at (in the system's temporary one)"),
      ("--repeats N", "starts of each; ten cursor keys for each of them (7)"),
      ("--most N", "messages of Gavel's store (1000000)"),
    ])

  private static let fuzz = BenchHelp(
    command: "fuzz",
    summary: """
      Feeds every reader of the program with inputs that are nearly right, and checks what must
      hold whatever they are. Ends with 0 when nothing was found, with 1 otherwise, and then prints
      the line that repeats the finding.
      """,
    options: [
      ("--inputs N", "inputs for each target, fewer where each takes long (1000000)"),
      ("--seed S", "decides the inputs (1)"),
      ("--only NAME", "this target alone"),
      ("--from I", "number of the first input (0)"),
    ],
    note: "names: " + words((FuzzTarget.all + FuzzTarget.alone).map(\.name)))

  private static let monkey = BenchHelp(
    command: "monkey",
    summary: """
      Presses random keys, pastes and resizes at real consoles on the sandbox, and holds the
      platform's log against what was shown and confirmed. Ends with 0 when nothing else was sent.
      """,
    options: [
      ("--keys N", "about so many keys (200000)"), ("--seed S", "decides the keys (1)"),
      ("--from WORLD", "number of the first world (0)"),
    ])

  private static let kills = BenchHelp(
    command: "kills",
    summary: """
      Applies plans of 500 items on the sandbox, kills the program at random moments, resumes, and
      holds what the store tells against the platform's log. Ends with 0 when nothing was lost,
      doubled or told wrongly. The program `gavel` must stand beside this one.
      """,
    options: [
      ("--moments N", "so many processes that die of a kill (200)"),
      ("--seed S", "decides moments and faults (1)"),
      ("--dialect imkit|rocketchat", "which platform (imkit)"),
      ("--from I", "number of the first batch (0)"),
    ])

  private static let soak = BenchHelp(
    command: "soak",
    summary: """
      Runs the console beside a sandbox where people write and delete, an hour's worth in a few
      minutes, presses keys that look around, and reads its memory four times a second. Ends with 0
      when that stayed flat and below its limits. The program `gavel` must stand beside this one.
      """,
    options: [
      ("--minutes N", "how long it runs once the store is made (4)"),
      ("--messages N", "so many messages arrive meanwhile (2400)"),
      ("--scale small|medium|large", "how large the platform is (large)"),
    ])

  private static let memory = BenchHelp(
    command: "memory",
    summary: """
      Answers `gavel sync` with a hundred megabytes, without an end and with headers of a megabyte,
      and reads the peak of its memory. Ends with 0 when that stayed below 90 MiB. The program
      `gavel` must stand beside this one.
      """,
    options: [])
}
