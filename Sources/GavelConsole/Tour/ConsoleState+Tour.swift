import GavelModel
import GavelScreen

extension ConsoleState {
  /// How far the tour came; `nil` without one.
  public var tourReport: TourReport? {
    guard let tour else { return nil }
    return TourReport(
      done: tour.reached, total: tour.tour.steps.count,
      stoppedAt: tour.isOver ? nil : tour.step?.title,
      applied: queue.batches.reduce(0) { $0 + $1.counts[.done] },
      takenBack: queue.batches.reduce(0) { $0 + $1.counts[.cancelled] })
  }

  /// Goes on with the tour when its step is over, and presses its next key when that is due.
  mutating func followTour() -> [Effect] {
    guard var progress = tour, let step = progress.step else { return [] }
    if progress.text == nil { progress.text = tourText(step) }
    if progress.metAt == nil, isMet(step.goal, progress) { progress.metAt = now }
    if let met = progress.metAt, now >= met + progress.pause(Self.afterglow) {
      progress.begin(progress.index + 1, at: now, knowing: knownBatches)
      tour = progress
      return progress.isOver && progress.isPlaying ? [.quit(.keepHeld)] : []
    }
    tour = progress
    return progress.isPlaying ? play() : []
  }

  /// How long what was done stays on screen before the next step comes up.
  static let afterglow = Duration.milliseconds(1_200)

  /// Goes a step on or back by a person's wish.
  mutating func stepTour(by count: Int) -> [Effect] {
    let (step, known) = ((tour?.index ?? 0) + count, knownBatches)
    tour?.begin(step, at: now, knowing: known)
    return []
  }

  /// Batches whose state is no news to a step that comes up now.
  private var knownBatches: Set<BatchID> {
    Set(queue.batches.filter { $0.state == .finished || $0.isHeldHere }.map(\.id))
  }

  private func isMet(_ goal: Tour.Goal, _ progress: TourProgress) -> Bool {
    let news = queue.batches.filter { !progress.known.contains($0.id) }
    switch goal {
    // A person reads at a speed of their own and says when it is done.
    case .read: return progress.isPlaying && now >= progress.due
    case .focused(let pane): return focus == pane && modal == nil
    case .filtered(let pane):
      return prompt == nil && list(of: pane).map { !filterText(of: $0).isEmpty } == true
    case .marked: return focusedList.map { !marks(in: $0).isEmpty } == true
    case .asked: return if case .confirm? = modal?.kind { true } else { false }
    case .answered: return modal == nil
    case .held: return news.contains(where: \.isHeldHere)
    case .takenBack:
      guard let newest = queue.batches.first else { return false }
      return newest.state == .finished && newest.counts[.cancelled] == newest.counts.total
    case .sent: return news.contains { $0.state == .finished && $0.counts[.done] > 0 }
    case .helped: return help != nil
    }
  }
}
