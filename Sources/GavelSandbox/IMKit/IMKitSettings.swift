/// The switches for what the platform's pages leave open, by the names of the control call.
struct IMKitSettings: Hashable {
  enum MissingRoom: String, CaseIterable { case notFound = "404", n0 }
  enum MemberNotInRoom: String, CaseIterable { case badRequest = "400", notFound = "404", ignore }
  enum BadMessageID: String, CaseIterable { case notFound = "404", badRequest = "400" }

  var missingRoom = MissingRoom.notFound
  var memberNotInRoom = MemberNotInRoom.badRequest
  var badMessageID = BadMessageID.notFound
  var canManagerDeleteRoom = false
  var isAdminRoleManager = true
  var hasLenientRoles = false
  var unbanKeepsRecord = false
  var masksMissingRoom = false
  var isAnchorInclusive = false
  var isAfterTimeMessageTime = false

  private static let flags: [(name: String, path: any WritableKeyPath<Self, Bool> & Sendable)] = [
    ("delete_room_by_manager", \.canManagerDeleteRoom),
    ("role_admin_is_manager", \.isAdminRoleManager),
    ("lenient_roles", \.hasLenientRoles),
    ("unban_keeps_record", \.unbanKeepsRecord),
    ("mask_missing_room", \.masksMissingRoom),
    ("anchor_inclusive", \.isAnchorInclusive),
    ("aftertime_messageTime", \.isAfterTimeMessageTime),
  ]

  private static let choices = ["delete_room_missing", "member_not_in_room", "bad_message_id"]

  var json: JSON {
    var object: JSONObject = [
      "delete_room_missing": .string(missingRoom.rawValue),
      "member_not_in_room": .string(memberNotInRoom.rawValue),
      "bad_message_id": .string(badMessageID.rawValue),
    ]
    for flag in Self.flags { object[flag.name] = .bool(self[keyPath: flag.path]) }
    return .object(object)
  }

  /// Changes one switch by its name; a number is taken for its digits.
  mutating func set(_ name: String, to value: JSON) throws(ControlRefusal) {
    if let flag = Self.flags.first(where: { $0.name == name }) {
      guard let value = value.flag else { throw .wrongValue(field: name, wanted: "true or false") }
      self[keyPath: flag.path] = value
      return
    }
    switch name {
    case "delete_room_missing": missingRoom = try Self.choice(name, value)
    case "member_not_in_room": memberNotInRoom = try Self.choice(name, value)
    case "bad_message_id": badMessageID = try Self.choice(name, value)
    default: throw .unknown(name: name, known: Self.choices + Self.flags.map(\.name))
    }
  }

  private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ name: String, _ value: JSON
  ) throws(ControlRefusal) -> Choice {
    let text = value.text ?? value.wholeNumber.map(String.init)
    guard let choice = text.flatMap(Choice.init) else {
      let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw .wrongValue(field: name, wanted: known)
    }
    return choice
  }
}
