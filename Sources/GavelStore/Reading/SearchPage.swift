import GavelModel

/// Some of the messages that a search finds, newest first.
public struct SearchPage: Sendable {
  /// The messages of this page.
  public var messages: [Message] = []
  /// Where the next page begins; `nil` when nothing follows.
  public var next: SearchKey?
}

/// A place among the messages of all rooms, which stays valid while others come and go.
public struct SearchKey: Hashable, Sendable {
  let sentAt: Int64
  let row: Int64
}
