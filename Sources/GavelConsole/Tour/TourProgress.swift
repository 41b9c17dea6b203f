import GavelModel

/// Where a tour stands.
struct TourProgress: Sendable, Equatable {
  let tour: Tour
  private(set) var index = 0
  /// The furthest step that was begun: going back does not undo what was done.
  private(set) var reached = 0
  /// Whether the keys are pressed by the tour itself.
  var isPlaying: Bool
  /// The step's text with the keys as they were when it came up; `nil` until it is shown.
  var text: String?
  /// When the current step came up.
  private(set) var since: Timestamp
  /// When the step's goal was met; the next step follows after a moment.
  var metAt: Timestamp?
  /// Batches that had ended, or were held, when the step came up.
  private(set) var known: Set<BatchID> = []
  /// What is left to press in this step.
  var strokes: [Tour.Stroke] = []
  /// Letters that are left of the text being typed.
  var letters: [Character] = []
  /// When the next key is pressed.
  var due: Timestamp

  init(_ tour: Tour, at now: Timestamp) {
    self.tour = tour
    isPlaying = tour.isPlaying
    since = now
    due = now
    begin(0, at: now, knowing: [])
  }

  var step: Tour.Step? { tour.steps.indices.contains(index) ? tour.steps[index] : nil }
  var isOver: Bool { index >= tour.steps.count }

  /// Goes to a step; past the last one the tour is over.
  mutating func begin(_ number: Int, at now: Timestamp, knowing batches: Set<BatchID>) {
    index = max(0, min(number, tour.steps.count))
    reached = max(reached, index)
    since = now
    metAt = nil
    text = nil
    known = batches
    strokes = step?.strokes ?? []
    letters = []
    due = now + pause(.seconds(1) + .milliseconds(260 * words))
  }

  /// A time span of a reader, at the speed of the tour.
  func pause(_ span: Duration) -> Duration { span / tour.speed }

  /// How long a goal may take once all keys are pressed.
  static let patience = Duration.seconds(60)

  /// When time alone takes it on.
  func nextWake(after now: Timestamp) -> Timestamp? {
    guard !isOver else { return nil }
    if let met = metAt { return met + pause(ConsoleState.afterglow) }
    guard isPlaying else { return nil }
    return due > now ? due : now + pause(.milliseconds(200))
  }

  private var words: Int { step?.text.split(separator: " ").count ?? 0 }
}
