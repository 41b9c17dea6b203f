import GavelModel
import GavelScreen

/// What a plan asks of the one who confirms it: the more it can cost, the more must be typed.
public enum Question: Sendable, Equatable {
  /// One key that did not open the dialog.
  case key
  /// A text that is different from plan to plan.
  case type(Expected)

  /// The text to type and what it is.
  public struct Expected: Sendable, Equatable {
    /// What kind of text it is.
    public var what: What
    /// Texts that are right, at least one; the first is the one to show.
    public var accepted: [String]
  }

  /// What must be typed.
  public enum What: Sendable, Equatable {
    /// How many items the plan has, or how many messages the room.
    case count
    /// The room's name as shown.
    case roomName
    /// The name of a direct conversation, which may be made of its members' names.
    case directName
    /// The room's id, where its name cannot be typed.
    case roomID

    /// The words that name it in a sentence.
    public var words: String {
      switch self {
      case .count: "the number"
      case .roomName: "the room's name"
      case .directName: "the name"
      case .roomID: "the room's id"
      }
    }
  }

  /// Chooses the question for a plan.
  ///
  /// One message or member without rights needs a key; several, staff, oneself and what takes more
  /// with it the count; whatever takes a room as a whole its name.
  ///
  /// - Parameter isSingleReport: For a decision about reports, whether it is one act about one
  ///   report, which a key may confirm; `nil` for every other plan.
  public init(for plan: ActionPlan, charset: Charset, isSingleReport: Bool? = nil) {
    let acts = plan.acts
    let count = acts.reduce(0) { $0 + $1.weight }
    let isMany = count > acts.count || isSingleReport.map { !$0 } ?? (count > 1)
    if let item = plan.items.first(where: { $0.action.kind.coversWholeRoom }) {
      self = .type(Self.room(item, charset: charset))
    } else if isMany || acts.contains(where: { $0.isDelicate(plan.account) || $0.isUncounted }) {
      self = .type(Expected(what: .count, accepted: [String(count)]))
    } else {
      self = .key
    }
  }

  private static func room(_ item: PlanItem, charset: Charset) -> Expected {
    if case .deleteDirect(_, let username?) = item.action, isTypeable(username) {
      return Expected(what: .directName, accepted: [username])
    }
    let id = item.action.room.rawValue
    let byID = Expected(what: .roomID, accepted: typeable(id))
    guard let name = item.facts.roomName, isTypeable(name) else { return byID }
    let isPlain = name.unicodeScalars.allSatisfy(\.isASCII)
    if item.action.kind == .deleteDirect, isPlain || charset == .unicode {
      return Expected(what: .directName, accepted: [name, short(id)])
    }
    if isPlain {
      return Expected(what: .roomName, accepted: [name])
    }
    switch charset {
    // Not every keyboard has the name's script, and pasting is refused: the id is right as well.
    case .unicode: return Expected(what: .roomName, accepted: [name, short(id)])
    case .ascii:
      guard let count = item.seal?.messageCount, count > 1 else { return byID }
      return Expected(what: .count, accepted: [String(count)])
    }
  }

  /// An id, and for a long one its beginning too: nobody types forty digits without a slip.
  private static func typeable(_ id: String) -> [String] {
    id.count > 20 ? [id, short(id)] : [id]
  }

  private static func short(_ id: String) -> String {
    id.count > 20 ? String(id.prefix(8)) : id
  }

  private static func isTypeable(_ name: String) -> Bool {
    guard let first = name.first, let last = name.last, !first.isWhitespace, !last.isWhitespace
    else { return false }
    let isPlain = name.count <= 60 && !name.contains { $0.isNewline || $0 == "\t" }
    return isPlain && DisplayText(name).hiddenCount == 0
  }
}

extension Question.Expected {
  /// The texts to show: not those of which another one is the beginning, and in quotation marks
  /// those that would run into the sentence around them.
  public var shown: [String] {
    accepted.filter { text in !accepted.contains { $0 != text && text.hasPrefix($0) } }
      .map { $0.contains { " ,?:".contains($0) } ? "\"\($0)\"" : $0 }
  }

  /// Returns whether a typed text is right; blanks and the quotation marks around it do not matter.
  public func isAnswered(by text: String) -> Bool {
    var rest = Substring(text)
    while rest.last == " " { rest.removeLast() }
    while rest.first == " " { rest.removeFirst() }
    guard !rest.isEmpty else { return false }
    return accepted.contains { $0 == rest || "\"\($0)\"" == rest }
  }
}

extension ActionPlan {
  /// What is done, without the closing of reports that follows from it.
  var acts: [PlanItem] { items.filter { !$0.isFollower } }
}

extension PlanItem {
  /// How many things it acts on.
  var weight: Int { action.kind == .deleteReported ? max(1, facts.reportedCount ?? 1) : 1 }

  /// Whether nobody could say how many things it acts on.
  var isUncounted: Bool { action.kind == .deleteReported && facts.reportedCount == nil }

  /// Whether the target is staff, the account itself, or takes more with it than it shows.
  func isDelicate(_ account: PersonID) -> Bool {
    let isOwn = facts.isOwn == true || facts.person == account
    let takesMore = facts.isLastOwner == true || facts.isTeamMain == true || isAnchor
    return isOwn || takesMore || facts.role?.isStaff == true
  }

  /// Whether it is a message whose discussion goes with it.
  private var isAnchor: Bool {
    action.kind == .deleteMessage && (facts.discussionCount ?? 0) > 0
  }
}
