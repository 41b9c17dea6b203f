/// The words of a command line: what to run, and options with a value each.
struct BenchArguments {
  /// What cannot be understood.
  enum Fault: Error, Equatable {
    case missingValue(String)
    case unknown(String)
    case notANumber(String)
  }

  let command: String
  /// Whether only the command's help is wanted.
  private(set) var asksForHelp = false
  private var values: [String: String] = [:]

  /// Reads a command line; without a command the table of figures is meant.
  init(_ words: [String]) throws(Fault) {
    let named = words.first.flatMap { $0.hasPrefix("--") && $0 != "--help" ? nil : $0 }
    command = named ?? "table"
    var rest = words.dropFirst(named == nil ? 0 : 1)
    while let word = rest.popFirst() {
      if word == "--help" || word == "-h" {
        asksForHelp = true
        continue
      }
      guard word.hasPrefix("--") else { throw .unknown(word) }
      guard let value = rest.popFirst() else { throw .missingValue(word) }
      values[String(word.dropFirst(2))] = value
    }
  }

  /// Refuses options that the command does not take.
  func check(_ known: Set<String>) throws(Fault) {
    if let stranger = values.keys.first(where: { !known.contains($0) }) {
      throw .unknown("--\(stranger)")
    }
  }

  func text(_ name: String) -> String? { values[name] }

  func number(_ name: String, _ standard: Int) throws(Fault) -> Int {
    guard let text = values[name] else { return standard }
    guard let number = Int(text), number >= 0 else { throw .notANumber("--\(name)") }
    return number
  }
}
