import GavelModel

/// The items at hand of the batch that is opened, and the place of the cursor among all of them.
///
/// A batch's items stand in the plan's order for good, so that a place is a number and a long batch
/// is read around what is on screen.
struct ItemStretch: Sendable, Equatable {
  var rows: [OutboxItem] = []
  /// Place in the batch of the first row.
  private(set) var first = 0
  /// How many items the batch has, as far as they were read or counted.
  private(set) var count = 0
  /// Place in the batch of the cursor.
  var cursor = 0
  /// Place in the batch of the first row on screen.
  var top = 0
  /// Where the rows begin that were asked for and did not come yet.
  var awaiting: Int?
  /// Where the rows begin that were asked for last; for scrolling, once is enough for each place.
  var asked: Int?
  /// Whether something changed after the awaited rows were asked for.
  var isOutdated = false

  var atCursor: OutboxItem? { self[cursor] }

  /// The item at a place; `nil` while it is not at hand.
  subscript(place: Int) -> OutboxItem? {
    rows.indices.contains(place - first) ? rows[place - first] : nil
  }

  /// Takes rows over; the cursor keeps its place.
  ///
  /// - Parameter total: How many there are, `nil` when these are the last ones.
  mutating func accept(_ list: [OutboxItem], from start: Int, total: Int?) {
    rows = list
    first = start
    count = max(start + list.count, total ?? 0)
    cursor = max(0, min(cursor, count - 1))
  }
}

extension ConsoleState {
  /// Asks for the opened batch's items around the screen; while an answer is awaited, after it.
  mutating func loadItems() -> [Effect] {
    guard let opened = queue.opened else { return [] }
    guard queue.items.awaiting == nil else {
      queue.items.isOutdated = true
      return []
    }
    queue.items.awaiting = itemsWanted
    queue.items.asked = itemsWanted
    queue.items.isOutdated = false
    return [.loadItems(opened, from: itemsWanted, limit: itemsAtOnce)]
  }

  /// Takes the items that were asked for, and asks again when they changed meanwhile.
  mutating func takeItems(_ rows: [OutboxItem], from first: Int, of batch: BatchID) -> [Effect] {
    guard batch == queue.opened, queue.items.awaiting == first else { return [] }
    let isEnd = rows.count < itemsAtOnce
    queue.items.accept(rows, from: first, total: isEnd ? nil : queue.openedBatch?.counts.total)
    queue.items.awaiting = nil
    return queue.items.isOutdated ? loadItems() : []
  }

  /// Forgets a request that will not be answered; the next change asks again.
  mutating func giveUpItems(of batch: BatchID) {
    if batch == queue.opened { queue.items.awaiting = nil }
  }

  /// Asks for more items when the screen comes close to the end of those at hand.
  mutating func loadItemsNearEdge() -> [Effect] {
    let items = queue.items
    guard queue.opened != nil, items.awaiting == nil, itemsWanted != items.asked else { return [] }
    let wanted =
      max(0, items.top - Self.margin)..<min(items.count, items.top + queueRows + Self.margin)
    let atHand = items.first..<(items.first + items.rows.count)
    return atHand.clamped(to: wanted) == wanted ? [] : loadItems()
  }

  /// Where rows begin that hold a few screens before and after this one.
  private var itemsWanted: Int {
    configuration.readsAllItems ? 0 : max(0, queue.items.top - Self.windowRows)
  }

  private var itemsAtOnce: Int { configuration.readsAllItems ? .max : 2 * Self.windowRows }
}
