/// A platform's own name for one thing: an opaque string that is never parsed.
///
/// Every kind of id is a type of its own, so that a room's id cannot be handed to what expects a
/// message's.
public protocol PlatformID: RawRepresentable, Hashable, Comparable, Codable, Sendable,
  CustomStringConvertible, ExpressibleByStringLiteral
where RawValue == String {
  /// Wraps the platform's text as it is.
  init(_ rawValue: String)
}

extension PlatformID {
  /// Wraps the platform's text as it is; never fails.
  public init(rawValue: String) { self.init(rawValue) }

  /// Wraps a literal, for tests and tables.
  public init(stringLiteral value: String) { self.init(value) }

  /// The id as the platform spells it.
  public var description: String { rawValue }

  /// Orders by scalar value, which is also time order for ids that begin with a time.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Names a room, group or direct conversation.
public struct RoomID: PlatformID {
  /// The platform's spelling.
  public let rawValue: String
  /// Wraps the platform's text as it is.
  public init(_ rawValue: String) { self.rawValue = rawValue }
}

/// Names a message.
public struct MessageID: PlatformID {
  /// The platform's spelling.
  public let rawValue: String
  /// Wraps the platform's text as it is.
  public init(_ rawValue: String) { self.rawValue = rawValue }
}

/// Names an account: an author, a member, the moderator.
public struct PersonID: PlatformID {
  /// The platform's spelling.
  public let rawValue: String
  /// Wraps the platform's text as it is.
  public init(_ rawValue: String) { self.rawValue = rawValue }
}

/// Names a report: the platform's id, or `import:` with the ticket system's.
public struct ReportID: PlatformID {
  /// The platform's spelling.
  public let rawValue: String
  /// Wraps the platform's text as it is.
  public init(_ rawValue: String) { self.rawValue = rawValue }
}

extension ReportID {
  /// Names the report that a ticket system's file calls so.
  public init(imported id: String) { self.init("import:" + id) }
}

/// Names a confirmed batch in the local store; counts up from 1.
public struct BatchID: RawRepresentable, Hashable, Comparable, Codable, Sendable {
  /// The store's row number.
  public let rawValue: Int64
  /// Wraps the store's row number.
  public init(rawValue: Int64) { self.rawValue = rawValue }
  /// Orders by age, oldest first.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Names one item of a batch in the local store; counts up from 1 over all batches.
public struct ItemID: RawRepresentable, Hashable, Comparable, Codable, Sendable {
  /// The store's row number.
  public let rawValue: Int64
  /// Wraps the store's row number.
  public init(rawValue: Int64) { self.rawValue = rawValue }
  /// Orders by age, oldest first.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
