import GavelApp
import GavelModel
import GavelScreen

extension FuzzTarget {
  /// Theme files.
  static let theme = FuzzTarget(
    "theme",
    corpus: ReadingProof.themes.map { String(decoding: $0, as: UTF8.self) } + FileCorpus.themes,
    words: FileCorpus.words
  ) { bytes, _ in
    verdict(ReadingProof.theme(bytes))
  }

  /// Settings files.
  static let settings = FuzzTarget(
    "settings", corpus: FileCorpus.settings, words: FileCorpus.words
  ) { bytes, _ in
    verdict(ReadingProof.settings(bytes))
  }

  /// Plan files: what is accepted says exactly what was sealed.
  static let plan = FuzzTarget(
    "plan", corpus: FileCorpus.plans, words: FileCorpus.words, longest: 16_384
  ) { bytes, _ in
    let outcome = ReadingProof.plan(bytes)
    guard case .read(let text) = outcome else { return verdict(outcome) }
    guard FileCorpus.plans.contains(text) else {
      return .broken("an edited plan is accepted: \(text)")
    }
    let isStable = ReadingProof.plan(Array(text.utf8)) == outcome
    return isStable ? .held : .broken("written, it reads otherwise")
  }

  /// Command lines; a line feed separates two words.
  static let commandLine = FuzzTarget(
    "command-line", corpus: FileCorpus.commandLines,
    words: ReadingProof.commandWords + ["\n", "=", "--"],
    longest: 400
  ) { bytes, _ in
    let words = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .compactMap { String(validating: $0, as: UTF8.self) }
    let outcome = ReadingProof.commandLine(words)
    guard outcome == ReadingProof.commandLine(words) else {
      return .broken("read twice it differs")
    }
    return verdict(outcome)
  }

  /// A refusal must be words that a person can read and that do not act on the terminal.
  private static func verdict(_ outcome: ReadingProof.Outcome) -> FuzzVerdict {
    guard case .refused(let lines) = outcome else { return .held }
    guard let first = lines.first, !first.isEmpty else {
      return .broken("it is refused without a word")
    }
    guard !first.contains("an unexpected error") else {
      return .broken("no type says why: \(first)")
    }
    let raw = lines.joined().unicodeScalars.first {
      $0.value < 0x20 || (0x7F...0x9F).contains($0.value)
    }
    return raw.map { .broken("the refusal has U+\(String($0.value, radix: 16))") } ?? .refused
  }
}

/// Files and words as people write them.
enum FileCorpus {
  static let themes = [
    """
    // mine
    { name: 'night', palette: { ink: "#0a0b0c", sky: 117, }, roles: {
      text: { fg: "ink", bg: "default" }, danger: { fg: "bright-red", attributes: ["bold"] }, } }
    """
  ]
  static let settings = [
    """
    /* acme */ { defaultProfile: "acme", theme: "midnight", readOnly: false, holdSeconds: +5,
      reasons: ["spam", "off topic",], evidence: "full", evidenceDays: 0x5a,
      protected: { rooms: [], members: ["a*"], authors: [] },
      ceiling: { batch: 500, minute: 1000, approvalOver: 0 },
      profiles: { acme: { dialect: "imkit", url: "https://acme.imkit.io:8443/", userID: "ana",
        clientKey: "k", tokenFile: "~/acme.token" }, "two": { url: 'http://127.0.0.1:80',
        tokenCommand: ["pass", "show", "x"] } } }
    """, "{}", "\u{FEFF}{ \"theme\" : \"d\\u0061y\\x41\\\n\" }\n",
  ]
  static let words = [
    "{", "}", "[", "]", ":", ",", "//", "/*", "*/", "'", "\"", "\\", "\n", "\\u", "\\x", "null",
    "true",
    "profiles", "roles", "\"fg\":", "#zzzzzz", "#FFFFFF", "items", "\"format\":1",
    "\"digest\":\"\"",
    "\"kind\":\"delete-room\"", "http://", "https://[::1]", "..", "0x", "+", ".5", "\u{2029}",
  ]
  static let commandLines = [
    "delete-message\nroom\nm1\nm2\n--yes\n--reason=spam",
    "plan\nremove-member\nr\na\nb\n--system-message",
    "console\n--profile\nacme\n--theme=mono\n--read-only", "queue\nresume\n3\n--yes\n--json",
    "apply\n-\n--hold\n2.5",
    "sandbox\n--dialect\nimkit\n--port\n0\n--seed\n18446744073709551615",
    "search\n--limit=20\n--jsonl\nbuy now",
    "messages\n--\n-room\n--context=m", "audit\n--since\n2026-03-02T12:00:00.000Z", "--help",
    "delete-dm\n--username\nana",
  ]
  static let plans = [
    plan([.deleteMessage("m1", room: "r1"), .deleteMessage("m\u{202E}2", room: "r1")]),
    plan([.removeMember("ana", room: "r", announced: true), .leaveRoom("r2", announced: false)]),
    plan([.clearRoom("r"), .deleteRoom("r/2"), .deleteDirect("d")]),
  ]

  private static func plan(_ actions: [ModerationAction]) -> String {
    let time = Timestamp(milliseconds: 1_772_452_980_000)
    let items = actions.enumerated().map { index, action in
      var facts = TargetFacts()
      if index > 0 { facts = TargetFacts(roomName: "general \"x\"", sentAt: time, isOwn: true) }
      let seal = RoomSeal(messageCount: 3, newest: "m9", newestUpdate: time)
      return PlanItem(
        action: action, digest: "d\(index)", seal: action.kind.coversWholeRoom ? seal : nil,
        facts: facts)
    }
    return ReadingProof.text(
      of: ActionPlan(
        server: "https://acme.imkit.io", account: "ana", created: time, reason: "spam\n",
        items: items))
  }
}
