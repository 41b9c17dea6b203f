import GavelScreen

/// Makes events of what ncurses reads: bytes, and codes for the key sequences that it knows.
///
/// Sequences that nobody knows (answers of the terminal, mouse, focus) are swallowed whole; read
/// letter by letter they would press keys. After Escape a letter that came with it (Alt, or very
/// fast typing) is dropped: what was meant is not certain, and Escape alone is always harmless.
package struct InputDecoder {
  /// What one read yields.
  package enum Raw: Hashable {
    case byte(UInt8)
    case code(Int32)
  }

  /// Pasted text beyond this many bytes is dropped.
  package static let pasteLimit = 64 * 1024

  private enum State: Hashable {
    case ground
    /// An escape byte came; what follows decides.
    case escape
    /// Parameters of a control sequence, up to its final byte.
    case sequence([UInt8])
    /// A mouse report in the extended form, up to its final letter.
    case mouse([UInt8])
    /// A mouse report in the old form: three bytes.
    case oldMouse([UInt8])
    /// One more byte belongs to an old-style function key.
    case singleShift
    /// A string for the terminal, up to BEL or ST.
    case string(sawEscape: Bool)
  }

  private var state = State.ground
  private var text: UTF8Assembler
  private var paste: PasteBuffer?
  /// Whether the terminal was asked to report the mouse; otherwise reports are swallowed.
  private let reportsMouse: Bool
  private(set) var events: [InputEvent] = []

  package init(charset: Charset, reportsMouse: Bool = false) {
    text = UTF8Assembler(charset: charset)
    self.reportsMouse = reportsMouse
  }

  /// Whether a paste has begun and not ended.
  package var isPasting: Bool { paste != nil }

  package mutating func feed(_ raw: Raw) {
    switch raw {
    case .byte(let byte): feed(byte)
    case .code(KeyCodes.pasteStart): beginPaste()
    case .code(KeyCodes.pasteEnd): endPaste()
    case .code(KeyCodes.mouse):
      breakText()
      state = .mouse([])
    case .code(KeyCodes.oldMouse):
      breakText()
      state = .oldMouse([])
    case .code(let code):
      breakText()
      state = .ground
      if let key = KeyCodes.key(code) { emit(key) }
    }
  }

  /// Tells that nothing more is there for now, and returns what was understood.
  package mutating func endOfInput() -> [InputEvent] {
    if state == .escape {
      state = .ground
      emit(.escape)
    }
    defer { events = [] }
    return events
  }

  private mutating func feed(_ byte: UInt8) {
    switch state {
    case .ground: ground(byte)
    case .escape: afterEscape(byte)
    case .sequence(let parameters): sequence(byte, parameters)
    case .mouse(let parameters): mouse(byte, parameters)
    case .oldMouse(let bytes): oldMouse(bytes + [byte])
    case .singleShift:
      state = .ground
      if let key = KeyCodes.key(final: byte, parameters: []) { emit(key) }
    case .string(let sawEscape):
      let isOver = byte == 0x07 || (sawEscape && byte == UInt8(ascii: "\\"))
      state = isOver ? .ground : .string(sawEscape: byte == 0x1B)
    }
  }

  private mutating func ground(_ byte: UInt8) {
    if byte == 0x1B {
      breakText()
      state = .escape
      return
    }
    switch text.take(byte) {
    case .character(let character): accept(character)
    case .invalid: if paste == nil { events.append(.invalid) }
    case .invalidThen(let character):
      if paste == nil { events.append(.invalid) }
      accept(character)
    case .incomplete: break
    }
  }

  private mutating func afterEscape(_ byte: UInt8) {
    state = .ground
    switch byte {
    case UInt8(ascii: "["): state = .sequence([])
    case UInt8(ascii: "O"): state = .singleShift
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"),
      UInt8(ascii: "X"):
      state = .string(sawEscape: false)
    case 0x1B:
      emit(.escape)
      state = .escape
    default: emit(.escape)
    }
  }

  private mutating func sequence(_ byte: UInt8, _ parameters: [UInt8]) {
    switch byte {
    case 0x1B: state = .escape
    case UInt8(ascii: "<") where parameters.isEmpty: state = .mouse([])
    case UInt8(ascii: "M") where parameters.isEmpty && reportsMouse: state = .oldMouse([])
    // A sequence longer than any real one is skipped all the same, but not kept.
    case 0x20..<0x40: state = .sequence(parameters.count < 32 ? parameters + [byte] : parameters)
    case 0x40..<0x7F:
      state = .ground
      endSequence(byte, parameters)
    default: state = .ground
    }
  }

  private mutating func endSequence(_ final: UInt8, _ parameters: [UInt8]) {
    if final == UInt8(ascii: "~"), parameters == Array("200".utf8) { return beginPaste() }
    if final == UInt8(ascii: "~"), parameters == Array("201".utf8) { return endPaste() }
    if let key = KeyCodes.key(final: final, parameters: parameters) { emit(key) }
  }
}

extension InputDecoder {
  private mutating func mouse(_ byte: UInt8, _ parameters: [UInt8]) {
    switch byte {
    case 0x1B: state = .escape
    case 0x20..<0x40: state = .mouse(parameters.count < 32 ? parameters + [byte] : parameters)
    default:
      state = .ground
      let isReport = byte == UInt8(ascii: "M") || byte == UInt8(ascii: "m")
      if isReport { emit(MouseReport.event(parameters: parameters, final: byte)) }
    }
  }

  private mutating func oldMouse(_ bytes: [UInt8]) {
    state = bytes.count < 3 ? .oldMouse(bytes) : .ground
    if bytes.count == 3 { emit(MouseReport.event(bytes: bytes)) }
  }

  private mutating func emit(_ event: MouseEvent?) {
    if let event, paste == nil, reportsMouse { events.append(.mouse(event)) }
  }

  private mutating func accept(_ character: Unicode.Scalar) {
    guard paste == nil else {
      paste?.append(character)
      return
    }
    emit(KeyCodes.key(scalar: character))
  }

  /// Keys inside a paste are the remains of sequences in its text.
  private mutating func emit(_ key: Key?) {
    if let key, paste == nil { events.append(.key(key)) }
  }

  private mutating func breakText() {
    if text.abandon(), paste == nil { events.append(.invalid) }
  }

  private mutating func beginPaste() {
    state = .ground
    paste = PasteBuffer(limit: Self.pasteLimit)
  }

  private mutating func endPaste() {
    state = .ground
    _ = text.abandon()
    guard let finished = paste else { return }
    paste = nil
    if !finished.text.isEmpty { events.append(.paste(finished.text)) }
  }
}
