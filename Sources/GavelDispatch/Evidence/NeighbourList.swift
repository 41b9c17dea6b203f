import GavelModel

/// Messages of one room in the order in which they were sent, for looking around others.
struct NeighbourList {
  private let messages: [Message]

  init(_ messages: [Message]) {
    var seen: Set<MessageID> = []
    self.messages = messages.filter { seen.insert($0.id).inserted }
      .sorted { ($0.sentAt, $0.id) < ($1.sentAt, $1.id) }
  }

  /// Returns up to `each` messages on each side of one, oldest first, without that one.
  func around(_ message: Message, each: Int) -> [Message] {
    var low = 0
    var high = messages.count
    while low < high {
      let middle = (low + high) / 2
      let candidate = messages[middle]
      if (candidate.sentAt, candidate.id) < (message.sentAt, message.id) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    let before = messages[max(0, low - each)..<low]
    let after = messages[low...].drop { $0.id == message.id }.prefix(each)
    return Array(before + after)
  }
}
