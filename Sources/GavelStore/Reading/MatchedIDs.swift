import GavelModel

/// The ids of rows that a filter finds.
public struct MatchedIDs<ID: PlatformID>: Hashable, Sendable {
  /// The ids in list order.
  public var ids: [ID]
  /// Whether rows were left out that the pattern of the filter was too much for.
  public var isCut: Bool

  /// Makes a finding.
  public init(ids: [ID], isCut: Bool) {
    self.ids = ids
    self.isCut = isCut
  }
}
