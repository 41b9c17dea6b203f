import CNcurses
import Glibc

/// Looks at a terminal before ncurses takes it, because ncurses ends the process when it cannot.
enum TerminalProbe {
  /// Returns the terminal's name when a console can be drawn on it.
  static func check(_ options: TerminalOptions) throws(TerminalError) -> String {
    guard isatty(options.input) == 1, isatty(options.output) == 1 else { throw .notATerminal }
    guard let name = options.terminalName, !name.isEmpty else { throw .unnamedTerminal }
    var problem: Int32 = 0
    if setupterm(name, options.output, &problem) != OK {
      // setupterm(3): 1 hardcopy, 0 unknown or too generic, -1 no database.
      switch problem {
      case 1: throw .dumbTerminal(name: name)
      case 0: throw hasEntry(name) ? .dumbTerminal(name: name) : .unknownTerminal(name: name)
      default: throw .noTerminalDatabase
      }
    }
    guard gavel_capability("cup") != nil, gavel_capability("clear") != nil,
      !gavel_has_flag("hc")
    else { throw .dumbTerminal(name: name) }
    return name
  }

  /// A generic entry such as `dumb` exists, although setupterm will not start with it.
  private static func hasEntry(_ name: String) -> Bool { gavel_has_flag("gn") || name == "dumb" }

  /// Opens streams of their own, so that closing them leaves the standard ones alone.
  static func streams(
    _ options: TerminalOptions, name: String
  ) throws(TerminalError) -> CursesSession.Streams {
    let input = dup(options.input)
    let output = dup(options.output)
    guard input >= 0, output >= 0, let reading = fdopen(input, "r"),
      let writing = fdopen(output, "w")
    else { throw .cannotStart(name: name) }
    return (reading, writing)
  }

  /// The bytes that leave every mode that a session enters.
  static func resetBytes(_ pasteMode: PasteMode?, reportsMouse: Bool) -> [UInt8] {
    var bytes = Array(((reportsMouse ? MouseReport.off : "") + (pasteMode?.off ?? "")).utf8)
    for capability in ["sgr0", "op", "cnorm", "rmkx", "rmcup"] {
      guard let value = gavel_capability(capability) else { continue }
      bytes += withoutPadding(String(cString: value))
    }
    return bytes
  }

  /// Whether the terminal is of a family that knows xterm's modes, whatever its entry lists.
  static func isXtermLike(_ name: String) -> Bool {
    let families = ["xterm", "screen", "tmux", "rxvt-unicode", "alacritty", "foot", "kitty", "st-"]
    return families.contains { name.hasPrefix($0) }
  }

  /// Drops delays such as `$<5>`, which only `tputs` can honour.
  static func withoutPadding(_ capability: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(capability.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "$"), rest.first == UInt8(ascii: "<"),
        let end = rest.firstIndex(of: UInt8(ascii: ">"))
      {
        rest = rest[(end + 1)...]
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }
}

/// The sequences that make a terminal mark pasted text.
struct PasteMode: Hashable {
  let on: String
  let off: String

  /// Nil where neither the terminal's entry nor its family says that it knows them.
  init?(terminalName: String) {
    let isKnownFamily = TerminalProbe.isXtermLike(terminalName)
    guard gavel_capability("BE") != nil || isKnownFamily else { return nil }
    on = gavel_capability("BE").map { String(cString: $0) } ?? "\u{1B}[?2004h"
    off = gavel_capability("BD").map { String(cString: $0) } ?? "\u{1B}[?2004l"
  }
}
