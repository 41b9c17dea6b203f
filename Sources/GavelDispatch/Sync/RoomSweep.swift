import GavelModel

/// What one reading of the whole room list told: which rooms there are, and which have changed since
/// the one before.
struct RoomSweep {
  /// What tells that something happened in a room, by the room, each as its hash.
  ///
  /// Ids and times themselves would take many times as much for as long as the program runs. That
  /// two of ten thousand rooms have one hash happens once in some hundred thousand million runs.
  typealias Marks = [Int: Int]

  private let before: Marks
  private let takesAll: Bool
  private(set) var marks: Marks = [:]
  private var found: [RoomID: Activity] = [:]

  /// Begins a sweep.
  ///
  /// - Parameters:
  ///   - before: The marks of the sweep before.
  ///   - takesAll: Whether rooms that have not changed count as well.
  init(since before: Marks, takesAll: Bool) {
    self.before = before
    self.takesAll = takesAll
  }

  /// Takes a room as it is told now; the last telling counts.
  mutating func take(_ room: Room) {
    let activity = Activity(time: room.activeAt, count: room.messageCount)
    let (key, mark) = (room.id.hashValue, activity.hashValue)
    marks[key] = mark
    found[room.id] = takesAll || before[key] != mark ? activity : nil
  }

  /// The rooms to read, most recently active first.
  var rooms: [RoomID] {
    found.sorted { ($0.value, $0.key) > ($1.value, $1.key) }.map(\.key)
  }

  private struct Activity: Hashable, Comparable {
    var time: Timestamp
    var count: Int

    static func < (left: Activity, right: Activity) -> Bool {
      (left.time, left.count) < (right.time, right.count)
    }
  }
}
