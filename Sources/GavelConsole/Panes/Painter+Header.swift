import GavelModel
import GavelScreen

extension Painter {
  /// The header: who acts where on the left; sync, queue, failures and the lock on the right.
  mutating func drawHeader() {
    let rect = layout.header
    frame.fill(rect, style: style(.header))
    let isReadOnly = state.configuration.isReadOnly
    let lock: DisplayText = isReadOnly ? " READ-ONLY " : " READ-WRITE "
    putRight(lock, before: rect.endColumn, row: rect.row, .lock)
    var end = rect.endColumn - lock.columns - 1
    for part in standing(columns: end - rect.column - 1) {
      putRight(part, before: end, row: rect.row, .header)
      end -= part.columns + 2
    }
    drawIdentity(at: rect.column + 1, row: rect.row, end: end)
  }

  /// Failures, queue, reports and sync from right to left, in words unless these would leave the
  /// account no room.
  private func standing(columns: Int) -> [DisplayText] {
    let account = min(24, DisplayText(state.connection.accountName ?? "").columns)
    let words = standing(isNarrow: false)
    let taken = words.reduce(0) { $0 + $1.columns + 2 }
    let isNarrow = columns < 45 || taken + "gavel  ".count + account > columns
    return isNarrow ? standing(isNarrow: true) : words
  }

  private func standing(isNarrow: Bool) -> [DisplayText] {
    var parts: [DisplayText] = []
    let queue = state.queue
    if queue.failedItems > 0 {
      let count = Numbers.grouped(queue.failedItems)
      parts.append(isNarrow ? "f\(count)" : "failed \(count)")
    }
    let open = Numbers.grouped(queue.openItems)
    parts.append(isNarrow ? "q\(open)" : "queue \(open)")
    let reports = self.reports(isNarrow: isNarrow)
    if !reports.isEmpty { parts.append(reports) }
    let isCrowded = isNarrow && layout.header.columns < 60 && !reports.isEmpty
    parts.append(link(isNarrow: isNarrow, isCrowded: isCrowded))
    return parts
  }

  /// Platform and account, as much of it as fits.
  private mutating func drawIdentity(at column: Int, row: Int, end: Int) {
    var place = column + put("gavel", at: column, row: row, .header, within: end - column) + 2
    let status = state.connection
    let banner = state.configuration.banner
    let account = status.accountName ?? status.account?.rawValue
    let role: DisplayText = status.role.isEmpty ? .empty : " (\(status.role))"
    let separator: DisplayText = " " + glyphs.separator + " "
    var parts: [DisplayText] = []
    if !banner.isEmpty { parts.append(DisplayText(banner)) }
    let profile = state.hasOtherProfile ? state.configuration.profile : nil
    parts.append(DisplayText(status.dialect))
    parts.append(DisplayText(status.server, truncatedTo: 40))
    // A profile that is named like its platform needs no second word for it.
    if let profile, profile != status.dialect {
      parts.append(DisplayText(profile, truncatedTo: 24))
    }
    if let account { parts.append(DisplayText(account, truncatedTo: 24) + role) }
    // The account says whose name will stand under a deletion, so it outlives the other parts.
    while parts.count > 1, Self.width(parts, separator) > end - place { parts.removeFirst() }
    if let account, Self.width(parts, separator) > end - place { parts = [DisplayText(account)] }
    for (number, part) in parts.enumerated() where place < end {
      if number > 0 { place += put(separator, at: place, row: row, .header, within: end - place) }
      place += line(part, at: place, row: row, columns: end - place, .header)
    }
  }

  private static func width(_ parts: [DisplayText], _ separator: DisplayText) -> Int {
    parts.reduce(0) { $0 + $1.columns } + (parts.count - 1) * separator.columns
  }

  /// How many reports wait, and while working elsewhere how many of them came since the last look.
  private func reports(isNarrow: Bool) -> DisplayText {
    guard let count = state.reports.count, count.open > 0 else { return .empty }
    let open = Numbers.grouped(count.open)
    let isNew = count.new > 0 && state.view != .reports
    if isNarrow { return isNew ? "!\(open)+\(Numbers.grouped(count.new))" : "!\(open)" }
    return isNew ? "reports \(open) (\(Numbers.grouped(count.new)) new)" : "reports \(open)"
  }

  /// - Parameter isCrowded: Whether the time has to give way to the account.
  private func link(isNarrow: Bool, isCrowded: Bool) -> DisplayText {
    let status = state.connection
    let time = status.lastSync.map { state.shortTime($0) }
    switch status.link {
    case .connecting: return glyphs.hollowBullet + " connecting"
    case .online:
      if isCrowded { return glyphs.bullet }
      guard let time else { return glyphs.bullet + " online" }
      let age = isNarrow ? .empty : state.staleness.map { ", \($0) old" as DisplayText } ?? .empty
      return glyphs.bullet + (isNarrow ? " \(time)" : " synced \(time)") + age
    case .syncing(let done, let total):
      guard total > 0 else { return glyphs.bullet + (isNarrow ? " sync" : " syncing") }
      let share = min(100, done * 100 / total)
      return glyphs.bullet + (isNarrow ? " \(share)%" : " syncing \(share)%")
    case .offline: return glyphs.hollowBullet + " OFFLINE" + oldness(isNarrow: isNarrow)
    case .unauthorized: return glyphs.hollowBullet + " NO ACCESS" + oldness(isNarrow: isNarrow)
    }
  }

  /// How old the rows are, where the platform cannot say anything newer.
  private func oldness(isNarrow: Bool) -> DisplayText {
    guard let age = state.staleness else { return .empty }
    return isNarrow ? " \(age)" : ", data \(age) old"
  }

  /// The queue in one line, where it has no pane.
  mutating func drawStrip() {
    guard let rect = layout.strip else { return }
    put("queue", at: rect.column + 1, row: rect.row, .dim)
    let batches = state.queue.batches
    guard let batch = state.queue.pending.first ?? batches.first else {
      if drawFirstSync(at: rect.column + 8, row: rect.row, columns: rect.columns - 9) { return }
      put("empty", at: rect.column + 8, row: rect.row, .dim)
      return
    }
    draw(
      batch, at: rect.column + 8, row: rect.row, columns: rect.columns - 9, isAligned: false)
  }
}
