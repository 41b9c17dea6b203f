/// A room or a person that a plan names beside its target, by id and by all it is called.
public struct NamedTarget: Hashable, Sendable, Codable {
  /// The platform's id.
  public var id: String
  /// What it is called, the name to show first; empty when nobody could tell.
  public var names: [String]

  /// Makes one; names that are absent or empty are left out.
  public init(_ id: String, names: [String?] = []) {
    self.id = id
    self.names = names.compactMap(\.self).filter { !$0.isEmpty }
  }

  /// A room by the name that is shown.
  public init(_ room: Room) { self.init(room.id.rawValue, names: [room.shownName]) }

  /// The name to show, the id where there is none.
  public var label: String { names.first ?? id }

  /// What a plan's digest covers; the count keeps two neighbours apart.
  var fields: [String] { [id, String(names.count)] + names }
}
