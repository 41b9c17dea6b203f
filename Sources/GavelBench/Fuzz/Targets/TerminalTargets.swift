import GavelScreen
import GavelTerminal

extension FuzzTarget {
  /// What a terminal sends: no noise presses a key that is none, and none leaves the decoder stuck.
  static let terminalInput = FuzzTarget(
    "terminal-input", corpus: TerminalCorpus.bursts, words: TerminalCorpus.words, longest: 600
  ) { bytes, dice in
    let raws = TerminalCorpus.raws(bytes, &dice)
    let whole = TerminalCorpus.events(of: [raws[...]])
    if let what = whole.lazy.compactMap(wrong).first { return .broken(what) }
    let cut = TerminalCorpus.cut(raws, &dice)
    let torn = TerminalCorpus.events(of: [raws[..<cut], raws[cut...]])
    guard torn == whole else {
      return .broken("torn after \(cut) it is \(torn), whole it is \(whole)")
    }
    let rest = Array("\u{7}\u{1B}\\~\u{1B}[201~q".utf8).map { InputDecoder.Raw.byte($0) }
    guard TerminalCorpus.events(of: [raws[...], rest[...]]).last == .key(.character("q")) else {
      return .broken("the letter after it is not heard")
    }
    return whole.isEmpty ? .refused : .held
  }

  /// Pasted text: only ever one paste, without controls, up to its limit.
  static let paste = FuzzTarget(
    "paste", corpus: TextCorpus.texts, words: TextCorpus.words, longest: 600
  ) { bytes, _ in
    let inner = bytes.filter { $0 != 0x1B }
    let raws = (Array("\u{1B}[200~".utf8) + inner + Array("\u{1B}[201~".utf8)).map {
      InputDecoder.Raw.byte($0)
    }
    let events = TerminalCorpus.events(of: [raws[...]])
    if let what = events.lazy.compactMap(wrong).first { return .broken(what) }
    guard events.count <= 1 else { return .broken("one paste is \(events)") }
    guard let text = String(validating: inner, as: UTF8.self) else { return .refused }
    let expected = TerminalCorpus.pasted(text)
    let expectedEvents: [InputEvent] = expected.isEmpty ? [] : [.paste(expected)]
    guard events == expectedEvents else {
      return .broken("it is \(events) instead of \(expectedEvents)")
    }
    return .held
  }

  /// What is wrong about an event; `nil` for nothing.
  private static func wrong(_ event: InputEvent) -> String? {
    switch event {
    case .key(.character(let letter)), .key(.control(let letter)):
      let isControl = letter.unicodeScalars.contains { $0.properties.generalCategory == .control }
      return isControl ? "a control character is a letter: \(event)" : nil
    case .paste(let text):
      let hasControl = text.unicodeScalars.contains {
        $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t"
      }
      guard !hasControl else { return "a paste has a control character" }
      return text.utf8.count > InputDecoder.pasteLimit + 4 ? "a paste is too long" : nil
    case .key, .invalid: return nil
    case .mouse: return "nobody asked for the mouse: \(event)"
    case .resize: return "bytes changed the size"
    }
  }
}

/// What terminals send, and what the decoder makes of it.
enum TerminalCorpus {
  static let bursts = [
    "jjkdy\r", "\u{1B}[A\u{1B}[B\u{1B}OP\u{1B}[5~\u{1B}[1;5A",
    "\u{1B}[200~a\u{7}b\r\nc\u{1B}[201~x",
    "\u{1B}[?62;1;4c\u{1B}[24;80R\u{1B}[<0;10;5M", "\u{1B}]11;rgb:0000/0000/0000\u{7}q", "日本é😀",
    "\u{1B}P1$r0m\u{1B}\\\u{1B}_Gi=1;OK\u{1B}\\", "\u{1B}\u{1B}d\u{1B}", "\u{3}\u{1A}\t\u{8}\u{7F}",
  ]
  static let words = [
    "\u{1B}", "\u{1B}[", "\u{1B}[200~", "\u{1B}[201~", "\u{1B}O", "\u{1B}]", "\u{1B}\\", "\u{7}",
    "~", ";",
    "200~", "y", "\r", "\u{9B}", "é", "日", "😀",
  ]

  /// The bytes, now and then with a code as ncurses gives them out.
  static func raws(_ bytes: [UInt8], _ dice: inout Dice) -> [InputDecoder.Raw] {
    var raws = bytes.map { InputDecoder.Raw.byte($0) }
    if dice.oneIn(4) {
      let codes: [Int32] = [0x102, 0x103, 0x107, 0x109, 0x148, 0x199, 0x19A, 0x4000, 0x4001, .max]
      raws.insert(.code(dice.pick(codes)), at: dice.below(raws.count + 1))
    }
    return raws
  }

  static func events(of reads: [ArraySlice<InputDecoder.Raw>]) -> [InputEvent] {
    var decoder = InputDecoder(charset: .unicode)
    var events: [InputEvent] = []
    for read in reads {
      for raw in read { decoder.feed(raw) }
      events += decoder.endOfInput()
    }
    return events
  }

  /// A place to cut that is not behind an Escape, which alone means something else.
  static func cut(_ raws: [InputDecoder.Raw], _ dice: inout Dice) -> Int {
    var cut = dice.below(raws.count + 1)
    while cut > 0, raws[cut - 1] == .byte(0x1B) { cut -= 1 }
    return cut
  }

  /// What a paste of valid text should come to, told in another way than the product does.
  static func pasted(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var before: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      defer { before = scalar }
      if scalar == "\r" || (scalar == "\n" && before != "\r") {
        result.append("\n")
      } else if scalar == "\t" || scalar.properties.generalCategory != .control {
        if scalar != "\n" { result.append(scalar) }
      }
    }
    return String(result)
  }
}
