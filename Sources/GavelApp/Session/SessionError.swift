import GavelAPI
import GavelModel

/// Why a store and a platform cannot be joined, or an asked-for action not planned.
enum SessionError: Error, Hashable, Sendable {
  /// The credential speaks for another account than the configured one.
  case anotherAccount(configured: PersonID, actual: PersonID)
  /// Whoever answers does not know the first question of the dialect.
  case otherPlatform(server: String, DialectName, status: Int?)
  /// The platform does not know who is calling.
  case unknownCredential(LoginWay, DialectName, ServerAnswer)
  /// The room is no direct conversation.
  case notDirect(RoomID)
  /// Nobody, or more than one conversation, fits the person.
  case directRooms(with: PersonID, found: [RoomID])
  /// A platform key is no member of any room, so it can leave none.
  case nobodyToLeave
  /// A confirmation is missing, and there is nobody to ask.
  case unconfirmed(items: Int)
  /// The same for erasing what is kept of a person.
  case unconfirmedErasure
  /// A repair needs somebody's word, and there is nobody to ask.
  case repairUnconfirmed(path: String)
  /// The same for putting a copy in a store's place.
  case restoreUnconfirmed(path: String)
  /// A copy of the store is to go where something is already.
  case backupInTheWay(path: String)
  /// The store that a copy would replace is open in some program.
  case restoreInUse(path: String)
  /// The moderator answered no, or something else than was asked for.
  case declined
  /// There is no such batch in the store.
  case noBatch(BatchID)
  /// Another process sends the batch.
  case ownedElsewhere(BatchID)
}
