import GavelScreen

extension ConsoleState {
  mutating func take(_ input: InputEvent, isCrowded: Bool) -> [Effect] {
    switch input {
    case .key(let key):
      let effects = take(key, isCrowded: isCrowded)
      stopPlaying()
      return effects
    case .paste(let text): return takePaste(text)
    case .mouse(let event): return take(event, isCrowded: isCrowded)
    case .resize(let size):
      self.size = size
      if layout.isTooSmall { hideDialogs() }
      return []
    case .invalid:
      return []
    }
  }

  /// A dialog that comes back on a larger screen must be read again.
  private mutating func hideDialogs() {
    modal?.firstDrawn = nil
    if !secondFactors.isEmpty { secondFactors[0].firstDrawn = nil }
  }

  /// Whether what is in front can have been read.
  var listens: Bool {
    if let prompt = secondFactors.first { return prompt.accepts(at: now) }
    return modal?.accepts(at: now) ?? true
  }

  mutating func take(_ key: Key, isCrowded: Bool) -> [Effect] {
    isTouched = true
    // What cannot be seen must not be answered; only leaving and repainting work blindly.
    if layout.isTooSmall {
      let row = keys.binding(for: key, in: context, of: view)
      guard case .session(let session)? = row?.command, session.worksUnseen else { return [] }
    } else if !listens {
      // What is typed before a dialog can have been read was not meant for it.
      return []
    }
    // What is said about one of many keys must outlive the others.
    if !isCrowded || modal == nil { flash = nil }
    let context = self.context
    if let row = keys.binding(for: key, in: context, of: view) {
      if isCrowded, modal != nil, row.risk != .none {
        hint("keys that come all at once answer nothing: press \(key.label) alone")
        return []
      }
      return run(row, by: key)
    }
    guard !context.takesText else { return edit(key) }
    if KeyContext.browsing.contains(context), case .character = key {
      hint("\(key.label) does nothing here; ? shows the keys that do")
    }
    return []
  }

  /// Runs a row of the table, or says why it cannot run.
  mutating func run(_ row: KeyBinding, by key: Key?, argument: String = "") -> [Effect] {
    if let reason = KeyTable.unavailable(row, in: self) {
      hint("\(row.name): \(reason)")
      return []
    }
    return perform(row.command, by: key, argument: argument)
  }

  /// Pasted text is only ever text: it reaches the fields for filters, commands and reasons.
  private mutating func takePaste(_ text: String) -> [Effect] {
    if !listens { return [] }
    switch context {
    case .filter, .palette, .time, .reason, .secondFactor, .help:
      return editField { $0.insert(text) }
    case .typedConfirm:
      hint("type it: pasted text confirms nothing")
      return []
    case .rooms, .members, .messages, .detail, .reports, .conversation, .caseFile, .audit, .entry,
      .trail, .queue, .items, .activity, .themes, .profiles, .sealing, .confirm, .decide,
      .reasonChoice, .quit, .interrupted:
      hint("pasted text is ignored here")
      return []
    }
  }

  private mutating func edit(_ key: Key) -> [Effect] {
    editField { _ = $0.edit(key) }
  }

  private mutating func editField(_ change: (inout TextField) -> Void) -> [Effect] {
    if !secondFactors.isEmpty {
      change(&secondFactors[0].code)
      return []
    }
    if var modal, case .confirm(var dialog) = modal.kind {
      dialog.edit(change)
      modal.kind = .confirm(dialog)
      self.modal = modal
      return []
    }
    if var help {
      change(&help.search)
      help.top = 0
      self.help = help
      return []
    }
    switch prompt {
    case .filter(var filter):
      change(&filter.field)
      filter.offer = nil
      return apply(filter)
    case .palette(var palette):
      change(&palette.text)
      palette.choice = nil
      prompt = .palette(palette)
    case .time(var field):
      change(&field)
      prompt = .time(field)
    case nil: break
    }
    return []
  }
}

extension ConfirmDialog {
  /// Changes the reason while it is edited, otherwise the typed answer.
  mutating func edit(_ change: (inout TextField) -> Void) {
    if var field = reasonField {
      change(&field)
      reasonField = field
    } else {
      change(&answer)
      isWrong = false
    }
  }
}
