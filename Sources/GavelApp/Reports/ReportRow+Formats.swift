import Foundation

/// The header of a file of comma-separated reports: which column stands where.
struct ReportHeader: Equatable {
  /// The columns in the file's order; `nil` for those that are passed over.
  let columns: [ReportColumn?]

  /// Reads the first record; names count whatever their case and the blanks around them.
  init(_ fields: [[UInt8]]) throws(ReportFault) {
    var columns: [ReportColumn?] = []
    for field in fields {
      guard let text = String(validating: field, as: UTF8.self) else { throw .notUTF8(nil) }
      let name = text.trimmingCharacters(in: .whitespaces).lowercased()
      let column = ReportColumn(rawValue: name)
      if let column, columns.contains(column) { throw .repeatedColumn(column) }
      columns.append(column)
    }
    if !columns.contains(.id) { throw .missingColumns([.id]) }
    if !columns.contains(.author), !columns.contains(.message) {
      throw .missingColumns([.author, .message])
    }
    self.columns = columns
  }

  /// Returns the row that a record of the same file holds.
  func row(_ fields: [[UInt8]]) throws(ReportFault) -> ReportRow {
    guard fields.count == columns.count else {
      throw .fieldCount(found: fields.count, expected: columns.count)
    }
    var row = ReportRow(values: [:])
    for (column, field) in zip(columns, fields) {
      guard let column else { continue }
      guard let text = String(validating: field, as: UTF8.self) else { throw .notUTF8(column) }
      row.values[column] = text
    }
    return row
  }
}

extension ReportRow {
  /// Reads one line of JSON.
  init(json bytes: [UInt8]) throws(ReportFault) {
    guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8(nil) }
    // Whatever Foundation says about the line, it is no object that could be read.
    guard let cells = try? JSONDecoder().decode([String: Cell].self, from: Data(bytes)) else {
      throw .notAnObject
    }
    values = [:]
    for column in ReportColumn.allCases {
      switch cells[column.rawValue] {
      case .text(let text): values[column] = text
      case .absent, nil: continue
      case .other: throw .notText(column)
      }
    }
  }

  /// A value of a JSON object, as far as a report can use it.
  private enum Cell: Decodable {
    case text(String), absent, other

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .absent
      } else if let text = try? container.decode(String.self) {
        self = .text(text)
      } else if (try? container.decode(Bool.self)) == nil,
        let number = try? container.decode(Int64.self)
      {
        // Ticket systems count: an id may be a number.
        self = .text(String(number))
      } else {
        self = .other
      }
    }
  }
}
