import GavelModel
import GavelScreen

/// What stays the same while a console runs.
public struct ConsoleConfiguration: Sendable, Equatable {
  /// Whether nothing may be changed on the platform.
  public var isReadOnly: Bool
  /// What the terminal can show.
  public var charset: Charset
  /// How many colours the terminal has.
  public var colorDepth: ColorDepth
  /// Minutes that local time is ahead of UTC.
  public var utcOffsetMinutes: Int
  /// Name shown in the header when this is no ordinary profile (`demo`); empty otherwise.
  public var banner: String
  /// Reasons that a digit gives to a decision about reports, at most nine.
  public var reasons: [String]
  /// Filters with names.
  public var savedFilters: SavedFilters
  /// Names of the filters that were saved in the console; all others are the settings' own.
  public var ownFilters: Set<String>
  /// The connections of the settings, by name.
  public var profiles: [ProfileChoice]
  /// The one that is open; `nil` where none of them is.
  public var profile: String?
  /// The guided walk that is shown beside the panes; `nil` for none.
  public var tour: Tour?
  /// What every key does.
  public var keys: KeyTable
  /// How the activity words what was done as command lines.
  public var commandLines: CommandLines
  /// Whether the mouse does anything.
  public var usesMouse: Bool
  /// Whether a room opens when the cursor rests on it; not where nobody sees the cursor.
  public var opensRoomsByCursor: Bool
  /// Whether the console begins by sparing bytes, for a slow line.
  public var sparesBytes: Bool
  /// Whether all items of an opened batch are at hand, because they are read out one by one.
  public var readsAllItems = false

  /// Makes a configuration.
  public init(
    isReadOnly: Bool = false, charset: Charset = .unicode, colorDepth: ColorDepth = .direct,
    utcOffsetMinutes: Int = 0, banner: String = "",
    reasons: [String] = ["spam", "abuse", "off topic"],
    savedFilters: SavedFilters = SavedFilters(), ownFilters: Set<String> = [],
    profiles: [ProfileChoice] = [], profile: String? = nil, tour: Tour? = nil,
    keys: KeyTable = .standard, commandLines: CommandLines = CommandLines(),
    usesMouse: Bool = true, opensRoomsByCursor: Bool = true, sparesBytes: Bool = false
  ) {
    self.isReadOnly = isReadOnly
    self.charset = charset
    self.colorDepth = colorDepth
    self.utcOffsetMinutes = utcOffsetMinutes
    self.banner = banner
    self.reasons = Array(reasons.prefix(9))
    self.keys = keys
    self.commandLines = commandLines
    self.usesMouse = usesMouse
    self.opensRoomsByCursor = opensRoomsByCursor
    self.sparesBytes = sparesBytes
    self.tour = tour
    self.savedFilters = savedFilters
    self.ownFilters = ownFilters
    self.profiles = profiles
    self.profile = profile
  }
}
