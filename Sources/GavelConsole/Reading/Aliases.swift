import GavelModel

/// Made-up names for people, the same for the same id wherever and whenever they are made.
struct Aliases: Sendable {
  /// Names of one word in small letters, ids among them, with what stands for them.
  private var words: [String: String] = [:]
  /// Longer names, as they are written.
  private var phrases: [String: String] = [:]
  /// Names of direct rooms, which are made of people's.
  private var directRooms: Set<RoomID> = []

  /// The made-up name of an id.
  static func name(_ id: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    // The low bits of this hash (FNV-1a) are the poorer ones.
    hash ^= hash >> 32
    let letters = Array("23456789abcdefghjkmnpqrstuvwxyz")
    var rest = hash / UInt64(animals.count)
    var mark = ""
    for _ in 0..<3 {
      mark.append(letters[Int(rest % UInt64(letters.count))])
      rest /= UInt64(letters.count)
    }
    return "\(animals[Int(hash % UInt64(animals.count))])-\(mark)"
  }

  private static let animals = [
    "Badger", "Beaver", "Bison", "Bittern", "Camel", "Condor", "Crane", "Curlew", "Dolphin",
    "Dormouse", "Eagle", "Egret", "Falcon", "Ferret", "Finch", "Gannet", "Gazelle", "Gecko",
    "Grebe", "Hare", "Heron", "Hoopoe", "Ibex", "Ibis", "Jackdaw", "Jaguar", "Kestrel", "Kiwi",
    "Lapwing", "Lemur", "Linnet", "Lynx", "Magpie", "Marten", "Mole", "Moose", "Newt", "Okapi",
    "Oriole", "Osprey", "Otter", "Panda", "Pelican", "Petrel", "Plover", "Puffin", "Puma",
    "Quail", "Rabbit", "Raven", "Robin", "Seal", "Shrew", "Siskin", "Stoat", "Stork", "Swift",
    "Tapir", "Teal", "Tern", "Vole", "Walrus", "Weasel", "Wren",
  ]

  /// Learns the names of a person, so that texts can be searched for them.
  mutating func learn(_ person: Person?) {
    guard let person else { return }
    let alias = Self.name(person.id.rawValue)
    for name in [person.id.rawValue, person.name ?? "", person.username ?? ""] {
      learn(name, as: alias)
    }
  }

  /// Learns a name that goes with an id.
  mutating func learn(_ name: String?, of id: PersonID?) {
    guard let id else { return }
    learn(id.rawValue, as: Self.name(id.rawValue))
    if let name { learn(name, as: Self.name(id.rawValue)) }
  }

  private mutating func learn(_ name: String, as alias: String) {
    guard name.count > 1 else { return }
    if name.allSatisfy(Self.isWordPart) {
      words[name.lowercased()] = alias
    } else {
      phrases[name] = alias
    }
  }

  /// Learns that a room is named after its members.
  mutating func learn(direct room: RoomID) { directRooms.insert(room) }

  /// The person under a made-up id and name.
  func person(_ person: Person) -> Person {
    let alias = Self.name(person.id.rawValue)
    return Person(
      id: PersonID(alias), name: alias, isBot: person.isBot, isDeactivated: person.isDeactivated)
  }

  func id(_ id: PersonID) -> PersonID { PersonID(Self.name(id.rawValue)) }

  /// The name of a room; a direct one has a made-up one.
  func roomName(_ name: String?, of room: RoomID?) -> String? {
    guard let room, directRooms.contains(room) else { return name.map(text) }
    return Self.name(room.rawValue)
  }

  /// A text with every known name replaced where it stands as a word, and every mention, whoever
  /// is meant.
  func text(_ text: String) -> String {
    var result = text
    for phrase in phrases.keys.sorted(by: { ($0.count, $0) > ($1.count, $1) }) {
      result = result.replacing(phrase, with: phrases[phrase] ?? "")
    }
    var replaced = ""
    var rest = Substring(result)
    while let start = rest.firstIndex(where: Self.isWordPart) {
      replaced += rest[..<start]
      let isMention = replaced.last == "@" && replaced.dropLast().last.map(Self.isWordPart) != true
      rest = rest[start...]
      let word = rest.prefix(while: Self.isWordPart)
      replaced += isMention ? coverMention(word) : cover(word)
      rest = rest[word.endIndex...]
    }
    return replaced + rest
  }

  /// What stands for somebody who is told by a username alone.
  func name(called username: String) -> String {
    username.allSatisfy(Self.isWordPart) ? coverMention(Substring(username)) : text(username)
  }

  /// A mention names somebody also where nobody at hand goes by that name.
  private func coverMention(_ word: Substring) -> String {
    let whole = Self.withoutStops(word)
    let handle = whole.lowercased()
    let known = words[word.lowercased()] ?? words[handle]
    guard known == nil else { return cover(word) }
    guard !whole.isEmpty, !Mentions.everybody.contains(handle), !Self.isMadeUp(whole) else {
      return String(word)
    }
    return Self.name("@" + handle) + word[whole.endIndex...]
  }

  /// Whether a word is a made-up name already.
  private static func isMadeUp(_ word: Substring) -> Bool {
    let parts = word.split(separator: "-")
    return parts.count == 2 && parts[1].count == 3 && animals.contains(String(parts[0]))
  }

  /// A word without what ends a sentence behind it.
  static func withoutStops(_ word: Substring) -> Substring {
    var whole = word
    while let last = whole.last, ".-_".contains(last) { whole.removeLast() }
    return whole
  }

  private func cover(_ word: Substring) -> String {
    if let alias = words[word.lowercased()] { return alias }
    // A sentence may end right behind a name, and a host begin with it.
    for core in [Self.withoutStops(word), word.prefix { !".-_".contains($0) }] {
      if let alias = words[core.lowercased()] { return alias + word[core.endIndex...] }
    }
    return String(word)
  }

  static func isWordPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "-_.".contains(character)
  }
}
