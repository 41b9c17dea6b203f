import Foundation
import GavelModel

/// What Gavel has written to files beside the stores, into which no erasure reaches.
struct WrittenFiles {
  let directories: Directories

  /// Returns the files that hold a person's id: plans for a second person, exports of the audit
  /// trail and records of shifts, in their order.
  func naming(_ person: PersonID) -> [String] {
    [directories.plans, directories.auditExports, directories.shifts].flatMap { folder in
      // A folder that nothing was ever written to is not there.
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return names.sorted().map { "\(folder)/\($0)" }.filter { holds(person, in: $0) }
    }
  }

  /// Whether the id stands there as a whole: `spam9` is not named by `spam99`.
  private func holds(_ person: PersonID, in path: String) -> Bool {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return false }
    let id = person.rawValue
    var rest = text[...]
    while !id.isEmpty, let found = rest.range(of: id, options: .literal) {
      let before =
        found.lowerBound > text.startIndex ? text[text.index(before: found.lowerBound)] : " "
      let after = found.upperBound < text.endIndex ? text[found.upperBound] : " "
      if !Self.isPart(before), !Self.isPart(after) { return true }
      rest = text[found.upperBound...]
    }
    return false
  }

  private static func isPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "-_.".contains(character)
  }
}
