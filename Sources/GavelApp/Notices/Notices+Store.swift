import GavelModel
import GavelStore

extension Notices {
  /// Explains a store that cannot be used.
  static func explain(store error: StoreError) -> Explanation {
    let (what, advice) = words(error)
    return Explanation(what, advice, status: status(of: error))
  }

  private static func status(of error: StoreError) -> ExitStatus {
    switch error {
    case .damagedPlan: .usage
    case .interrupted: .interrupted
    case .busy, .lockedBy, .full, .closed: .incomplete
    case .cannotOpen, .notAGavelStore, .newerVersion, .olderVersion, .unsafe, .belongsToAnother,
      .readOnly, .needsItsLog, .corrupt, .damaged, .failed:
      .configuration
    }
  }

  private static func words(_ error: StoreError) -> (String, String?) {
    switch error {
    case .cannotOpen(let path, let code):
      ("the store \(path) cannot be opened: \(systemWords(code))", nil)
    case .notAGavelStore(let path):
      ("\(path) is not a store of Gavel, so it is left alone", "Name another file.")
    case .newerVersion(let path, let found, let supported):
      (
        "the store \(path) was written by a later Gavel (version \(found), not \(supported))",
        "Use that Gavel, or another store."
      )
    case .olderVersion(let path, let found):
      (
        "the store \(path) was written by an earlier Gavel (version \(found))",
        "gavel sync brings it up to date."
      )
    case .unsafe(let path, let risk): (risk.words(path), risk.advice(path))
    case .belongsToAnother(let server, let account):
      (
        "the store holds what \(account.rawValue) sees on \(server)",
        "Name another one with --store, or use that account."
      )
    case .busy: ("another program keeps the store locked", "Try again when it is done.")
    case .lockedBy(let holder):
      (
        "\(holder.name.isEmpty ? "a program" : quoted(holder.name)) (process \(holder.process)) "
          + "keeps the store locked",
        "Try again when it is done, or end it."
      )
    case .full:
      (
        "the disk is full; the store took nothing of this",
        "Make room and try again; what was confirmed before goes on with: gavel queue resume"
      )
    case .readOnly:
      (
        "the store may only be read, so nothing is sent",
        "Check the permissions of file, folder and disk, and try again; what was begun goes on with: "
          + "gavel queue resume"
      )
    case .needsItsLog(let path):
      (
        "the store \(path) cannot be read where nothing can be written: its log must be gone through",
        "Copy it with the files beside it to a folder that can be written, and name the copy with --store."
      )
    case .corrupt:
      ("the store is damaged", "Quit every gavel and run: gavel repair")
    case .damaged(let path):
      ("the store \(path) is damaged", "Run: gavel repair --store \(shellWord(path))")
    case .interrupted:
      (
        "interrupted; the store is as an earlier Gavel left it, or a step further",
        "The next start goes on from there."
      )
    case .closed: ("the store was closed already", nil)
    case .damagedPlan: ("the plan does not fit its own digest", "Make a new one.")
    case .failed(let code, let extended):
      ("the store failed with SQLite code \(code) (\(extended))", nil)
    }
  }
}

extension FileRisk {
  fileprivate func words(_ path: String) -> String {
    switch self {
    case .writableByOthers: "\(path) can be changed by other users, so it is not used"
    case .directoryWritableByOthers:
      "everybody may replace what is in \(path), so no store in it can be trusted"
    case .foreignOwner: "\(path) belongs to another user, so it is not used"
    case .symbolicLink: "\(path) is a symbolic link, so it is not used as a store"
    case .notAFile: "\(path) is not a file"
    }
  }

  fileprivate func advice(_ path: String) -> String? {
    switch self {
    case .writableByOthers: "Run: chmod 600 \(Notices.shellWord(path))"
    case .directoryWritableByOthers: "Run: chmod o-w \(Notices.shellWord(path))"
    case .foreignOwner, .notAFile: nil
    case .symbolicLink: "Name the file itself."
    }
  }
}
