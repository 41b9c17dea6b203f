import GavelModel

extension ConsoleState {
  /// Most rows that one command marks.
  static let mostMarks = 10_000

  mutating func mark(_ marking: Marking) -> [Effect] {
    guard let list = markableList else { return [] }
    switch marking {
    case .mark where range == nil: toggleMark(in: list)
    case .mark: return markRange(in: list)
    case .range: return range == nil ? beginRange(in: list) : markRange(in: list)
    case .markAll: return markAll(in: list, .mark)
    case .invert: return markAll(in: list, .invert)
    case .unmarkAll:
      range = nil
      setMarks([], in: list)
    case .sameAuthor, .sameText, .sameThread, .sameRoom: return markAlike(marking, in: list)
    case .undoMarks: return undoMarks(in: list)
    case .showMarked: return toggleMarkedOnly(list)
    }
    return []
  }

  private mutating func toggleMark(in list: ListName) {
    guard let id = cursorID(in: list) else { return }
    var marked = marks(in: list)
    if marked.remove(id) == nil { marked.insert(id) }
    setMarks(marked, in: list)
  }

  private mutating func beginRange(in list: ListName) -> [Effect] {
    guard let key = cursorKey(in: list) else { return [] }
    range = RangeMark(list: list, key: key)
    awaitedMarks[.range] = nil
    return []
  }

  /// Marks from where the range began to the cursor; rows outside the window are asked for.
  mutating func markRange(in list: ListName) -> [Effect] {
    guard let range, range.list == list, let cursor = cursorKey(in: list) else { return [] }
    self.range = nil
    let (from, to) = range.ends(at: cursor)
    if let ids = shownIDs(in: list, from: from, to: to) {
      setMarks(marks(in: list).union(ids), in: list)
      return []
    }
    return [ask(list, .mark, from: from, to: to)]
  }

  private mutating func markAll(in list: ListName, _ purpose: MarkRequest.Purpose) -> [Effect] {
    range = nil
    guard let ids = wholeListIDs(list) else { return [ask(list, purpose)] }
    setMarks(combine(purpose, ids, in: list), in: list)
    return []
  }

  mutating func ask(
    _ list: ListName, _ purpose: MarkRequest.Purpose, from: ListKey? = nil, to: ListKey? = nil,
    sharing trait: SharedTrait? = nil
  ) -> Effect {
    let request = MarkRequest(
      list: list, matching: filter(of: list), from: from, to: to, limit: Self.mostMarks,
      number: nextNumber(), sharing: trait, purpose: purpose)
    awaitedMarks[purpose] = request
    return .mark(request)
  }

  /// Takes ids that were asked for; an answer that is no longer awaited changes nothing.
  mutating func takeMatched(_ ids: [String], _ request: MarkRequest, isCut: Bool) {
    guard awaitedMarks[request.purpose] == request else { return }
    awaitedMarks[request.purpose] = nil
    let list = request.list
    if request.purpose == .visible {
      hiddenMarks[list] = marks(in: list).subtracting(ids)
      return
    }
    if request.purpose == .range { return takeRange(ids, request, isCut: isCut) }
    setMarks(combine(request.purpose, Set(ids), in: list), in: list)
    if let trait = request.sharing { tellMarked(ids.count, trait) }
    if isCut {
      say(
        Notice(
          .warning, "the pattern took too long: only rows that were read with it were marked"))
    } else if ids.count >= request.limit {
      say(Notice(.warning, "only the first \(Numbers.grouped(ids.count)) rows were marked"))
    }
  }

  private func combine(
    _ purpose: MarkRequest.Purpose, _ ids: Set<String>, in list: ListName
  ) -> Set<String> {
    let marked = marks(in: list)
    switch purpose {
    case .mark: return marked.union(ids)
    case .invert: return marked.symmetricDifference(ids)
    case .visible, .range: return marked
    }
  }

  /// Changes a list's marks, so that the change can be taken back.
  mutating func setMarks(_ marked: Set<String>, in list: ListName) {
    let before = marks(in: list)
    guard marked != before else { return }
    markHistory.append(MarkStep(list: list, ids: before))
    markHistory.removeFirst(max(0, markHistory.count - MarkStep.most))
    marks[list] = marked.isEmpty ? nil : marked
    hiddenMarks[list]?.formIntersection(marked)
  }

  /// Finds out which marked rows the list's filter hides.
  mutating func countHidden(in list: ListName, matching filter: Filter) -> [Effect] {
    let marked = marks(in: list)
    guard !filter.isEmpty, !marked.isEmpty else {
      hiddenMarks[list] = nil
      return []
    }
    if let ids = wholeListIDs(list) {
      hiddenMarks[list] = marked.subtracting(ids)
      return []
    }
    // Until the answer comes, what is not on screen counts as hidden.
    hiddenMarks[list] = marked.subtracting(shownIDs(in: list))
    return [ask(list, .visible)]
  }
}
