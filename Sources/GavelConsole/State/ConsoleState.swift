import GavelModel
import GavelScreen

/// Everything the console knows: what the store last said, and where the moderator is.
///
/// It changes only in ``update(_:_:)``; ``draw(_:)`` and ``nextWake(_:)`` only read it.
public struct ConsoleState: Sendable, Equatable {
  /// What stays the same while the console runs.
  public var configuration: ConsoleConfiguration
  /// The screen's size, from the last resize.
  public internal(set) var size: Size
  /// The colours.
  public internal(set) var theme: Theme
  /// The clock as last told.
  public internal(set) var now: Timestamp
  /// How the console stands with its platform.
  public internal(set) var connection: ConnectionStatus

  var rooms = ListState<Room>()
  var members = ListState<Member>()
  var messages = ListState<Message>()
  /// The room whose members and messages are shown.
  var openRoom: RoomID?
  /// The open room as last described, for when the list's window or filter leaves it out.
  var openRoomRow: Room?
  /// The staff of the open room as far as its members were read, and the account that acts.
  var staff = StaffNames()
  /// The staff of all rooms, as far as the store knows them.
  var otherStaff = StaffNames()
  var queue = QueueState()
  var activity = ActivityState()

  var reports: ReportsState
  var audit = AuditState()

  var view: View = .rooms
  var focus: Pane = .rooms
  /// The panes that had the focus in views that were left.
  var lastFocus: [View: Pane] = [:]
  /// Whether the focused pane takes the whole middle of the screen.
  var isZoomed = false
  /// Whether the moderator asked for it, so that it is remembered.
  var isZoomedByKey = false
  var arrangement: PaneArrangement
  /// The arrangement as last kept.
  var rememberedArrangement: PaneArrangement
  /// Where to begin.
  let startingPlace: ConsolePlace
  /// The room that was open at the last end, until the list of rooms has been read.
  var comingBackTo: RoomID?
  var help: HelpState?
  /// The themes to choose from, while one is chosen.
  var themes: ThemePicker?
  /// The profiles to choose from, while one is chosen.
  var profiles: ProfilePicker?
  /// The way to another profile, once it was begun.
  var departure: Departure?
  var prompt: Prompt?
  var reading = ReadingOptions()
  /// Who is mentioned in texts, for their made-up names.
  var mentions = Mentions()
  var meter = ByteMeter()
  var modal: Modal?
  /// Codes that the platform wants, the first of them in front of everything else.
  var secondFactors: [SecondFactorPrompt] = []
  var detail = DetailState()
  /// The guided walk, where one was asked for.
  var tour: TourProgress?

  var marks: [ListName: Set<String>] = [:]
  /// Marked ids that the list's filter hides, as far as it was computed.
  var hiddenMarks: [ListName: Set<String>] = [:]
  /// Marks as they were before the latest changes, oldest first.
  var markHistory: [MarkStep] = []
  /// Marks that were kept, by name.
  var markSets: [String: MarkSet] = [:]
  var range: RangeMark?
  var mouse = MouseState()
  /// The latest word to the moderator, shown instead of the hints until the next key.
  var flash: Notice?
  /// Whether a key was pressed yet; until then, and until the first sync is over, the cursor stays
  /// on top of the rooms, which come in no particular order.
  var isTouched = false
  /// When the cursor last came to another row; what follows it waits for a rest.
  var restingSince: Timestamp?
  /// What the cursor rests on while the detail still shows something else.
  var restingOn: DetailSubject?
  /// What was confirmed and is not yet known to be on disk.
  var enqueuing: [Confirmed] = []
  /// Interrupted batches that arrived while another dialog was open.
  var interruptedLater: [Batch] = []
  /// The request for ids whose answer is awaited, by purpose.
  var awaitedMarks: [MarkRequest.Purpose: MarkRequest] = [:]
  var lastMatch = ""
  private var lastNumber = 0

  /// Makes a console that has seen nothing yet.
  public init(
    configuration: ConsoleConfiguration, connection: ConnectionStatus, size: Size,
    theme: Theme = .builtIn, memory: ConsoleMemory = ConsoleMemory(), now: Timestamp
  ) {
    self.configuration = configuration
    self.connection = connection
    self.size = size
    self.theme = theme
    self.now = now
    arrangement = memory.arrangement
    rememberedArrangement = memory.arrangement
    startingPlace = memory.place
    reports = ReportsState(lookedAt: now)
    reading.sparesBytes = configuration.sparesBytes
    tour = configuration.tour.map { TourProgress($0, at: now) }
    rememberAccount()
  }

  /// Least time between two frames that no key asked for: at most 20 a second, and one where bytes
  /// are spared.
  public var pace: Duration { .milliseconds(reading.sparesBytes ? 1_000 : 50) }

  /// Whether a dialog is open whose answer may start something.
  public var asksForAnswer: Bool { modal != nil }

  /// Whether rows are on their way to a pane that has shown none yet.
  public var awaitsFirstRows: Bool {
    Self.awaitsFirst(rooms) || Self.awaitsFirst(members) || Self.awaitsFirst(messages)
  }

  private static func awaitsFirst<Row>(_ list: ListState<Row>) -> Bool {
    !list.isLoaded && list.awaiting != nil
  }

  /// Hands out a number that no request or draft had before.
  mutating func nextNumber() -> Int {
    lastNumber += 1
    return lastNumber
  }
}

/// A field at the foot of the screen.
enum Prompt: Sendable, Equatable {
  /// Narrows the list of a pane while it is typed.
  case filter(FilterPrompt)
  /// Goes to the messages of a moment.
  case time(TextField)
  /// Runs a command by its name.
  case palette(PaletteField)
}

/// The list of keys, and how far it is scrolled.
struct HelpState: Sendable, Equatable {
  var context: KeyContext
  var view = View.rooms
  var top = 0
  /// Words that the lines must hold.
  var search = TextField()
}

/// What the detail pane shows.
struct DetailState: Sendable, Equatable {
  var subject: DetailSubject?
  var top = 0
}

/// A thing that can be shown in full; by id, so that it is always the store's last word.
enum DetailSubject: Hashable, Sendable {
  case room(RoomID)
  case member(PersonID)
  case message(MessageID)
  case batch(BatchID)
}
