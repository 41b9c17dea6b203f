import GavelModel

/// What is wrong with a filter, as the console and the command line tell it.
public enum FilterWords {
  /// Returns a sentence without a full stop; the place is told by whoever shows it.
  public static func text(of fault: FilterFault) -> String {
    switch fault {
    case .unclosedQuotation: "the quotation has no end"
    case .unclosedParenthesis: "the parenthesis has no end"
    case .unopenedParenthesis: "no parenthesis was begun"
    case .unclosedPattern: "the pattern has no closing slash"
    case .missingTerm: "something must stand here"
    case .unknownField(let name):
      "there is no field \(quoted(name + ":")); in quotation marks it is text"
    case .missingValue(let field): "\(field.spelling) needs \(form(of: field))"
    case .wrongValue(let field, _): "\(field.spelling) takes \(form(of: field))"
    case .wrongPattern: "this is no regular expression"
    case .longPattern(let limit): "a pattern has at most \(limit) characters"
    case .unfitField(let field, let list):
      "\(field.spelling) makes no sense for \(words(for: list))"
    case .unfitValue(let field, let value, let list):
      "\(field.spelling)\(value) makes no sense for \(words(for: list))"
    case .unknownSaved(let name):
      "no filter is saved as \(quoted(name)); in quotation marks it is text"
    case .circularSaved(let name): "\(quoted(name)) leads back to itself"
    case .inSaved(let name, let inner): "in \(quoted(name)): \(text(of: inner))"
    case .tooDeep: "too much stands inside of each other"
    case .tooLong: "this is more than a filter can hold"
    }
  }

  /// What a field takes, as the end of a sentence.
  private static func form(of field: FilterField) -> String {
    switch field {
    case .from: "a name or an id"
    case .room: "a room's name or id"
    case .type: "the name of a type"
    case .id: "an id or its beginning"
    case .before, .after: "a time such as 2026-03-02 or \"2026-03-02 09:20\", or an age such as 2d"
    case .age: "an age with a sign, such as >2d or <6h"
    case .has: choice(FilterFeature.allCases.map(\.rawValue))
    case .reports: "a number, such as 3 or >=3"
    case .state: choice(FilterState.allCases.map(\.rawValue))
    case .pattern: "a regular expression between slashes, such as re:/fr[e3]{2}/i"
    }
  }

  private static func words(for list: FilterList) -> String {
    switch list {
    case .rooms: "rooms"
    case .members: "members"
    case .messages: "the messages of one room"
    case .search: "messages"
    case .reports: "reports"
    case .audit: "the audit trail"
    }
  }

  private static func choice(_ words: [String]) -> String {
    words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
  }

  private static func quoted(_ text: String) -> String {
    text.count > 40 ? "“\(text.prefix(40))…”" : "“\(text)”"
  }
}
