import Foundation
import GavelAPI
import GavelModel

/// What holds for everything that is read from a platform, whatever the platform sent.
enum AnswerCheck {
  static let actions: [ModerationAction] = [
    .deleteMessage("m", room: "r"), .clearRoom("r"), .deleteRoom("r"), .deleteDirect("r"),
    .removeMember("a", room: "r", announced: true), .leaveRoom("r", announced: false),
    .muteMember("a", room: "r"), .unmuteMember("a", room: "r"), .deactivateUser("a"),
    .reactivateUser("a"), .dismissReports(.message("m", room: "r")), .deleteReported("a"),
  ]

  static func person(_ person: Person) -> String? {
    person.id.rawValue.isEmpty ? "a person without an id" : raw(person.raw)
  }

  static func room(_ detail: RoomDetail) -> String? {
    if detail.room.id.rawValue.isEmpty { return "a room without an id" }
    let members = detail.members ?? []
    if Set(members.map(\.id)).count != members.count { return "a member twice in one room" }
    return count(detail.room.memberCount) ?? moment(detail.room.activeAt)
      ?? detail.room.createdAt.flatMap(moment) ?? raw(detail.room.raw)
      ?? members.lazy.compactMap { person($0.person) }.first
  }

  static func message(_ message: Message) -> String? {
    if message.id.rawValue.isEmpty { return "a message without an id" }
    if message.contentDigest != message.contentDigest { return "a digest that changes" }
    return moment(message.sentAt) ?? moment(message.updatedAt) ?? message.editedAt.flatMap(moment)
      ?? message.author.flatMap(person) ?? raw(message.raw)
  }

  static func receipt(_ receipt: Receipt) -> String? {
    guard let status = receipt.answer.status, (200..<300).contains(status) else {
      return "done by an answer of status \(String(describing: receipt.answer.status))"
    }
    return receipt.affected.flatMap(count)
  }

  /// A refusal has bounded words and a pause that can be waited for.
  static func refusal(_ error: APIError) -> String? {
    if (error.answer.message ?? "").count > 1000 || (error.answer.code ?? "").count > 1000 {
      return "words without a bound"
    }
    if case .throttled(let pause?, _) = error, pause < .zero || pause > .seconds(86_400) {
      return "a pause of \(pause)"
    }
    return nil
  }

  static func count(_ count: Int) -> String? {
    (0...Int(Int32.max)).contains(count) ? nil : "a count of \(count)"
  }

  /// Years 0 to 9999, which leave room for every difference and are written in four digits.
  private static func moment(_ moment: Timestamp) -> String? {
    let range: Range<Int64> = -62_167_219_200_000..<253_402_300_800_000
    guard range.contains(moment.milliseconds) else { return "a moment of \(moment.milliseconds)" }
    return Timestamp(iso8601: moment.iso8601) == moment ? nil : "\(moment.iso8601) reads otherwise"
  }

  /// What is kept beside the columns can be read again and has nothing private.
  private static func raw(_ raw: RawJSON?) -> String? {
    guard let raw else { return nil }
    let data = Data(raw.text.utf8)
    guard JSONProof.isStable(data) == true else { return "kept what is no JSON: \(raw.text)" }
    return raw.text.contains(#""pushToken":"#) ? "kept what is private: \(raw.text)" : nil
  }
}
