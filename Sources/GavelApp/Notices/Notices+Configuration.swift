import GavelConsole
import GavelModel
import Glibc

extension Notices {
  /// Explains a file that cannot be used.
  static func explain(configuration error: ConfigurationError) -> Explanation {
    let (what, advice) = words(error)
    return Explanation(what, advice, status: .configuration)
  }

  private static func words(_ error: ConfigurationError) -> (String, String?) {
    switch error {
    case .unreadable(let path, let code):
      (
        "\(path) cannot be read: \(systemWords(code))",
        code == ENOENT
          ? "Is its name right?" : "See who may read it: ls -ld \(shellWord(path))"
      )
    case .uncreatable(let path, let code): ("\(path) cannot be made: \(systemWords(code))", nil)
    case .unremovable(let path, let code):
      ("\(path) cannot be removed: \(systemWords(code))", nil)
    case .writableByOthers(let path):
      ("\(path) can be changed by other users, so it is not used", "Run: chmod go-w \(path)")
    case .readableByOthers(let path):
      (
        "\(path) holds a secret and can be read by other users, so it is not used",
        "Run: chmod 600 \(path)"
      )
    case .foreignOwner(let path):
      ("\(path) belongs to another user, so it is not used", "Its owner must be you or root.")
    case .notAFile(let path):
      (
        "\(path) is not a file",
        "Move away what is there, or name another file; ls -ld \(shellWord(path)) shows it."
      )
    case .tooLarge(let path):
      ("\(path) is larger than \(TrustedFile.limitBytes) bytes", "Is it the right file?")
    case .syntax(let path, let error):
      ("\(path), line \(error.line): \(error.fault.words)", error.fault.advice)
    case .unknownKey(let path, let key, let line, let suggestion):
      ("\(path), line \(line): there is no key \(quoted(key))", meant(suggestion))
    case .wrongValue(let path, let key, let line, let expected, let suggestion):
      (
        key.isEmpty
          ? "\(path), line \(line): the file must hold \(expected.words)"
          : "\(path), line \(line): \(quoted(key)) must be \(expected.words)",
        meant(suggestion) ?? expected.advice
      )
    case .unknownTheme(let path, let name, let line, let known):
      (
        "\(path), line \(line): \(quoted("extends")): there is no theme \(quoted(name))",
        meant(Suggestion.nearest(to: name, among: known))
          ?? "There are: \(known.joined(separator: ", "))."
      )
    case .wrongFilter(let path, let key, let line, let error):
      (
        "\(path), line \(line): \(quoted(key)), column \(error.columns.lowerBound + 1): "
          + FilterWords.text(of: error.fault), nil
      )
    case .wrongKeys(let path, let key, let line, let fault):
      ("\(path), line \(line): \(quoted(key)) \(words(fault))", advice(fault, key: key))
    case .missingKey(let path, let key): ("\(path): the key \(quoted(key)) is missing", nil)
    case .exclusiveKeys(let path, let first, let second):
      ("\(path): \(quoted(first)) and \(quoted(second)) exclude each other", "Keep one of them.")
    case .symbolicLink(let path):
      ("\(path) is a symbolic link, so nothing is written there", "Remove the link.")
    case .deadLink(let path, let target):
      (
        "\(path) is a link to \(target), and nothing is there",
        "Bring back what it leads to (is a disk not mounted?), or remove the link."
      )
    case .sharedFolder(let path):
      (
        "everybody may replace what is in \(path), so nothing below it can be trusted",
        "Run: chmod o-w \(path)"
      )
    case .noHome: ("the home directory is unknown", "Set HOME.")
    }
  }
}

extension Notices {
  /// What is wrong with a change of keys, as the end of a sentence.
  private static func words(_ fault: KeyChangeError.Fault) -> String {
    switch fault {
    case .unknownCommand: "names no command of the console"
    case .unknownKey(let key): "holds \(quoted(key)), which names no key"
    case .untypeable(let key): "holds \(quoted(key)), which terminals do not report as itself"
    case .repeated(let key): "holds \(quoted(key)) twice"
    case .fixed: "cannot have other keys: dialogs and fields name them"
    case .tooFew(let least): "needs at least \(least) \(least == 1 ? "key" : "different keys")"
    case .clash(let key, let other, let place):
      "takes \(quoted(key)), which is \(quoted(other)) in: \(place)"
    case .text(let key, let place): "takes \(quoted(key)), which is text in: \(place)"
    }
  }

  private static func advice(_ fault: KeyChangeError.Fault, key: String) -> String? {
    switch fault {
    case .unknownCommand:
      let name = String(key.dropFirst("keys.".count))
      return meant(Suggestion.nearest(to: name, among: KeyTable.standard.names))
        ?? "gavel keys lists the names."
    case .unknownKey:
      return "Keys are single characters or words such as space, enter, pgup, f5, ctrl-n."
    case .clash(_, let other, _): return "Give \(quoted(other)) another key as well."
    case .untypeable, .repeated, .fixed, .tooFew, .text: return nil
    }
  }
}

extension SettingsShape {
  /// The form, as the end of a sentence.
  var words: String {
    switch self {
    case .text: "a text that is not empty"
    case .boolean: "true or false"
    case .number(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .texts: "a list of texts"
    case .reasons:
      "a list of one to nine different texts, or of { text: …, evidence: \"digest\" }"
    case .word(let words): Notices.choice(words)
    case .object: "an object in braces"
    case .url: "an address such as https://acme.imkit.io, without password, query or fragment"
    case .name: "a name of letters, digits, dots, dashes and underscores"
    case .colour: "a colour: a name of the palette, #rrggbb, red, bright-red, 0 to 255 or default"
    case .attributes: "a list of bold, dim, italic, underline and reverse"
    case .theme(let names):
      "a theme that does not extend this one: \(names.joined(separator: ", "))"
    }
  }
}

extension SettingsShape {
  /// What to do about a value that is not even near, where its form alone does not say so.
  var advice: String? {
    switch self {
    case .word: "Write one of these words, in quotation marks."
    case .reasons: "A digit gives each of them, so there can be no more and no two alike."
    case .text, .boolean, .number, .texts, .object, .url, .name, .colour, .attributes, .theme:
      nil
    }
  }
}

extension SettingsSyntaxError.Fault {
  /// What to do, where the fault alone does not say so.
  var advice: String? {
    switch self {
    case .repeatedKey: "Keep one of them; if each holds a part, put both parts into one."
    case .notUTF8, .unexpectedEnd, .unexpectedCharacter, .unfinishedText, .unfinishedComment,
      .badEscape, .badNumber, .tooDeep, .somethingAfter:
      nil
    }
  }

  /// The fault, as a sentence.
  var words: String {
    switch self {
    case .notUTF8: "the text is not UTF-8"
    case .unexpectedEnd: "the file ends too early; a bracket is not closed"
    case .unexpectedCharacter(let character): "\(Notices.quoted(String(character))) is unexpected"
    case .unfinishedText: "a text has no closing quotation mark on its line"
    case .unfinishedComment: "a comment has no end"
    case .badEscape: "a backslash is followed by no known escape"
    case .badNumber: "this is not a number"
    case .repeatedKey(let key): "the key \(Notices.quoted(key)) is given twice"
    case .tooDeep: "the brackets are nested too deep"
    case .somethingAfter: "there is more after the end of the settings"
    }
  }
}
