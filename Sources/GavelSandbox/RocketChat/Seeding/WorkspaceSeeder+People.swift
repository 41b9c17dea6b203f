/// The accounts of a workspace.
extension WorkspaceSeeder {
  mutating func addPeople() {
    for persona in WorkspacePersona.allCases { add(persona) }
    addCat()
    for (username, name) in Self.oddPeople { add(username, name) }
    for place in 0..<seed.crowdCount {
      let name = Self.names[place % Self.names.count]
      let round = place / Self.names.count
      let username = Self.plain(name) + (round == 0 ? "" : "\(round + 1)")
      crowd.append(add(username, round == 0 ? name : "\(name) \(round + 1)"))
    }
    let bot = person("harbor.bot")
    workspace[bot].kind = .bot
    workspace[bot].roles = [RoleName.bot]
    workspace[bot].status = "online"
    let gone = person("gone.gil")
    workspace[gone].isActive = false
    workspace[gone].status = "offline"
  }

  private mutating func add(_ persona: WorkspacePersona) {
    let user = add(persona.username, persona.name, id: persona.id)
    workspace[user].roles = persona.roles
    workspace[user].status = "online"
    workspace[user].tokens = [
      ChatUser.Token(text: persona.token(seed: seed.tokenSeed), created: seed.base)
    ]
  }

  /// The platform's own account, which every workspace has under this id.
  private mutating func addCat() {
    let cat = add("rocket.cat", "Rocket.Cat", id: "rocket.cat")
    workspace[cat].kind = .bot
    workspace[cat].roles = [RoleName.bot]
    workspace[cat].emails = []
    workspace[cat].status = "online"
  }

  @discardableResult
  private mutating func add(_ username: String, _ name: String, id: String? = nil) -> UserIndex {
    var user = ChatUser(
      id: id ?? workspace.nextID(), username: username, name: name,
      emails: [ChatUser.Email(address: "\(username)@example.test")], password: username,
      created: seed.base - Int64(200 + numbers.below(600)) * 86_400_000)
    user.status = numbers.pick(["online", "away", "busy", "offline", "offline"])
    user.lastLogin = seed.base - Int64(numbers.below(9_000_000)) * 1000
    let index = workspace.add(user)
    named[username] = index
    return index
  }

  private static func plain(_ name: String) -> String {
    let plain = name.lowercased().unicodeScalars.map { scalar in
      switch scalar {
      case "ë": "e"
      case "ø": "o"
      default: String(scalar)
      }
    }
    return plain.joined()
  }

  private static let oddPeople = [
    ("alice", "Alice A"), ("bob", "Bob B"), ("dora.d", "Dora D"), ("spam9", "Spam 9"),
    ("mallory", "\u{1B}[31mMallory\u{1B}[0m \u{202E}yrollaM"),
    ("tagged", "Ed\u{E0041}\u{E0042}\u{200B}"), ("blank", "\u{200B}\u{2060}"),
    ("li.ming", "李明"), ("harbor.bot", "Harbor Bot"), ("gone.gil", "Gil (gone)"),
  ]

  private static let names = [
    "Kenji", "Sofia", "Liam", "Yuki", "Olu", "Ines", "Ravi", "Zoë", "Marek", "Aiko", "Bruno",
    "Chen", "Dalia", "Emil", "Farah", "Goran", "Hana", "Ivo", "Jun", "Karin", "Leila", "Mateo",
    "Nils", "Oksana", "Pia", "Quentin", "Rosa", "Søren", "Tove", "Uma", "Viktor", "Wen", "Xiu",
    "Yara", "Zeki", "Anouk", "Bela", "Ciro", "Dorit", "Ebbe",
  ]
}
