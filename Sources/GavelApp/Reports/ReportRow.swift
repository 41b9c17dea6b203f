import GavelModel

/// The columns of a file of reports; all others are passed over.
enum ReportColumn: String, Hashable, Sendable, CaseIterable {
  case id, room, message, author, reporter, reason, text, time, sent

  /// What stands in it, in a few words.
  var help: String {
    switch self {
    case .id: "the ticket's own id, needed; importing it again adds nothing"
    case .room: "id of the message's room"
    case .message: "id of the message; it or the author is needed"
    case .author: "id of whoever wrote it, or whom it is about"
    case .reporter: "id of whoever complained"
    case .reason: "the complaint"
    case .text: "what the message said"
    case .time: "when it was reported, ISO 8601; now where it is left out"
    case .sent: "when the message was sent, ISO 8601"
    }
  }
}

/// What is wrong with a line of a file of reports.
enum ReportFault: Error, Hashable, Sendable {
  /// The line is no record.
  case csv(CSVReader.Fault)
  /// The line is no JSON object.
  case notAnObject
  /// The line, or this field of it, is not UTF-8.
  case notUTF8(ReportColumn?)
  /// The record has another number of fields than the header.
  case fieldCount(found: Int, expected: Int)
  /// The value is neither text nor a whole number.
  case notText(ReportColumn)
  /// The report has no id of its own.
  case noID
  /// The report names neither an author nor a message.
  case noSubject
  /// The value is no time.
  case notATime(ReportColumn)
  /// An id is longer than any platform's.
  case idTooLong(ReportColumn)
  /// The header names this column twice.
  case repeatedColumn(ReportColumn)
  /// The header lacks columns without which no line can be a report.
  case missingColumns([ReportColumn])
}

/// One line of a file of reports as texts, before it is a report.
struct ReportRow: Equatable {
  /// Longest id that is taken, in bytes.
  static let mostIDBytes = 256

  /// The values that are given; an empty one is none.
  var values: [ReportColumn: String]

  /// Returns the report.
  ///
  /// - Parameter now: The time of a report whose line names none.
  func report(now: Timestamp) throws(ReportFault) -> Report {
    for column in [ReportColumn.id, .room, .message, .author, .reporter] {
      guard (text(column) ?? "").utf8.count <= Self.mostIDBytes else { throw .idTooLong(column) }
    }
    guard let id = text(.id) else { throw .noID }
    let author = text(.author).map { Person(id: PersonID($0)) }
    let message = text(.message).map { MessageID($0) }
    guard author != nil || message != nil else { throw .noSubject }
    return Report(
      id: ReportID(imported: id), origin: .imported, room: text(.room).map { RoomID($0) },
      message: message, author: author,
      reporter: text(.reporter).map { Person(id: PersonID($0)) }, reason: values[.reason] ?? "",
      text: text(.text), sentAt: try time(.sent), time: try time(.time) ?? now)
  }

  /// Whether the line itself says when the report was made.
  var hasTime: Bool { text(.time) != nil }

  private func text(_ column: ReportColumn) -> String? {
    guard let value = values[column], !value.isEmpty else { return nil }
    return value
  }

  private func time(_ column: ReportColumn) throws(ReportFault) -> Timestamp? {
    guard let text = text(column) else { return nil }
    guard let time = Timestamp(iso8601: text) else { throw .notATime(column) }
    return time
  }
}
