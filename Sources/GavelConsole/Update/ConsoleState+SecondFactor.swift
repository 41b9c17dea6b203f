import GavelModel

extension ConsoleState {
  /// Asks for a code in front of everything else; the same demand is asked once.
  mutating func want(_ method: String, _ number: Int, _ isRepeated: Bool) -> [Effect] {
    guard !secondFactors.contains(where: { $0.number == number }) else { return [] }
    secondFactors.append(
      SecondFactorPrompt(method: method, number: number, isRepeated: isRepeated))
    return secondFactors.count == 1 ? [.drainInput] : []
  }

  /// Hands a code over or gives up; what lay behind the prompt is seen anew.
  mutating func answerSecondFactor(_ answering: Answering) -> [Effect] {
    guard let prompt = secondFactors.first else { return [] }
    let code: String?
    switch answering {
    case .giveCode:
      code = prompt.code.text.filter { !$0.isWhitespace }
      guard code?.isEmpty == false else {
        hint("type the code, or leave with esc")
        return []
      }
    case .giveUpCode: code = nil
    case .confirm, .submit, .cancel, .editReason, .keepReason, .dropReason, .quitSending,
      .quitKeeping, .quitCancelling, .resumeAll, .leaveInterrupted, .chooseReason, .skipReason:
      return []
    }
    secondFactors.removeFirst()
    modal?.firstDrawn = nil
    return [.drainInput, .secondFactor(code: code, number: prompt.number)]
  }
}
