/// The three manners in which servers of the platform have answered over the years (contract, 0.2).
enum Compatibility: String, CaseIterable, Hashable, Sendable {
  /// 6.2 to 7.x: what the platform's page on deleting a direct message shows.
  case p6
  /// 8.x: typed routes.
  case p8
  /// 9.0: refusals are 403.
  case p9
}
