import GavelModel

extension CommandLines {
  /// One command of the command line: its kind, where, on whom and how.
  struct Request: Hashable {
    var kind: ActionKind
    /// The room as the first argument; `nil` where the command takes none.
    var room: String?
    var targets: [String] = []
    /// Options and their values, one word each.
    var options: [String] = []
    /// Whether further targets fit behind these.
    var takesMore = false

    /// Options with a value among those that actions take.
    static let valued: Set<String> = [
      "--room", "--username", "--message", "--author", "--user", "--after", "--before",
    ]

    var arguments: [String] { (room.map { [$0] } ?? []) + targets }

    /// Whether another request differs in its targets alone.
    func takes(_ other: Request) -> Bool {
      takesMore && kind == other.kind && room == other.room && options == other.options
    }

    /// `nil` for what the command line cannot ask for.
    init?(_ action: ModerationAction) {
      kind = action.kind
      switch action {
      case .deleteMessage(let id, let room):
        self.room = room.rawValue
        targets = [id.rawValue]
        takesMore = true
      case .removeMember(let id, let room, let announced):
        self.room = room.rawValue
        targets = [id.rawValue]
        options = announced ? ["--system-message"] : []
        takesMore = true
      case .muteMember(let id, let room), .unmuteMember(let id, let room):
        self.room = room.rawValue
        targets = [id.rawValue]
        takesMore = true
      case .deactivateUser(let id), .reactivateUser(let id):
        targets = [id.rawValue]
        takesMore = true
      case .deleteReported(let id): targets = [id.rawValue]
      case .clearRoom(let room, let scope):
        self.room = room.rawValue
        options = Self.options(scope)
      case .deleteRoom(let room): self.room = room.rawValue
      case .leaveRoom(let room, let announced):
        self.room = room.rawValue
        options = announced ? ["--system-message"] : []
      case .deleteDirect(let room, let username):
        options = username.map { ["--username", $0] } ?? ["--room", room.rawValue]
      case .dismissReports(let subject):
        switch subject {
        case .message(let id, _): options = ["--message", id.rawValue]
        case .author(let id): options = ["--author", id.rawValue]
        case .person(let id): options = ["--user", id.rawValue]
        case .imported(let id): options = ["--imported", id.rawValue]
        }
      }
    }

    private static func options(_ scope: ClearScope) -> [String] {
      let times = [("--after", scope.after), ("--before", scope.before)].flatMap { name, time in
        time.map { [name, $0.iso8601] } ?? []
      }
      let keeps = [
        ("--keep-pinned", scope.keepsPinned), ("--keep-threads", scope.keepsThreads),
        ("--keep-discussions", scope.keepsDiscussions),
      ].filter(\.1).map(\.0)
      return times + scope.authors.flatMap { ["--author", $0] } + keeps
    }
  }
}
