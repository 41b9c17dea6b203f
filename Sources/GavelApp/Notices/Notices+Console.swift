import GavelAPI
import GavelConsole
import GavelDispatch
import GavelModel
import GavelStore

/// Sentences that are no errors: what is going on, and what was done.
extension Notices {
  /// An error as a notice of the console.
  static func notice(_ error: any Error) -> Notice { Notice(.error, explain(error).sentence) }

  /// The credential was refused while a batch was being sent.
  static func credentialRefused(_ answer: ServerAnswer) -> Notice {
    Notice(
      .error,
      displaySafe(
        "the platform no longer knows the credential\(said(answer)); the rest is cancelled"))
  }

  /// The platform names another account than the plans are made for.
  static func anotherAccount(_ actual: PersonID, insteadOf account: PersonID) -> Notice {
    Notice(
      .error,
      "the credential speaks for \(quoted(actual.rawValue)), not for "
        + "\(quoted(account.rawValue)); nothing is sent")
  }

  /// The platform has not said yet whom the credential speaks for.
  static func unproven(_ error: any Error) -> Notice {
    Notice(
      .warning,
      "confirmed batches wait until the platform knows the account: \(explain(error).sentence)")
  }

  /// The journal cannot be written, so nothing more is sent.
  static func journalFailed(_ error: StoreError) -> Notice {
    Notice(.error, "nothing more is sent: \(explain(store: error).sentence)")
  }

  /// Another profile could not be opened, so the console goes on with the present one.
  static func profileFailed(_ name: String, _ error: any Error) -> Notice {
    Notice(.error, displaySafe("\(name) is not opened: \(explain(error).sentence)"))
  }

  /// Says under which name a filter is saved, or that it is not any more.
  static func filterSaved(_ name: String, _ text: String?, file: String) -> Notice {
    Notice(
      .info,
      text == nil
        ? "@\(name) is forgotten" : displaySafe("the filter is saved as @\(name) in \(file)"))
  }

  /// Says where the record of a shift is.
  static func shiftWritten(_ path: String) -> Notice {
    // The name comes first: on a narrow screen the end is cut.
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.dropLast().joined(separator: "/")
    return Notice(.info, "the record of this shift is \(parts.last ?? "") in \(folder)")
  }

  /// What a console remembers cannot be read or kept; nothing else depends on it.
  static func notice(_ fault: MemoryFile.Fault) -> Notice {
    switch fault {
    case .file(let error):
      Notice(.warning, "layout and place are not kept: \(explain(configuration: error).sentence)")
    case .damaged(let path):
      Notice(
        .warning, "\(path) is no memory of Gavel's and is passed over; the next one replaces it")
    }
  }

  /// Says where entries of the audit trail were written.
  static func auditWritten(_ path: String, entries: Int) -> Notice {
    Notice(.info, "wrote \(counted(entries, "entry", "entries")) of the audit trail to \(path)")
  }

  /// Says where a plan waits that needs a second person, and how it goes on.
  static func keptForApproval(_ path: String) -> Notice {
    Notice(
      .warning,
      "the plan waits as \(path): another user runs gavel approve on it, then you gavel apply")
  }

  /// Items were taken back before their request left.
  static func takenBack(_ count: Int) -> Notice {
    count == 0
      ? Notice(.warning, "too late: nothing was left to take back")
      : Notice(.info, "\(counted(count, "action")) taken back")
  }

  /// No item of the batch can be tried again.
  static let nothingToRetry = Notice(.info, "there is nothing to retry")

  /// Another process sends the batch.
  static let ownedElsewhere = Notice(.warning, "another gavel is sending this batch")

  /// No batch waits for being taken up.
  static let nothingInterrupted = "no batch was interrupted"

  /// What a tour that performed itself came to.
  static func toured(_ report: TourReport) -> String {
    let steps =
      "the tour played \(report.done) of \(report.total) steps: "
      + "\(report.applied) done on the made-up platform, \(report.takenBack) taken back"
    guard let title = report.stoppedAt else { return steps }
    return steps + "; it was left at the step “\(title)”"
  }

  /// Said when the console has gone and the queue is still being sent.
  static let sendingBeforeEnd = "sending what is left; Ctrl-C leaves it in the queue"

  /// Said when a batch ends before all of it was sent.
  ///
  /// - Parameter connection: The options that name the store, as typed.
  static func leftInQueue(_ batch: BatchID, _ count: Int, _ connection: [String]) -> [String] {
    func command(_ verb: String) -> String {
      (["gavel", "queue", verb, "\(batch.rawValue)"] + connection.map(shellWord))
        .joined(separator: " ")
    }
    return [
      "gavel: \(counted(count, "item")) of batch \(batch.rawValue) stay\(count == 1 ? "s" : "")"
        + " in the queue",
      "gavel: \(command("resume")) sends what is left; \(command("cancel")) gives it up",
    ]
  }

  /// Said when a sync was stopped.
  static let syncInterrupted = "interrupted; the next gavel sync goes on from here"

  /// Said beside the ready line of a sandbox.
  static let sandboxIsReady = "the sandbox is ready; Ctrl-C ends it"

  /// The outcome as a word of a sentence.
  static func word(_ outcome: Outcome) -> String {
    switch outcome {
    case .done: "done"
    case .gone: "already gone"
    case .refused: "refused"
    case .failed: "failed"
    case .unknown: "unknown"
    case .setAside: "set aside"
    case .cancelled: "cancelled"
    }
  }

  /// Asks for a confirmation on a terminal.
  static func ask(_ question: Question) -> String {
    switch question {
    case .key: "Type y and Enter to do it, anything else to leave it: "
    case .type(let expected):
      "Type \(expected.what.words) \(expected.shown.map(displaySafe).joined(separator: " or ")) "
        + "and Enter to do it, anything else to leave it: "
    }
  }

  /// Asks for a second proof on a terminal, and says that the last one was wrong; what is typed is
  /// not shown.
  static func ask(_ challenge: SecondFactor) -> String {
    let way =
      switch challenge.method {
      case "totp": "the code of your authenticator app"
      case "email":
        challenge.codeWasSent ? "the code just sent by e-mail" : "the code sent by e-mail"
      case "password": "your password"
      default: "a second proof (\(displaySafe(challenge.method)))"
      }
    let again = challenge.isRepeated ? "That was wrong. " : ""
    return "\(again)The platform asks for \(way) (nothing is shown, Enter alone gives up): "
  }

  /// How far a sync is, on one line.
  static func progress(_ progress: SyncProgress) -> String {
    switch progress {
    case .listing(let rooms): "reading the room list: \(rooms)"
    case .reading(let done, let total): "reading rooms: \(done) of \(total)"
    case .reports(let done, let total): "reading who reported what: \(done) of \(total) messages"
    case .reportsWithheld: "the platform does not show its reports to this account"
    case .reportsLacking: "this release of the platform has no reports to ask for"
    case .resting(let until):
      "the platform allows only so many calls: it asked for a pause until \(until.iso8601)"
    case .settled(let time): "up to date at \(time.iso8601)"
    case .offline(let error): explain(api: error).sentence
    }
  }
}
