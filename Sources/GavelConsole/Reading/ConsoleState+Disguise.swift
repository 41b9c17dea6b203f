import GavelModel

extension ConsoleState {
  /// The state as it may be drawn: itself, or a copy without the names and texts to be kept from
  /// sight.
  var disguised: ConsoleState {
    guard !reading.isPlain else { return self }
    let disguise = Disguise(options: reading, aliases: reading.usesAliases ? aliases : Aliases())
    var copy = self
    copy.rooms.window.rows = rooms.window.rows.map(disguise.room)
    copy.openRoomRow = openRoomRow.map(disguise.room)
    copy.members.window.rows = members.window.rows.map(disguise.member)
    copy.messages.window.rows = messages.window.rows.map { disguise.message($0) }
    copy.reports.list.window.rows = reports.list.window.rows.map(disguise.group)
    if let file = reports.shown?.file { copy.reports.shown?.file = disguise.file(file) }
    copy.audit.list.window.rows = audit.list.window.rows.map(disguise.record)
    if case .evidence(let kept)? = audit.shown?.kept {
      copy.audit.shown?.kept = .evidence(disguise.evidence(kept))
    }
    copy.queue.batches = queue.batches.map(disguise.batch)
    copy.queue.items.rows = queue.items.rows.map { disguise.item($0) }
    copy.modal = modal.map { $0.disguised(by: disguise) }
    if reading.usesAliases { copy.rename(by: disguise, after: self) }
    return copy
  }

  /// Asks something of the state as it is drawn; one without a disguise is not copied for it.
  func asDrawn<Answer>(_ ask: (ConsoleState) -> Answer) -> Answer {
    reading.isPlain ? ask(self) : ask(disguised)
  }

  /// Replaces the people that are known by id alone, and what is told in sentences.
  private mutating func rename(by disguise: Disguise, after state: ConsoleState) {
    members.cursor = state.members.cursor.map(disguise.id)
    if case .member(let id) = state.detail.subject { detail.subject = .member(disguise.id(id)) }
    for (list, ids) in state.marks {
      if case .members = list { marks[list] = Set(ids.map { Aliases.name($0) }) }
    }
    if case .members? = state.range?.list, let ids = state.range?.ids {
      range?.ids = Set(ids.map { Aliases.name($0) })
    }
    connection.account = state.connection.account.map(disguise.id)
    connection.accountName = connection.account?.rawValue
    // Names that look alike are not alike any more.
    staff = StaffNames()
    otherStaff = StaffNames()
    flash?.text = disguise.aliases.text(state.flash?.text ?? "")
    activity = state.activity.disguised(by: disguise, batches: queue.batches)
  }

  /// Everybody who is named anywhere at hand.
  private var aliases: Aliases {
    var aliases = Aliases()
    let caseRooms = reports.shown?.file.rooms ?? []
    for room in rooms.window.rows + [openRoomRow].compactMap(\.self) + caseRooms {
      if room.kind == .direct { aliases.learn(direct: room.id) }
      for person in room.managers + room.owners {
        aliases.learn(nil, of: person)
      }
    }
    for person in mentions.people { aliases.learn(person) }
    for member in members.window.rows { aliases.learn(member.person) }
    for message in messages.window.rows { aliases.learn(message.author) }
    for group in reports.list.window.rows { aliases.learn(group.author) }
    if let file = reports.shown?.file {
      for report in file.reports + file.otherReports {
        aliases.learn(report.author)
        aliases.learn(report.reporter)
      }
      for message in file.conversation + file.recentMessages + file.similarMessages {
        aliases.learn(message.author)
      }
    }
    learnRecord(&aliases)
    let entries = activity.entries + (reports.shown?.file.pastActions ?? [])
    for facts in entries.map(\.facts) + planFacts {
      aliases.learn(facts.personName, of: facts.person)
    }
    for entry in entries { aliases.learn(nil, of: entry.actor) }
    aliases.learn(connection.accountName, of: connection.account)
    return aliases
  }

  private var planFacts: [TargetFacts] {
    let items = queue.items.rows.map(\.plan.facts)
    guard case .confirm(let dialog)? = modal?.kind else { return items }
    return items + dialog.plan.items.map(\.facts)
  }
}

extension Modal {
  func disguised(by disguise: Disguise) -> Modal {
    var shown = self
    switch kind {
    case .sealing(var draft):
      for index in draft.items.indices {
        let item = PlanItem(
          action: draft.items[index].action, digest: "", facts: draft.items[index].shown)
        draft.items[index].action = disguise.item(item).action
      }
      shown.kind = .sealing(draft)
    case .confirm(let dialog): shown.kind = .confirm(dialog.disguised(by: disguise))
    case .interrupted(let batches): shown.kind = .interrupted(batches.map(disguise.batch))
    case .gathering, .quit, .leave: break
    }
    return shown
  }
}
