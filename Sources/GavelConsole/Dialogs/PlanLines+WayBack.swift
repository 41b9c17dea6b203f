import GavelScreen

extension PlanLines {
  /// How somebody who is no member any more becomes one again.
  static func wayBack(_ isOpenToAll: Set<Bool>, _ whom: DisplayText) -> Line {
    switch (isOpenToAll.contains(true), isOpenToAll.contains(false)) {
    case (true, false):
      return Line("The room is public: nothing keeps " + whom + " from joining again.", .caution)
    case (true, true):
      return Line(
        "Only an invitation brings " + whom + " back, except into public rooms.", .danger)
    case (false, _): return Line("Only an invitation brings " + whom + " back.", .danger)
    }
  }
}
