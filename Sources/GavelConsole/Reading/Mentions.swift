import GavelModel

/// People whom texts mention by their usernames, as far as the store knows them.
struct Mentions: Sendable, Equatable {
  /// Usernames in small letters that were asked for.
  private var asked: Set<String> = []
  private(set) var people: [Person] = []

  /// The usernames of some texts that nobody has asked for yet; they count as asked from here on.
  mutating func unasked(in texts: [String]) -> [String] {
    let names = Set(texts.flatMap(Self.names)).subtracting(asked)
    asked.formUnion(names)
    return names.sorted()
  }

  /// Takes over who goes by these names.
  mutating func learn(_ people: [Person]) { self.people += people }

  /// Words behind an `@` that stand for everybody.
  static let everybody: Set<String> = ["all", "here"]

  /// The usernames that a text mentions, in small letters.
  private static func names(_ text: String) -> [String] {
    guard text.contains("@") else { return [] }
    var names: [String] = []
    var before: Character?
    var rest = Substring(text)
    while let sign = rest.firstIndex(of: "@") {
      if sign > rest.startIndex { before = rest[rest.index(before: sign)] }
      rest = rest[rest.index(after: sign)...]
      let name = Aliases.withoutStops(rest.prefix(while: Aliases.isWordPart)).lowercased()
      if before.map(Aliases.isWordPart) != true, !name.isEmpty, !everybody.contains(name) {
        names.append(name)
      }
      before = "@"
    }
    return names
  }
}

extension ConsoleState {
  /// Asks who is mentioned, while people have made-up names: a mention must have the same one as the
  /// person wherever else they are named.
  mutating func learnMentions() -> [Effect] {
    guard reading.usesAliases else { return [] }
    let names = mentions.unasked(in: textsWithMentions)
    return names.isEmpty ? [] : [.findPeople(named: names)]
  }

  private var textsWithMentions: [String] {
    var texts = messages.window.rows.map(\.mentioning)
    texts += reports.list.window.rows.compactMap(\.text)
    texts += reports.list.window.rows.flatMap(\.reasons)
    if let file = reports.shown?.file {
      texts += (file.conversation + file.recentMessages + file.similarMessages).map(\.mentioning)
      for report in file.reports + file.otherReports {
        texts += [report.reason, report.text ?? ""]
      }
    }
    texts += (queue.items.rows.map(\.plan.facts) + activity.entries.map(\.facts)).compactMap(
      \.preview)
    texts += activity.entries.map(\.reason) + queue.batches.map(\.reason)
    if case .evidence(let kept)? = audit.shown?.kept {
      texts += kept.messages.compactMap(\.text) + kept.reports.compactMap(\.text)
    }
    return texts
  }
}

extension Message {
  /// The text, as a mention where it is nothing but a username.
  fileprivate var mentioning: String { MessageWords.namesPerson(type) ? "@" + text : text }
}
