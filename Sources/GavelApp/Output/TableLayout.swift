/// Which columns of a table are shown, and how wide each is.
///
/// What gives way, in this order, until a row fits: columns of text, the widest first; ids that only
/// describe the row; whole columns, the least important first; at last the row's own id, which the
/// next command needs. Numbers, times and fixed words are never cut.
struct TableLayout {
  /// The least that is left of a text while there is anything else to give way.
  private static let leastText = 16
  /// The least that is left of anything.
  private static let least = 8

  /// The places of the columns that are shown.
  private(set) var shown: [Int]
  /// The width of every column, those aside that are not shown.
  private(set) var widths: [Int]

  private let columns: [TextTable.Column]
  private let whole: [Int]

  /// A layout for columns whose content is `whole` wide.
  ///
  /// - Parameters:
  ///   - room: The width of the terminal; `nil` where there is no end of it.
  ///   - keepsIDs: Whether a program may read the rows, so that only texts give way.
  ///   - places: The columns that were shown before, which stay; `nil` at first.
  init(
    _ columns: [TextTable.Column], whole: [Int], room: Int?, keepsIDs: Bool = false,
    showing places: [Int]? = nil
  ) {
    self.columns = columns
    self.whole = whole
    shown = places ?? Array(columns.indices)
    widths = whole
    guard let room else { return }
    if !keepsIDs, places == nil { drop(within: room) }
    shrink(.text, to: Self.leastText, within: room)
    guard !keepsIDs else { return }
    shrink(.id, to: Self.least, within: room)
    shrink(.text, to: Self.least, within: room)
    shrink(.key, to: Self.least, within: room)
  }

  /// Drops what has no room even when all else is as narrow as it can be; what is more important
  /// than the last that went comes back where there is room for the whole of it after all.
  private mutating func drop(within room: Int) {
    var dropped: [Int] = []
    while least(shown) > room, let place = shown.filter({ columns[$0].rank > 0 }).max(by: isLess) {
      shown.removeAll { $0 == place }
      dropped.append(place)
    }
    for place in dropped.sorted(by: isLess) {
      let more = (shown + [place]).sorted()
      if least(more, whole: place) <= room { shown = more }
    }
  }

  private func isLess(_ left: Int, _ right: Int) -> Bool {
    columns[left].rank < columns[right].rank
  }

  /// How wide a row is when everything but the row's own id, and perhaps one more, gives way.
  private func least(_ places: [Int], whole kept: Int? = nil) -> Int {
    total(places) { place in
      if place == kept { return whole[place] }
      return switch columns[place].give {
      case .nothing, .key: whole[place]
      case .id: min(whole[place], Self.least)
      case .text: min(whole[place], Self.leastText)
      }
    }
  }

  private func total(_ places: [Int], _ width: (Int) -> Int) -> Int {
    places.reduce(0) { $0 + width($1) } + TextTable.gap * max(0, places.count - 1)
  }

  /// Lets the columns of one kind give way, the wide ones first, to one common width.
  private mutating func shrink(_ give: TextTable.Give, to least: Int, within room: Int) {
    let places = shown.filter { columns[$0].give == give }
    func cut(_ place: Int, _ most: Int) -> Int { min(widths[place], max(least, most)) }
    func fits(_ most: Int) -> Bool {
      total(shown) { places.contains($0) ? cut($0, most) : widths[$0] } <= room
    }
    var low = least
    var high = places.map { widths[$0] }.max() ?? 0
    while low < high {
      let middle = (low + high + 1) / 2
      if fits(middle) { low = middle } else { high = middle - 1 }
    }
    for place in places { widths[place] = cut(place, low) }
  }
}
