/// Prints findings: to the user with names and advice, to the public without any of them.
struct DoctorReport {
  let findings: [Finding]
  /// Whether only what may be published is printed.
  let isPublic: Bool

  /// Prints them in the format that was asked for.
  func print(to output: Output) {
    output.document(
      [
        "version": .string(Version.number),
        "problems": JSONValue(findings.count { $0.level == .problem }),
        "findings": .array(findings.map(json)),
      ], text: isPublic ? publicLines : lines)
  }

  private func json(_ finding: Finding) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init(key: "topic", value: .string(finding.topic.rawValue)),
      .init(key: "level", value: .string(finding.level.rawValue)),
      .init(
        key: "facts",
        value: .object(
          finding.facts.map { .init(key: $0.name, value: .string(LogFile.plain($0.value))) })),
    ]
    if !isPublic {
      members.append(
        .init(key: "lines", value: .array(finding.lines.map { .string($0) })))
    }
    return .object(members)
  }

  private var lines: [String] {
    let width = Finding.Topic.allCases.map(\.rawValue.count).max() ?? 0
    return findings.flatMap { finding in
      finding.lines.enumerated().map { number, line in
        let level = number == 0 ? finding.level.rawValue : ""
        let topic = number == 0 ? finding.topic.rawValue : ""
        return level.padded(to: 8) + topic.padded(to: width + 1) + line
      }
    }
  }

  private var publicLines: [String] {
    ["gavel doctor \(Version.number)"]
      + findings.map { finding in
        let facts = finding.facts.map { "\($0.name)=\(LogFile.plain($0.value))" }
        return ([finding.topic.rawValue, finding.level.rawValue] + facts).joined(separator: " ")
      }
  }
}

extension String {
  /// The text with blanks after it, at least one.
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}
