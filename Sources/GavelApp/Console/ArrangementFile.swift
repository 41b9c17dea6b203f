import GavelConsole
import GavelModel
import Glibc

/// The file in which a console keeps how its panes are arranged, for its owner alone.
struct ArrangementFile: Sendable {
  /// The folder for what Gavel can do without.
  let folder: String
  /// Whose console it is: a profile's name, or that of the store.
  let name: String

  /// Where it is.
  var path: String { "\(folder)/console-\(name).json" }

  /// What is wrong with a file that is passed over.
  enum Fault: Error, Hashable, Sendable {
    /// It cannot be read or written.
    case file(ConfigurationError)
    /// It holds something else.
    case damaged(path: String)
  }

  /// Returns what was kept last; `nil` where nothing was.
  func read() throws(Fault) -> PaneArrangement? {
    let bytes: [UInt8]?
    do throws(ConfigurationError) {
      bytes = try TrustedFile.read(path, as: .settings)
    } catch {
      throw .file(error)
    }
    guard let bytes else { return nil }
    let root: SettingsNode
    do throws(SettingsSyntaxError) {
      root = try SettingsReader.read(bytes)
    } catch {
      throw .damaged(path: path)
    }
    guard case .object = root.value, root["format"]?.value == .number(1) else {
      throw .damaged(path: path)
    }
    var shares: [PaneSplit: Int] = [:]
    for member in root["panes"]?.members ?? [] {
      guard let split = PaneSplit(rawValue: member.key),
        case .number(let share) = member.node.value,
        let thousandths = Int(exactly: share), PaneArrangement.range.contains(thousandths)
      else { throw .damaged(path: path) }
      shares[split] = thousandths
    }
    return PaneArrangement(shares: shares, zoomed: root["zoomed"]?.text)
  }

  /// Keeps an arrangement over the one before; whoever reads meanwhile finds one of them whole.
  func write(_ arrangement: PaneArrangement) throws(Fault) {
    do throws(ConfigurationError) {
      try Directories.create(folder)
      try Directories.checkPrivate(folder)
      try replace(with: Self.text(of: arrangement))
    } catch {
      throw .file(error)
    }
  }

  static func text(of arrangement: PaneArrangement) -> String {
    let panes = arrangement.shares.sorted { $0.key.rawValue < $1.key.rawValue }.map {
      JSONValue.Member(key: $0.key.rawValue, value: .integer(Int64($0.value)))
    }
    let root: JSONValue = [
      "format": 1, "panes": .object(panes), "zoomed": JSONValue(arrangement.zoomed),
    ]
    return root.text + "\n"
  }

  private func replace(with text: String) throws(ConfigurationError) {
    let fresh = "\(path).\(getpid())"
    unlink(fresh)
    let made = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard made >= 0 else { throw .uncreatable(path: fresh, code: errno) }
    fchmod(made, 0o600)
    let count = Glibc.write(made, text, text.utf8.count)
    let code = errno
    close(made)
    guard count == text.utf8.count, rename(fresh, path) == 0 else {
      unlink(fresh)
      throw .uncreatable(path: path, code: code)
    }
  }
}
