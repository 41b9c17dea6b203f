import GavelModel

/// What to do about a refusal that says no more than its code.
public enum Advice {
  /// Returns what to do next; `nil` where the server has words of its own or nothing is known.
  public static func words(_ answer: ServerAnswer) -> String? {
    let isBare = answer.message.map { $0.isEmpty || $0 == "[\(answer.code ?? "")]" } ?? true
    guard isBare, answer.code == "user-last-owner" else { return nil }
    return "the only owner of a room; make somebody else owner there, then try again"
  }
}
