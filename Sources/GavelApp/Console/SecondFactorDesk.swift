import GavelAPI
import GavelConsole

/// Asks the moderator for a code that the platform wants, and hands it to whoever waits for it.
///
/// The client is made before the console is on screen; until then, and after its end, nobody can be
/// asked and the call that wanted the code fails with what the platform said.
actor SecondFactorDesk {
  private var post: (@Sendable (ConsoleEvent) -> Void)?
  private var waiting: [Int: CheckedContinuation<String?, Never>] = [:]
  private var lastNumber = 0

  /// Opens the desk.
  func open(_ post: @escaping @Sendable (ConsoleEvent) -> Void) { self.post = post }

  /// Closes the desk; whoever waits gets nothing.
  func close() {
    post = nil
    for continuation in waiting.values { continuation.resume(returning: nil) }
    waiting = [:]
  }

  /// Returns the code that the moderator gave, or `nil` when they gave up.
  func code(for factor: SecondFactor) async -> SecondFactorCode? {
    guard let post else { return nil }
    lastNumber += 1
    let number = lastNumber
    let code = await withCheckedContinuation { continuation in
      waiting[number] = continuation
      post(
        .secondFactorWanted(
          method: factor.method, number: number, isRepeated: factor.isRepeated))
    }
    guard let code, !code.isEmpty else { return nil }
    return SecondFactorCode(method: factor.method, code: Secret(code))
  }

  /// Takes the moderator's answer.
  func take(_ code: String?, number: Int) {
    waiting.removeValue(forKey: number)?.resume(returning: code)
  }
}
