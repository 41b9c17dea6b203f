import GavelModel

/// One checked command line: what to do, and the options that several commands share.
struct Invocation: Equatable, Sendable {
  /// What to do, with its own arguments.
  var command: Command
  /// Which platform, account and store, as far as the command line says.
  var connection = ConnectionOptions()
  /// How results are printed.
  var format = OutputFormat.text
  /// Most rows to print; `nil` is all of them.
  var limit: Int?
  /// What rows must fit to be printed, as typed; `nil` prints all of them.
  var filter: String?
  /// When colours are used.
  var color = ColorChoice.auto
  /// Whether progress and chatter on standard error are left out.
  var isQuiet = false
  /// Whether the console speaks in lines and needs no screen.
  var isPlain = false
}

/// The connection as the command line gives it; every value beats all other layers.
struct ConnectionOptions: Equatable, Sendable {
  /// Profile of the configuration file.
  var profile: String?
  /// Origin and base path of the platform.
  var url: String?
  /// Which platform it is.
  var dialect: DialectName?
  /// Path of the local store.
  var store: String?
  /// Whether everything that changes something is refused.
  var isReadOnly = false
  /// Name of the theme of the console.
  var theme: String?
  /// Whether the console spares bytes.
  var sparesBytes = false
}

extension ConnectionOptions {
  /// The options as they were typed, one word each.
  var words: [String] {
    let named: [(OptionName, String?)] = [
      (.profile, profile), (.url, url), (.dialect, dialect?.rawValue), (.store, store),
    ]
    return named.flatMap { name, value in value.map { [name.spelling, $0] } ?? [] }
  }
}

/// A platform that a connection can speak to, by the name used in files and options.
enum DialectName: String, Equatable, Sendable, CaseIterable {
  /// IMKit.
  case imkit
  /// Rocket.Chat.
  case rocketchat
}

/// How results are printed.
enum OutputFormat: Equatable, Sendable {
  /// Tables and sentences for people.
  case text
  /// One JSON document.
  case json
  /// One JSON object a line.
  case jsonLines
}

/// A command with its arguments.
enum Command: Equatable, Sendable {
  /// The console on the configured platform.
  case console
  /// The console on a sandbox of its own.
  case demo(WorldOptions, tour: TourRequest? = nil)
  /// The sandbox server.
  case sandbox(SandboxSettings)
  /// Brings the store up to date.
  case sync(isFull: Bool)
  /// Lists rooms of the store.
  case rooms
  /// Lists members of a room of the store.
  case members(RoomID)
  /// Lists messages of a room of the store, or the conversation around one.
  case messages(RoomID, around: MessageID?)
  /// Finds messages in the store.
  case search(String)
  /// Plans and applies in one step.
  case act(ActionRequest, ActingOptions)
  /// Prints a plan and applies nothing.
  case plan(ActionRequest, reason: String)
  /// Prints the word of a second person for a plan.
  case approve(InputSource)
  /// Applies a plan made before.
  case apply(InputSource, ActingOptions)
  /// Shows or moves on the batches of the store.
  case queue(QueueRequest, ActingOptions)
  /// Lists, shows or checks the colours of the console.
  case themes(ThemesRequest)
  /// Lists what was done, verifies it, or erases what is kept of a person.
  case audit(AuditRequest)
  /// Lists, imports or sums up reports.
  case reports(ReportsRequest)
  /// Makes a sound store of a damaged one.
  case repair(isConfirmed: Bool)
  /// Copies the store to a file.
  case backup(String)
  /// Puts a copy in the store's place.
  case restore(String, isConfirmed: Bool)
  /// Looks at everything that Gavel stands on.
  case doctor(isOffline: Bool, isReport: Bool)
  /// Signs in and makes a profile.
  case login(LoginRequest)
  /// Signs out and removes the profile.
  case logout(isLocal: Bool)
  /// Lists the profiles.
  case profiles
  /// Shows the settings, or the keys that they can have.
  case config(ConfigRequest)
  /// Prints what a shell reads to complete command lines.
  case completions(ShellName)
  /// Prints what can stand at the end of these words.
  case complete([String])
  /// Prints the manual page.
  case manual
  /// Lists the keys of the console.
  case keys
  /// Prints the version.
  case version
  /// Prints what the JSON documents look like.
  case jsonHelp
  /// Prints help for one command or for all.
  case help(CommandName?)
}

/// What an acting command asks for, as typed: ids that nobody has checked yet.
enum ActionRequest: Equatable, Sendable {
  /// Delete these messages of one room.
  case deleteMessages([MessageID], room: RoomID)
  /// Delete every message of a room, or those that the request covers.
  case clearRoom(RoomID, ClearRequest)
  /// Delete a room.
  case deleteRoom(RoomID)
  /// Delete a direct conversation by its id.
  case deleteDirect(RoomID)
  /// Delete the one direct conversation with this person.
  case deleteDirectWith(username: String)
  /// Remove these people from one room.
  case removeMembers([PersonID], room: RoomID, announced: Bool)
  /// Leave a room.
  case leaveRoom(RoomID, announced: Bool)
  /// Keep these people from writing in one room.
  case muteMembers([PersonID], room: RoomID)
  /// Let these people write again in one room.
  case unmuteMembers([PersonID], room: RoomID)
  /// Close these accounts.
  case deactivateUsers([PersonID])
  /// Open these accounts again.
  case reactivateUsers([PersonID])
  /// Close reports.
  case dismissReports(ReportSubject)
  /// Delete all reported messages of an author.
  case deleteReported(PersonID)
}

/// How an acting command goes about it.
struct ActingOptions: Equatable, Sendable {
  /// Whether only the plan is shown and nothing is changed.
  var isDryRun = false
  /// Whether every question is answered with yes beforehand.
  var isConfirmed = false
  /// Why, for the audit trail.
  var reason = ""
  /// How long a confirmed batch waits before its first request; `nil` means the default.
  var hold: Duration?
  /// The file with another user's word for the plan.
  var approval: String?
}

/// Where a plan or reports are read from.
enum InputSource: Equatable, Sendable {
  /// Standard input.
  case standardInput
  /// A file.
  case file(String)
}

/// What to do with the queue; a missing batch means every batch it can apply to.
enum QueueRequest: Equatable, Sendable {
  /// Show batches with their items.
  case list(BatchID?)
  /// Take up interrupted batches.
  case resume(BatchID?)
  /// Try again what failed.
  case retry(BatchID?)
  /// Give up what has not been sent.
  case cancel(BatchID?)
}

/// The seeded world of the sandbox and of the demo.
struct WorldOptions: Equatable, Sendable {
  /// Which platform the server plays.
  var dialect = DialectName.imkit
  /// Same seed, same world.
  var seed: UInt64 = 1
  /// How large the world is.
  var scale = WorldScale.small
}

/// How the demo is shown to somebody.
struct TourRequest: Equatable, Sendable {
  /// Whether it performs itself.
  var isPlaying = false
  /// How much faster than reading speed it plays.
  var speed = 1
}

/// Size of a seeded world.
enum WorldScale: String, Equatable, Sendable, CaseIterable {
  /// 12 rooms, 2,000 messages.
  case small
  /// 200 rooms, 50,000 messages.
  case medium
  /// 10,000 rooms, 1,000,000 messages.
  case large
}

/// Releases of Rocket.Chat that the sandbox can play: 6.2 to 7.x, 8.x, 9.0.
enum CompatName: String, Equatable, Sendable, CaseIterable {
  case p6, p8, p9
}

/// How the sandbox server runs.
struct SandboxSettings: Equatable, Sendable {
  /// The world it plays.
  var world = WorldOptions()
  /// Which releases of Rocket.Chat it plays; without meaning for IMKit.
  var compat = CompatName.p6
  /// Port on loopback; 0 takes a free one.
  var port: UInt16 = 0
  /// Whether it limits the rate of requests as the platform does.
  var isRateLimited = false
  /// File that gets a line for each request.
  var accessLog: String?
  /// Whether standard error stays silent.
  var isQuiet = false
}
