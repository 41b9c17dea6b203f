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

  /// How much is said of how things stand.
  private enum Brevity: CaseIterable {
    /// In words.
    case words
    /// In letters and numbers.
    case letters
    /// The same without signs that only repeat a letter.
    case signless
    /// Without how many reports are new as well.
    case newsless
    /// Without the time of the last sync as well.
    case timeless
  }

  /// Failures, queue, reports and sync from right to left, as much of it as leaves the account room.
  private func standing(columns: Int) -> [DisplayText] {
    let account = DisplayText(state.connection.accountName ?? "").columns
    for brevity in Brevity.allCases {
      let parts = standing(brevity)
      let taken = parts.reduce(0) { $0 + $1.columns + 2 }
      switch brevity {
      case .words where columns < 45: continue
      case .words, .letters:
        if taken + "gavel  ".count + min(24, account) <= columns { return parts }
      // One blank before them is enough.
      case .signless: if taken - 1 + min(8, account) <= columns { return parts }
      case .newsless: if taken - 1 + min(5, account) <= columns { return parts }
      case .timeless: return parts
      }
    }
    return []
  }

  private func standing(_ brevity: Brevity) -> [DisplayText] {
    let isNarrow = brevity != .words
    var parts: [DisplayText] = []
    let queue = state.queue
    if queue.failedItems > 0 {
      let count = Numbers.grouped(queue.failedItems)
      parts.append(isNarrow ? "f\(count)" : "failed \(count)")
    }
    let open = Numbers.grouped(queue.openActs)
    parts.append(isNarrow ? "q\(open)" : "queue \(open)")
    let reports = self.reports(brevity)
    if !reports.isEmpty { parts.append(reports) }
    parts.append(link(brevity))
    return parts
  }

  /// Platform, profile and account, as much of it as fits.
  private mutating func drawIdentity(at column: Int, row: Int, end: Int) {
    let separator: DisplayText = " " + glyphs.separator + " "
    func width(_ parts: [DisplayText]) -> Int { Self.width(parts, separator) }
    var place = column
    // Who acts, and where, matters more than by what.
    let named = [profile, account].compactMap(\.self)
    let needed = width(named) <= end - place ? width(named) : account?.columns ?? 0
    if "gavel  ".count + needed <= end - place {
      place += put("gavel", at: column, row: row, .header) + 2
    }
    let parts = identities.first { width($0) <= end - place } ?? identities.last ?? []
    for (number, part) in parts.enumerated() where place < end {
      if number > 0 { place += put(separator, at: place, row: row, .header, within: end - place) }
      place += line(part, at: place, row: row, columns: end - place, .header)
    }
  }

  private var account: DisplayText? {
    let status = state.connection
    return (status.accountName ?? status.account?.rawValue)
      .map { DisplayText($0, truncatedTo: 24) }
  }

  private var profile: DisplayText? {
    guard state.hasOtherProfile else { return nil }
    return state.configuration.profile.map { DisplayText($0, truncatedTo: 24) }
  }

  /// What can be said of who acts where, the fullest first.
  ///
  /// The account says whose name will stand under a deletion, so it outlives the other parts; its
  /// role goes before the profile, which says where.
  private var identities: [[DisplayText]] {
    let status = state.connection
    let banner = state.configuration.banner
    let places =
      (banner.isEmpty ? [] : [DisplayText(banner)])
      + [DisplayText(status.dialect), DisplayText(status.server, truncatedTo: 40)]
    let role: DisplayText = status.role.isEmpty ? .empty : " (\(status.role))"
    let whole = [account.map { $0 + role }].compactMap(\.self)
    let short = [account].compactMap(\.self)
    let own = [profile].compactMap(\.self)
    let fuller = (0...places.count).reversed().map { count in
      // A profile that is named like its platform needs no second word for it.
      let isNamed = count >= 2 && state.configuration.profile == status.dialect
      return places.suffix(count) + (isNamed ? [] : own) + whole
    }
    return (fuller + [own + short, whole, short]).filter { !$0.isEmpty }
  }

  private static func width(_ parts: [DisplayText], _ separator: DisplayText) -> Int {
    parts.reduce(0) { $0 + $1.columns } + (parts.count - 1) * separator.columns
  }

  /// How many reports wait, and while working elsewhere how many of them came since the last look.
  private func reports(_ brevity: Brevity) -> DisplayText {
    guard let count = state.reports.count, count.open > 0 else { return .empty }
    let open = Numbers.grouped(count.open)
    let news = Numbers.grouped(count.new)
    let isNew = count.new > 0 && state.view != .reports
    switch brevity {
    case .words: return isNew ? "reports \(open) (\(news) new)" : "reports \(open)"
    case .letters: return isNew ? "!\(open) (\(news) new)" : "!\(open)"
    case .signless: return isNew ? "!\(open) new" : "!\(open)"
    case .newsless, .timeless: return "!\(open)"
    }
  }

  private func link(_ brevity: Brevity) -> DisplayText {
    let status = state.connection
    let isNarrow = brevity != .words
    let (on, off): (DisplayText, DisplayText) =
      brevity == .words || brevity == .letters
      ? (glyphs.bullet + " ", glyphs.hollowBullet + " ") : (.empty, .empty)
    if let rest = state.syncRest {
      return off + (isNarrow ? "limit \(rest)s" : "rate limit, \(rest) s")
    }
    let time = brevity == .timeless ? nil : status.lastSync.map { state.shortTime($0) }
    switch status.link {
    case .connecting: return off + "connecting"
    case .online:
      guard let time else { return on + (isNarrow ? "on" : "online") }
      // Where no room is left for more words, the time of the last sync says how old the data is.
      let age = isNarrow ? .empty : state.staleness.map { ", \($0) old" as DisplayText } ?? .empty
      return on + (isNarrow ? "on \(time)" : "synced \(time)") + age
    case .syncing(let done, let total):
      guard total > 0 else { return on + (isNarrow ? "sync" : "syncing") }
      let share = min(100, done * 100 / total)
      return on + (isNarrow ? "sync \(share)%" : "syncing \(share)%")
    case .offline: return off + "OFFLINE" + oldness(isNarrow: isNarrow)
    case .unauthorized: return off + "NO ACCESS" + oldness(isNarrow: isNarrow)
    }
  }

  /// How old the rows are, where the platform cannot say anything newer.
  private func oldness(isNarrow: Bool) -> DisplayText {
    guard let age = state.dataAge else { return .empty }
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
