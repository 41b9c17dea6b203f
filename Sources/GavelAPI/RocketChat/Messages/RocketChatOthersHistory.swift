import GavelModel

/// The history of a direct conversation between others: `GET im.messages.others`.
///
/// Most servers have the call switched off, which is a refusal here. It knows offsets only, no
/// moments: the place where a page begins is found by halving, with one message for each probe, so
/// that a conversation of n messages costs about log2(n) calls a page.
struct RocketChatOthersHistory: Sendable {
  let history: RocketChatHistory

  /// The first page, or the first look at how many messages there are.
  func first() -> Endpoint<MessagePage> {
    guard history.until != nil else { return page(at: 0) }
    return call(at: 0, count: 1).leads { reply throws(APIError) in
      let body = try reply.body
      guard let total = body.total else { throw body.malformed("total") }
      return .then(halving(0, total))
    }
  }

  private func call(at skip: Int, count: Int) -> RocketChatCall {
    .page(
      "im.messages.others", skip: skip, limit: count,
      [("roomId", history.room.rawValue), ("sort", #"{"ts":-1}"#)])
  }

  /// Everything before `low` is later than the moment asked for, nothing from `high` on is.
  private func halving(_ low: Int, _ high: Int) -> Endpoint<MessagePage> {
    guard low < high, let until = history.until else { return page(at: low) }
    let middle = low + (high - low) / 2
    return call(at: middle, count: 1).leads { reply throws(APIError) in
      let found = try reply.body.elements("messages").first?["ts"]?.asMoment
      // Behind the last message: others deleted some while we were looking.
      guard let found, found > until else { return .then(halving(low, middle)) }
      return .then(halving(middle + 1, high))
    }
  }

  private func page(at skip: Int) -> Endpoint<MessagePage> {
    call(at: skip, count: history.limit).leads { reply throws(APIError) in
      let body = try reply.body
      let elements = try body.elements("messages")
      let messages = history.visible(elements)
      if messages.isEmpty, !elements.isEmpty { return .then(page(at: skip + elements.count)) }
      return .done(
        MessagePage(
          messages: messages, totalCount: nil, recordCount: elements.count,
          requestedAt: body.requestedAt))
    }
  }
}
