import GavelModel
import GavelStore
import Testing

@testable import GavelDispatch

@Suite struct RoomWalkTests {
  func page(_ updates: ClosedRange<Int64>, total: Int) -> MessagePage {
    let messages = updates.reversed().map { update in
      Message(
        id: MessageID("m\(update)"), room: "lobby", author: nil, text: "",
        sentAt: Timestamp(milliseconds: update))
    }
    return MessagePage(
      messages: messages, totalCount: total, requestedAt: Timestamp(milliseconds: 0))
  }

  func state(
    newest: Int64? = nil, anchor: HistoryAnchor? = nil, complete: Bool = false, offset: Int = 0
  ) -> RoomSyncState {
    RoomSyncState(
      newestUpdate: newest.map { Timestamp(milliseconds: $0) }, anchor: anchor,
      isComplete: complete, countOffset: offset, checkedAt: Timestamp(milliseconds: 0))
  }

  @Test func `a first walk ends when everything the platform counts was met`() {
    var walk = RoomWalk(state: state(), isFull: false)
    walk.take(page(6...10, total: 10))
    #expect(!walk.mayStop(localCount: 5))
    #expect(walk.anchor?.message == "m6")
    walk.take(page(1...6, total: 10))
    #expect(walk.mayStop(localCount: 10))
  }

  @Test func `a page that is known to be the last ends a history that nobody counts`() {
    var walk = RoomWalk(state: state(), isFull: true)
    var last = page(6...10, total: 0)
    last.totalCount = nil
    walk.take(last)
    #expect(!walk.mayStop(localCount: 5))
    walk.take(last, isLast: true)
    #expect(walk.mayStop(localCount: 5))
    #expect(walk.syncState(localCount: 5, at: Timestamp(milliseconds: 1)).isComplete)
  }

  @Test func `a repeated anchor is no progress`() {
    var walk = RoomWalk(state: state(), isFull: false)
    walk.take(page(6...10, total: 6))
    walk.take(page(6...6, total: 6))
    walk.take(page(6...6, total: 6))
    walk.take(page(6...6, total: 6))
    walk.take(page(6...6, total: 6))
    #expect(walk.hasReachedEnd)
  }

  @Test func `an anchor that was deleted is replaced by its neighbour`() {
    var walk = RoomWalk(state: state(), isFull: false)
    walk.take(page(6...10, total: 10))
    walk.take(MessagePage(messages: [], totalCount: 9, requestedAt: Timestamp(milliseconds: 0)))
    #expect(!walk.hasReachedEnd)
    #expect(walk.anchor?.message == "m7")
  }

  @Test func `known ground ends a walk only when the counts agree`() {
    var walk = RoomWalk(state: state(newest: 8, complete: true), isFull: false)
    walk.take(page(6...10, total: 10))
    #expect(walk.mayStop(localCount: 10))
    #expect(!walk.mayStop(localCount: 11))
  }

  @Test func `a lasting difference between counts is remembered`() {
    var walk = RoomWalk(state: state(newest: 8, complete: true, offset: 2), isFull: false)
    walk.take(page(6...10, total: 12))
    #expect(walk.mayStop(localCount: 10))
  }

  @Test func `an interrupted first pull goes on behind what it had reached`() {
    let reached = HistoryAnchor(message: "m4", sentAt: Timestamp(milliseconds: 4))
    var walk = RoomWalk(state: state(newest: 8, anchor: reached), isFull: false)
    walk.take(page(6...10, total: 10))
    #expect(walk.resumePoint() == reached)
    walk.leap(to: reached)
    walk.take(page(1...3, total: 10))
    #expect(!walk.mayStop(localCount: 10))
    walk.take(page(1...3, total: 10))
    walk.take(page(1...3, total: 10))
    walk.take(page(1...3, total: 10))
    #expect(walk.mayStop(localCount: 10))
  }
}
