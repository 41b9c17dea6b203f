import GavelModel
import GavelScreen

extension ConsoleState {
  /// A message as the store holds it, as a JSON document; every value exact.
  func document(of message: Message) -> [DetailLine] {
    var members: [(String, String)] = [
      ("id", Self.json(message.id.rawValue)), ("room", Self.json(message.room.rawValue)),
      ("author", message.author.map { Self.json($0.id.rawValue) } ?? "null"),
      ("authorName", message.author?.name.map(Self.json) ?? "null"),
      ("type", Self.json(message.type)), ("text", Self.json(message.text)),
      ("sentAt", Self.json(message.sentAt.iso8601)),
      ("updatedAt", Self.json(message.updatedAt.iso8601)),
      ("editedAt", message.editedAt.map { Self.json($0.iso8601) } ?? "null"),
      ("isPinned", "\(message.isPinned)"), ("isHidden", "\(message.isHidden)"),
      ("attachments", "[" + message.attachments.map(Self.json).joined(separator: ", ") + "]"),
      ("replyTo", message.replyTo.map { Self.json($0.rawValue) } ?? "null"),
      ("replyCount", "\(message.replyCount)"), ("reportCount", "\(message.reportCount)"),
    ]
    if let raw = message.raw { members.append(("raw", raw.text)) }
    let lines = members.enumerated().map { number, member in
      "  \"\(member.0)\": \(member.1)" + (number == members.count - 1 ? "" : ",")
    }
    return (["{"] + lines + ["}"]).enumerated().map { number, line in
      DetailLine(number == 0 ? "json" : .empty, DisplayText(line))
    }
  }

  /// A text in quotes, with the escapes that JSON asks for (RFC 8259, section 7).
  private static func json(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      default:
        if scalar.value < 0x20 {
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
