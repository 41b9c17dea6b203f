import GavelModel
import GavelScreen

/// The console for somebody who hears it, or has no screen: a line goes in, lines come out.
///
/// The same state, changed by the same ``update(_:_:)``; only the front differs. Pure: it knows no
/// terminal and no clock. Nobody sees a cursor here, so what changes the platform acts on rows that
/// were marked, or on one that was named by its number, never on where a cursor happens to be.
public struct PlainConsole: Sendable {
  /// The console behind the lines.
  public internal(set) var state: ConsoleState
  /// Whether somebody can answer; if not, nothing is confirmed and nothing is sent.
  public let isInteractive: Bool
  /// Whether something was to be confirmed and nobody could be asked.
  public internal(set) var lacksConfirmation = false

  /// What was said and not yet taken.
  private var lines: [DisplayText] = []
  /// What was said since the last line that came in.
  private(set) var lastSaid: [DisplayText] = []
  /// Rows by their numbers, as they were last said of each list.
  var listings: [Numbered: [RowAddress]] = [:]
  /// The row that was chosen or told as the present one, by list.
  var chosen: [Numbered: RowAddress] = [:]
  /// What must be at hand before it can be said.
  var wish: Wish?
  /// How the console stood before what was asked for last, until it has settled.
  var outstanding: Landmark?
  /// What is said when that changed nothing.
  var silence: DisplayText = "ok"
  /// When nobody waits any longer for what was asked for.
  var deadline: Timestamp?
  /// Lines of a long text that were not said yet.
  var rest: [DisplayText] = []
  /// What the dialog last asked.
  var asked: Asked?
  /// Since when the platform is read for a question, until that is told.
  var readingSince: Timestamp?
  /// How many of the plan's items were told.
  var toldItems = 0
  var news: News
  /// The batch whose items came last.
  var itemsOf: BatchID?

  /// Rows said at once.
  static let page = 10
  /// Lines of a text said at once.
  static let textPage = 20
  /// How long the platform is read before that is worth a word.
  static let silentReading = Duration.seconds(1)
  /// How long something may take before the wait for it ends.
  private static let patience = Duration.seconds(10)

  /// Makes a console that has said nothing.
  ///
  /// - Parameter isInteractive: Whether lines come from a person, who can answer questions.
  public init(_ state: ConsoleState, isInteractive: Bool) {
    self.state = state
    self.isInteractive = isInteractive
    news = News(state)
  }

  /// Takes what happened, says what is worth saying and returns what must be done about it.
  public mutating func take(_ event: ConsoleEvent) -> [Effect] {
    var effects = update(&state, event)
    if case .items(_, _, let batch) = event { itemsOf = batch }
    tellFlash()
    tellNews()
    tellDialog()
    if case .started = event { effects += comeBack() }
    effects += settle()
    effects += answerAlone()
    return effects
  }

  /// Says where the moderator is again; what has no rows is left for its list.
  private mutating func comeBack() -> [Effect] {
    let list = state.focus.listPane
    let effects = list.map { take(.order(Order(kind: .visit($0)))) } ?? []
    if state.openRoom != nil || state.focus != .rooms { expect(.place) }
    return effects
  }

  /// Takes a line that was typed.
  ///
  /// - Parameter isCrowded: Whether other lines came with it: those answer no question.
  public mutating func hear(_ line: String, isCrowded: Bool = false) -> [Effect] {
    let line = Self.trimmed(line)
    if line != PlainWord.repeat.rawValue { lastSaid = [] }
    guard state.secondFactors.isEmpty, state.modal == nil else {
      return answer(line, isCrowded: isCrowded)
    }
    return browse(line)
  }

  /// Says why a line that came in cannot be understood at all.
  public mutating func refuse(_ why: DisplayText) { say(why) }

  /// Returns the lines that are to be said now, and forgets them.
  public mutating func spoken() -> [DisplayText] {
    defer { lines = [] }
    return lines
  }

  /// Whether the answer to the last line is still to come, so that the next one should wait.
  public var isBusy: Bool {
    if wish != nil || outstanding != nil { return true }
    guard !isInteractive else { return false }
    return state.modal != nil || !state.secondFactors.isEmpty || !news.hasStarted
  }

  /// Whether what is typed now is a secret.
  public var wantsSecret: Bool { !state.secondFactors.isEmpty }

  /// When something must be done by time alone.
  public var nextWake: Timestamp? {
    [GavelConsole.nextWake(state), deadline, readingSince.map { $0 + Self.silentReading }]
      .compactMap(\.self).min()
  }

  mutating func say(_ line: DisplayText) {
    guard !line.isEmpty else { return }
    lines.append(line)
    lastSaid.append(line)
  }

  /// Says once more what the last line brought.
  mutating func sayAgain() {
    let again = lastSaid
    lastSaid = []
    for line in again { say(line) }
  }

  /// Whether anything was said in answer to the last line.
  var hasAnswered: Bool { !lastSaid.isEmpty }

  /// Says what the screen would show at its foot, once.
  private mutating func tellFlash() {
    guard let flash = state.flash else { return }
    // On a screen it stays until the next key; said once, it is over.
    state.flash = nil
    say(DisplayText(flash.severity.word) + DisplayText(flash.text))
  }

  /// Begins to wait for what was asked.
  mutating func expect(_ wish: Wish) {
    self.wish = wish
    deadline = state.now + Self.patience
  }

  /// Carries out an order whose result is told once the list has settled.
  ///
  /// - Parameter silence: What is said when it changed nothing and nothing else was said.
  mutating func order(_ kind: Order.Kind, silence: DisplayText = "ok") -> [Effect] {
    outstanding = Landmark(state)
    self.silence = silence
    deadline = state.now + Self.patience
    return take(.order(Order(kind: kind)))
  }

  private static func trimmed(_ line: String) -> String {
    var rest = Substring(line)
    while rest.last?.isWhitespace == true { rest.removeLast() }
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    return String(rest)
  }
}

/// A list whose rows have numbers.
enum Numbered: Hashable, Sendable {
  case rows(ListName)
  case batches
  case items(BatchID)
}

/// Something to be said as soon as it is at hand.
enum Wish: Sendable, Equatable {
  /// The rows from the beginning.
  case page(Int)
  /// The rows that follow.
  case more(Int)
  /// Everything about a row.
  case read(RowAddress)
  /// The rows around one.
  case around(RowAddress)
  /// A command on a row, once the cursor is there.
  case run(KeyBinding, RowAddress)
  /// What a pane shows beside the list.
  case tell(Pane)
  /// Where the console came back to.
  case place
}

/// Where the console stood, so that what changed can be told.
struct Landmark: Sendable, Equatable {
  var numbered: Numbered?
  var filter: String
  var showsOnly: Set<String>?
  var cursor: RowAddress?
  var marks: Set<String>

  init(_ state: ConsoleState) {
    numbered = state.numbered
    filter = state.focusedList.map(state.filterText) ?? ""
    showsOnly = state.focusedList.flatMap(state.only)
    cursor = state.currentPlace
    marks = state.marks(in: state.markableList)
  }

  /// Whether the same rows are listed.
  func isSamePlace(as other: Landmark) -> Bool {
    numbered == other.numbered && filter == other.filter && showsOnly == other.showsOnly
  }
}

extension ConsoleState {
  /// The list of the focused pane whose rows have numbers.
  var numbered: Numbered? {
    guard focus == .queue else { return focusedList.map { .rows($0) } }
    return queue.opened.map { .items($0) } ?? .batches
  }
}
