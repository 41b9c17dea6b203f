import GavelAPI
import GavelModel

/// What a look at the platform said about the targets of a job.
public enum TargetReading: Hashable, Sendable {
  /// Who is in the room, with their roles, whether that is everybody, and whose account was looked
  /// at because they are not among them.
  case members([PersonID: Role], isWhole: Bool, known: Set<PersonID> = [])
  /// The room, or an author's list of reports, can be read and holds this.
  case room(RoomSeal)
  /// Whether somebody is already what the action makes them; `false` where that is not told.
  case state(isReached: Bool)
  /// The platform does not know the room (404).
  case absent(ServerAnswer)
  /// The platform refuses to show the room (403): no longer a member, or gone.
  case closed(ServerAnswer)
  /// The look itself did not succeed.
  case failed(APIError)
}

/// Digests of targets other than messages.
enum TargetDigest {
  /// Seals a member by what matters for removing them: who they are and their rights.
  static func member(_ person: PersonID, role: Role) -> String {
    ContentDigest.of([person.rawValue, role.rawValue])
  }
}
