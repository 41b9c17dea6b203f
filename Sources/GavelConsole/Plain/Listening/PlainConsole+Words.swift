import GavelModel
import GavelScreen

/// The words of the line mode's own.
extension PlainConsole {
  mutating func run(_ word: PlainWord, _ text: String) -> [Effect] {
    if word != .more, word != .repeat { rest = [] }
    switch word {
    case .list: return count(text).map { readList($0) } ?? []
    case .more: return more(text)
    case .read: return onRow(text) { .read($0) }
    case .around: return onRow(text) { .around($0) }
    case .next: return step(by: 1)
    case .previous: return step(by: -1)
    case .mark: return mark(text, isMarked: true)
    case .unmark: return mark(text, isMarked: false)
    case .results: return readResults()
    case .hold: return hold()
    case .where: tellWhere()
    case .repeat: sayAgain()
    case .help: tellHelp(text)
    }
    return []
  }

  /// How many rows were asked for; says it when that is no number.
  private mutating func count(_ text: String) -> Int? {
    guard !text.isEmpty else { return Self.page }
    guard let count = RowNumbers(text)?.numbers, count.count == 1, count[0] <= 100 else {
      say("how many rows is a number up to 100")
      return nil
    }
    return count[0]
  }

  private mutating func more(_ text: String) -> [Effect] {
    if !rest.isEmpty {
      tell(rest)
      return []
    }
    guard let count = count(text) else { return [] }
    expect(.more(count))
    return settle()
  }

  /// Goes to a row by its number and says it.
  mutating func go(to rows: RowNumbers) -> [Effect] {
    guard rows.numbers.count == 1 else {
      say("say what to do with these rows, such as mark before the numbers")
      return []
    }
    guard let places = places(of: rows) else { return [] }
    rest = []
    guard state.currentPlace != places[0] else {
      tellCurrent()
      return []
    }
    return order(.choose(places[0]))
  }

  /// Does something with one row: the one whose number is given, or the present one.
  private mutating func onRow(_ text: String, _ wish: (RowAddress) -> Wish) -> [Effect] {
    let place: RowAddress
    if text.isEmpty {
      guard let current = state.currentPlace else {
        say("there is no row here")
        return []
      }
      place = current
    } else {
      guard let rows = RowNumbers(text), rows.numbers.count == 1 else {
        say("one row is named by its number")
        return []
      }
      guard let places = places(of: rows) else { return [] }
      place = places[0]
    }
    let wish = wish(place)
    let effects = take(.order(Order(kind: .read(place))))
    expect(wish)
    return effects + settle()
  }

  private mutating func step(by step: Int) -> [Effect] {
    let isBackward = state.focus == .messages
    let motion: Motion = (step > 0) != isBackward ? .down : .up
    guard let row = state.keys.binding(of: .move(motion), in: state.paneContext) else { return [] }
    return order(
      .run(row, argument: ""),
      silence: step > 0 ? "that was the last row" : "that was the first row")
  }

  private mutating func mark(_ text: String, isMarked: Bool) -> [Effect] {
    let word: PlainWord = isMarked ? .mark : .unmark
    guard state.markableList != nil else {
      say("\(word.rawValue) works in: members, messages, reports")
      return []
    }
    if text == "all" {
      let command: Command = .mark(isMarked ? .markAll : .unmarkAll)
      guard let row = state.keys.binding(of: command, in: state.paneContext) else { return [] }
      return order(.run(row, argument: ""))
    }
    let places: [RowAddress]
    if text.isEmpty {
      guard let numbered = state.numbered, let place = chosen[numbered],
        place == state.currentPlace
      else {
        say("say which rows, such as \(word.rawValue) 1-3")
        return []
      }
      places = [place]
    } else {
      guard let rows = RowNumbers(text) else {
        say("\(word.rawValue) takes numbers of rows, or all")
        return []
      }
      guard let found = self.places(of: rows) else { return [] }
      places = found
    }
    let ids = Self.ids(places)
    let marked = state.marks(in: state.markableList)
    guard isMarked ? !ids.isSubset(of: marked) : !ids.isDisjoint(with: marked) else {
      tellMarks()
      return []
    }
    return order(.mark(ids, isMarked: isMarked))
  }

  /// Gives whoever listens more time to take something back.
  private mutating func hold() -> [Effect] {
    guard !state.queue.held.isEmpty else {
      say(DisplayText(Requirement.heldBatch.unmet))
      return []
    }
    return order(.hold, silence: .empty)
  }

  /// Goes to the batch that was confirmed last and reads how its items ended.
  private mutating func readResults() -> [Effect] {
    guard let batch = state.queue.batches.first else {
      say("the queue is empty")
      return []
    }
    let effects = take(.order(Order(kind: .visit(.queue))))
    return effects + open(.batch(batch.id))
  }
}

/// Commands of the table that lines carry out in a way of their own.
extension PlainConsole {
  /// Goes to a list and reads it.
  mutating func visit(_ pane: Pane) -> [Effect] {
    rest = []
    if pane == .members || pane == .messages, state.openRoom == nil {
      say("no room is open: go to the rooms and open one by its number")
      return []
    }
    let effects = take(.order(Order(kind: .visit(pane))))
    return effects + readList()
  }

  mutating func open(_ text: String) -> [Effect] {
    switch state.focus {
    case .members, .messages, .reports, .audit: return run(.read, text)
    case .queue where state.queue.opened != nil: return run(.read, text)
    case .rooms, .queue, .detail, .conversation, .caseFile, .entry, .trail, .activity: break
    }
    guard !text.isEmpty else { return state.currentPlace.map { open($0) } ?? [] }
    if let rows = RowNumbers(text) {
      guard rows.numbers.count == 1 else {
        say("open takes one row")
        return []
      }
      return places(of: rows).map { open($0[0]) } ?? []
    }
    return state.focus == .rooms ? open(named: text) : []
  }

  /// Opens a room by its name, or by the beginning of it when no other room at hand begins so.
  private mutating func open(named name: String) -> [Effect] {
    let wanted = name.lowercased()
    let rooms = zip(state.rooms.window.rows, state.disguised.rooms.window.rows)
      .map { (room: $0, name: ($1.shownName ?? $1.id.rawValue).lowercased()) }
    let exact = rooms.filter { $0.name == wanted }
    let found = exact.isEmpty ? rooms.filter { $0.name.hasPrefix(wanted) } : exact
    guard found.count == 1 else {
      let words = found.isEmpty ? "no room" : "more than one room"
      say("\(words) is called like that: filter \(name) looks through all of them")
      return []
    }
    return open(.row(.rooms, found[0].room.listKey))
  }

  /// Opens a room or a batch.
  private mutating func open(_ place: RowAddress) -> [Effect] {
    guard let row = state.keys.binding(of: .navigate(.open), in: state.paneContext) else {
      return []
    }
    itemsOf = nil
    let effects = take(.order(Order(kind: .choose(place))))
    expect(.run(row, place))
    return effects + settle()
  }

  mutating func narrow(to text: String) -> [Effect] {
    guard let list = state.focusedList, state.focus != .queue else {
      say("filter works in: rooms, members, messages, reports, audit")
      return []
    }
    rest = []
    if text.isEmpty, state.filterText(of: list).isEmpty, state.only(of: list) == nil {
      say("there is no filter")
      return []
    }
    return order(.narrow(text))
  }

  mutating func jump(to text: String) -> [Effect] {
    guard state.openRoom != nil else {
      say("no room is open: go to the rooms and open one by its number")
      return []
    }
    let effects = take(.order(Order(kind: .visit(.messages))))
    return effects + order(.jump(text))
  }

  /// Says which profiles there are, the open one told apart by a word.
  mutating func tellProfiles() {
    for choice in state.configuration.profiles {
      let isOpen = choice.name == state.configuration.profile
      say(
        ConsoleState.listed(
          [ConsoleState.spoken(choice.name)] + (isOpen ? ["open"] : [])
            + [DisplayText(choice.dialect), DisplayText(choice.server, truncatedTo: 60)]))
    }
    if state.configuration.profiles.isEmpty { say("no profile is configured") }
  }

  mutating func tellSavedFilters() {
    let names = state.configuration.savedFilters.names.map { "@" + $0 }
    guard !names.isEmpty else {
      say(DisplayText(Requirement.savedFilters.unmet))
      return
    }
    say("saved filters: " + DisplayText(names.joined(separator: ", ")))
    say("filter \(names[0]) narrows the list by the first of them")
  }
}
