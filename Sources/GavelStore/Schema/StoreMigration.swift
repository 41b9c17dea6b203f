/// How far an old store has been brought up to date.
public struct StoreMigration: Hashable, Sendable {
  /// The version that is being made.
  public var version: Int
  /// The version of this program.
  public var latest: Int
  /// How much of this step is done, from 0 to 1; `nil` where nobody can tell.
  public var share: Double?
}
