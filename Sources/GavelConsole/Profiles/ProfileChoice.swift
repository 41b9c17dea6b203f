/// A connection of the settings that the console can change to.
public struct ProfileChoice: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// The kind of platform.
  public var dialect: String
  /// The platform's host.
  public var server: String

  /// Makes a choice.
  public init(name: String, dialect: String, server: String) {
    self.name = name
    self.dialect = dialect
    self.server = server
  }
}

/// The list of profiles while one is chosen.
struct ProfilePicker: Sendable, Equatable {
  var cursor: Int
  var top = 0

  mutating func move(_ motion: Motion, page: Int, count: Int) {
    cursor = motion.target(from: cursor, page: page, last: count - 1)
    scroll(page: page, count: count)
  }

  mutating func scroll(page: Int, count: Int) {
    top = max(0, min(top, cursor, count - page))
    top = max(top, cursor - page + 1)
  }
}

/// How far the way to another profile is.
enum Departure: Sendable, Equatable {
  /// The other profile is being opened; here everything goes on.
  case opening(String)
  /// The other profile is open and waits until everything here is sent.
  case sending(String)
}
