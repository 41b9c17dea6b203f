import GavelModel

/// What to do about an end that says no more than its code.
public enum Advice {
  /// Returns what to do next; `nil` where the server has words of its own or nothing is known.
  public static func words(_ answer: ServerAnswer) -> String? {
    let isBare = answer.message.map { $0.isEmpty || $0 == "[\(answer.code ?? "")]" } ?? true
    guard isBare else { return nil }
    switch answer.code {
    case "user-last-owner":
      return "the only owner of a room; make somebody else owner there, then try again"
    case "shadowed": return shadowed
    default: return nil
    }
  }

  /// Why a direct conversation cannot be deleted by its id, and what can be done.
  public static let shadowed =
    "its id is also somebody's username, so the platform would take it for another conversation; "
    + "have that account renamed, or the conversation deleted in the platform's own web client"
}
