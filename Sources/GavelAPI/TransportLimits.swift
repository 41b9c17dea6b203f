/// How long a call may take and how much an answer may weigh.
public struct TransportLimits: Hashable, Sendable {
  /// From the first byte sent to the last byte received; then the call is cut.
  public var deadline: Duration
  /// The most bytes of one body, after decompression; then the call is cut.
  public var bodyBytes: Int

  /// Makes limits.
  public init(deadline: Duration, bodyBytes: Int) {
    self.deadline = deadline
    self.bodyBytes = bodyBytes
  }

  /// 15 seconds, and 16 MiB: room for the one member list of a room with some 50,000 members.
  public static let standard = TransportLimits(deadline: .seconds(15), bodyBytes: 16 << 20)
}
