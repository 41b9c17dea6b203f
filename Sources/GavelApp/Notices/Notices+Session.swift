import GavelAPI
import GavelDispatch
import GavelModel

extension Notices {
  /// Explains why a store and a platform cannot be joined, or an action not planned.
  static func explain(session error: SessionError) -> Explanation {
    switch error {
    case .anotherAccount(let configured, let actual):
      Explanation(
        "the credential speaks for \(quoted(actual.rawValue)), not for "
          + quoted(configured.rawValue),
        "Put the user id or the credential right.", status: .configuration)
    case .otherPlatform(let server, let dialect, let status):
      explain(otherPlatform: server, dialect, status: status)
    case .unknownCredential(let way, let dialect, let answer):
      explain(unknownCredential: way, dialect, answer)
    case .notDirect(let room):
      Explanation(
        "\(quoted(room.rawValue)) is no direct conversation",
        "gavel delete-room deletes other rooms.", status: .usage)
    case .directRooms(let person, let found):
      Explanation(
        found.isEmpty
          ? "there is no direct conversation with \(quoted(person.rawValue))"
          : "there are \(found.count) direct conversations with \(quoted(person.rawValue))",
        found.isEmpty ? nil : "Name one with --room: \(choice(found.map(\.rawValue))).",
        status: .usage)
    case .nobodyToLeave:
      Explanation(
        "a platform key is a member of no room, so it cannot leave one",
        "Use a user's token, or remove a member with gavel remove-member.", status: .usage)
    case .unconfirmed(let items):
      Explanation(
        "\(counted(items, "action")) would need a confirmation, and nobody is there to ask",
        "Nothing was sent. --dry-run shows the plan, --yes confirms it.", status: .unconfirmed)
    case .unconfirmedErasure:
      Explanation(
        "erasing needs a confirmation, and nobody is there to ask",
        "Nothing was erased. --yes confirms it.", status: .unconfirmed)
    case .repairUnconfirmed(let path):
      Explanation(
        "\(path) is damaged, and nobody is there to ask whether to repair it",
        "Nothing was changed. --yes repairs it.", status: .unconfirmed)
    case .restoreUnconfirmed(let path):
      Explanation(
        "\(path) would be replaced, and nobody is there to ask",
        "Nothing was changed. --yes replaces it.", status: .unconfirmed)
    case .backupInTheWay(let path):
      Explanation(
        "\(path) is there already, and a backup writes over nothing",
        "Name another file, or move that one away first.", status: .configuration)
    case .restoreInUse(let path):
      Explanation(
        "the store \(path) is in use, so it is not replaced",
        "Quit every gavel that has it open, then try again.", status: .configuration)
    case .declined: Explanation("not confirmed; nothing was sent", status: .unconfirmed)
    case .noBatch(let batch): explain(reading: .unknownBatch(batch))
    case .ownedElsewhere(let batch):
      Explanation(
        "batch \(batch.rawValue) is being sent by another gavel", "Wait for it, or end it there.",
        status: .incomplete)
    }
  }

  /// Explains why our own guard sends nothing.
  static func explain(gate refusal: GateRefusal) -> Explanation {
    let (what, advice): (String, String?) =
      switch refusal {
      case .readOnly:
        (
          "read-only: nothing that changes something is sent",
          "Remove readOnly from the settings, or --read-only."
        )
      case .anotherServer(let planned, let here):
        ("the plan was made for \(planned), and this is \(here)", "Nothing was sent.")
      case .anotherAccount(let planned, let here):
        (
          "the plan was made as \(quoted(planned.rawValue)), and this is \(quoted(here.rawValue))",
          "Nothing was sent."
        )
      case .wouldHitOneself(let person):
        (
          "\(quoted(person.rawValue)) is the account itself, which acts on others only",
          "Nothing was sent. gavel leave-room leaves a room."
        )
      case .unavailable(let kind):
        ("this platform has no call for \(kind.rawValue)", "Nothing was sent.")
      case .protected(let protection, let name, let pattern):
        (
          "\(protection.rawValue) \(quoted(name)) is protected by the settings (\(quoted(pattern)))",
          "Nothing was sent. Leave it out of the plan, or change `protected` in the settings."
        )
      case .unknownAuthor(let message):
        (
          "whose message \(quoted(message.rawValue)) is cannot be read, and authors are protected",
          "Nothing was sent. Leave it out of the plan."
        )
      case .unknownAuthors(let room):
        (
          "whose messages go with room \(quoted(room.rawValue)) cannot be read,"
            + " and authors are protected",
          "Nothing was sent. Make a new plan, or leave it out of the plan."
        )
      case .unknownCompanions(let room):
        (
          "not every discussion that goes with room \(quoted(room.rawValue)) is named,"
            + " and rooms are protected",
          "Nothing was sent. Make a new plan, or leave it out of the plan."
        )
      case .unknownRooms(let author):
        (
          "in which rooms the reported messages of \(quoted(author.rawValue)) stand cannot be read,"
            + " and rooms are protected",
          "Nothing was sent. Make a new plan, or delete the messages one by one."
        )
      case .overBatchCeiling(let items, let most):
        (
          "the plan has \(counted(items, "item")), and the ceiling of a batch is \(most)",
          "Nothing was sent. Split it, or raise `ceiling.batch` in the settings."
        )
      case .overMinuteCeiling(let items, let recent, let most):
        (
          "\(counted(items, "item")) and \(recent) of the last minute are over the ceiling of \(most)",
          "Nothing was sent. Wait a minute, or raise `ceiling.minute` in the settings."
        )
      case .unapproved(let count, let over, let approval):
        (
          "what takes \(count) messages or people needs a second person (over \(over)): "
            + words(approval),
          "Nothing was sent. Another user of this machine runs gavel approve on the plan."
        )
      case .nobodyToLeave:
        (
          "a platform key is a member of no room, so it cannot leave one",
          "Nothing was sent. Use a user's token, or remove a member."
        )
      }
    return Explanation(what, advice, status: .guarded)
  }

  private static func words(_ approval: Approval) -> String {
    switch approval {
    case .missing: "there is no approval"
    case .anotherPlan: "the approval is for another plan"
    case .selfMade: "whoever acts could have written the approval"
    case .given: "approved"
    }
  }

  /// Explains why a batch was not accepted.
  static func explain(dispatch error: DispatchError) -> Explanation {
    switch error {
    case .refused(let refusal): explain(gate: refusal)
    case .journal(let error): explain(store: error)
    }
  }

  /// Explains why a sync ended.
  static func explain(sync error: SyncError) -> Explanation {
    switch error {
    case .platform(let error): explain(api: error)
    case .store(let error): explain(store: error)
    }
  }
}
