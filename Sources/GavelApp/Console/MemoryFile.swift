import GavelConsole
import GavelModel

/// The file in which a console keeps where it was and how its panes are arranged, for its owner
/// alone.
struct MemoryFile: Sendable {
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
  ///
  /// Of the place, what cannot be understood is left out: it is not worth a word.
  func read() throws(Fault) -> ConsoleMemory? {
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
    return ConsoleMemory(
      arrangement: try arrangement(root), place: root["place"].map(Self.place) ?? ConsolePlace())
  }

  private func arrangement(_ root: SettingsNode) throws(Fault) -> PaneArrangement {
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

  private static func place(_ node: SettingsNode) -> ConsolePlace {
    var place = ConsolePlace(
      view: node["view"]?.text, pane: node["pane"]?.text, grouping: node["grouping"]?.text,
      sort: node["sort"]?.text, habits: Set(node["reading"]?.texts ?? []))
    for member in node["rows"]?.members ?? [] {
      guard let id = member.node["id"]?.text, !id.isEmpty else { continue }
      var row = RememberedRow(id: id)
      if case .number(let rank)? = member.node["rank"]?.value { row.rank = Int64(exactly: rank) }
      place.rows[member.key] = row
    }
    for member in node["filters"]?.members ?? [] { place.filters[member.key] = member.node.text }
    return place
  }

  /// Keeps a memory over the one before; whoever reads meanwhile finds one of them whole.
  func write(_ memory: ConsoleMemory) throws(Fault) {
    do throws(ConfigurationError) {
      try PrivateFile.write(Self.text(of: memory), to: path, isFlushed: false)
    } catch {
      throw .file(error)
    }
  }

  static func text(of memory: ConsoleMemory) -> String {
    let arrangement = memory.arrangement
    let panes = sorted(arrangement.shares.map { ($0.key.rawValue, .integer(Int64($0.value))) })
    let root: JSONValue = [
      "format": 1, "panes": panes, "zoomed": JSONValue(arrangement.zoomed),
      "place": value(of: memory.place),
    ]
    return root.text + "\n"
  }

  private static func value(of place: ConsolePlace) -> JSONValue {
    let rows = place.rows.map { name, row -> (String, JSONValue) in
      (name, ["id": .string(row.id), "rank": row.rank.map { .integer($0) } ?? .null])
    }
    return [
      "view": JSONValue(place.view), "pane": JSONValue(place.pane), "rows": sorted(rows),
      "filters": sorted(place.filters.map { ($0.key, .string($0.value)) }),
      "grouping": JSONValue(place.grouping), "sort": JSONValue(place.sort),
      "reading": .array(place.habits.sorted().map { .string($0) }),
    ]
  }

  /// Members by name, so that the same memory is always the same text.
  private static func sorted(_ members: [(String, JSONValue)]) -> JSONValue {
    .object(members.sorted { $0.0 < $1.0 }.map { JSONValue.Member(key: $0.0, value: $0.1) })
  }
}
