import GavelAPI
import GavelModel

/// One look at messages that are about to be deleted: whether they are as the plan saw them, what
/// goes with them, and what stands around them.
struct MessageComparison: Sendable {
  let client: PlatformClient
  let verification: DispatchMachine.Verification
  /// Messages that are kept on each side of one.
  let neighbours: Int
  /// Reads what is kept of a discussion that goes; `nil` where nothing is kept of anything.
  let newest: NewestMessages?

  private var keepsEvidence: Bool { newest != nil }

  /// Reads all of it.
  ///
  /// - Parameter known: Returns how many messages of a room the store has.
  func look(
    known: (RoomID) async -> Int
  ) async throws(APIError) -> FoundMessages {
    let wanted = verification.items.map { MessageID($0.action.target) }
    let each = keepsEvidence ? neighbours : 0
    var found = try await MessageFinder(client: client)
      .look(for: wanted, in: verification.room, neighbours: each)
    if keepsEvidence, !found.found.isEmpty,
      await known(verification.room) < found.found.count + each
    {
      await readAround(&found, each: each)
      await readReports(of: &found)
    }
    try await compareDiscussions(&found)
    return found
  }

  /// What a message takes with it must not have grown either.
  private func compareDiscussions(_ found: inout FoundMessages) async throws(APIError) {
    for item in verification.items {
      let id = MessageID(item.action.target)
      guard let sealed = item.plan.seal, let discussion = found.found[id]?.discussion else {
        continue
      }
      do throws(APIError) {
        var now = try await client.seal(of: discussion)
        if var newest, !sealed.isOutdated(by: now) {
          await newest.read(discussion, holding: now.messageCount)
          // Of a long reading nobody knows what came in meanwhile.
          if newest.pages > 1 { now = try await client.seal(of: discussion) }
          found.discussions[id] = FoundMessages.Discussion(
            messages: newest.messages, count: now.messageCount)
        }
        if sealed.isOutdated(by: now) { found.outgrown.insert(id) }
      } catch {
        // A discussion that is gone, or closed by now, holds nothing that could be compared.
        switch error {
        case .notFound: continue
        case .forbidden: found.outgrown.insert(id)
        default: throw error
        }
      }
    }
  }

  /// Reads a few pages where neither the store nor the search has anything around the messages.
  ///
  /// Neighbours are worth a request, but not a failure.
  private func readAround(_ found: inout FoundMessages, each: Int) async {
    guard each > 0, found.around.isEmpty,
      let last = found.found.values.max(by: { $0.sentAt < $1.sentAt })
    else { return }
    let head = await page(before: nil, Self.pageLimit)
    let places = head.indices.filter { found.found[head[$0].id] != nil }
    if let oldest = places.last {
      found.add(head)
      let isAround = head.count - oldest > each || head.count < Self.pageLimit
      if places.count == found.found.count, isAround { return }
    }
    found.add(await page(before: last.anchor, min(Self.pageLimit, found.found.count + each)))
    guard places.isEmpty, !head.isEmpty, client.abilities.historyOrder == .sent else { return }
    found.add(await after(last, each: each))
  }

  /// The messages sent next after one that is not on the latest page.
  ///
  /// The history is read backwards only, so that a moment is looked for behind which that one is
  /// among the first hundred, and not the first.
  private func after(_ message: Message, each: Int) async -> [Message] {
    var best: [Message] = []
    var early = Duration.zero
    var late: Duration?
    var span = Duration.seconds(3600)
    for _ in 0..<Self.mostGuesses {
      let until = HistoryAnchor(message: MessageID(""), sentAt: message.sentAt + span)
      let page = await page(before: until, Self.pageLimit)
      guard let oldest = page.last else { break }
      if page.contains(where: { $0.id == message.id }) {
        best = page
        guard page.count(where: { $0.sentAt > message.sentAt }) < each else { break }
        early = span
        span = late.map { (early + $0) / 2 } ?? span * 12
      } else {
        late = min(span, max(early, oldest.sentAt - message.sentAt))
        span = early + ((late ?? span) - early) / 8
      }
    }
    return best
  }

  private func page(before anchor: HistoryAnchor?, _ limit: Int) async -> [Message] {
    let kind = verification.items[0].plan.facts.roomKind.map { RoomKind(name: $0) }
    // What cannot be read is not kept.
    let page = try? await client.messages(
      in: verification.room, hint: RoomHint(kind: kind), before: anchor, limit: limit)
    return page?.messages ?? []
  }

  /// Reads the reports about what goes, of authors whom the platform lists as reported.
  private func readReports(of found: inout FoundMessages) async {
    guard client.abilities.hasReports,
      // Reports are worth a request, but not a failure.
      let people = try? await client.reportedAuthors(skip: 0, limit: Self.pageLimit)
    else { return }
    let listed = Set(people.people.map(\.person.id))
    let isWhole = people.people.count >= people.totalCount ?? 0
    let authors = Set(found.found.values.compactMap { $0.author?.id })
    for author in authors where !isWhole || listed.contains(author) {
      guard let reported = try? await ReportedMessages.read(of: author, with: client) else {
        continue
      }
      for report in reported.reports {
        guard let id = report.message, found.found[id] != nil else { continue }
        // The list tells one report of each; who else complained is a call for each message.
        let isDetailed = found.reports.count < Self.mostDetailed
        let page =
          isDetailed ? try? await client.reports(of: id, skip: 0, limit: Self.pageLimit) : nil
        found.reports[id] = page?.reports ?? [report]
      }
    }
  }

  private static let pageLimit = 100
  /// Messages of one comparison of which all reports are read.
  private static let mostDetailed = 50
  /// How many pages are read for the messages after one.
  private static let mostGuesses = 8
}
