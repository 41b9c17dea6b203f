/// Builds a workspace from its seed; the same seed gives the same workspace, id for id.
struct WorkspaceSeeder {
  /// A report to be filed once the platform can take its snapshot.
  struct PlannedReport {
    enum Subject {
      case message(ChatMessageKey)
      case user(UserIndex)
    }

    let subject: Subject
    let reporter: UserIndex
    let reason: String
    /// Milliseconds since 1970.
    let time: Int64
    /// Whether it was looked at and dismissed already.
    var isClosed = false
  }

  let seed: WorkspaceSeed
  let workspace: Workspace
  var numbers: SplitMix64
  var crowd: [UserIndex] = []
  var named: [String: UserIndex] = [:]
  var reports: [PlannedReport] = []

  /// Returns the workspace of `seed`, whose time is told by `clock`, and what is reported in it.
  static func workspace(
    of seed: WorkspaceSeed, clock: WorldClock
  ) -> (workspace: Workspace, reports: [PlannedReport]) {
    var seeder = WorkspaceSeeder(
      seed: seed, workspace: Workspace(clock: clock, seed: seed.seed),
      numbers: SplitMix64(seed: seed.seed))
    seeder.addPeople()
    seeder.addKnownRooms()
    seeder.addCrowdedRooms()
    seeder.planReports()
    seeder.workspace.noteSeeded(until: seed.base)
    return (seeder.workspace, seeder.reports.sorted { $0.time < $1.time })
  }

  private init(seed: WorkspaceSeed, workspace: Workspace, numbers: SplitMix64) {
    self.seed = seed
    self.workspace = workspace
    self.numbers = numbers
  }

  /// Returns the users of these usernames; all of them were added by ``addPeople()``.
  func people(_ names: [String]) -> [UserIndex] { names.compactMap { named[$0] } }

  func person(_ name: String) -> UserIndex { people([name])[0] }

  /// Returns `count` different people of the crowd.
  mutating func someCrowd(_ count: Int) -> [UserIndex] {
    let start = numbers.below(crowd.count)
    return (0..<min(count, crowd.count)).map { crowd[(start + $0) % crowd.count] }
  }

  func isAbleToSpeak(_ user: UserIndex) -> Bool { workspace[user].isActive }
}
