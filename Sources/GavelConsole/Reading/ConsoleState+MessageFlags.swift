import GavelModel
import GavelScreen

extension ConsoleState {
  /// What a row says of a message beside its text, in as many words as fit.
  func messageFlags(
    of message: Message, isReported: Bool, columns: Int
  ) -> (text: DisplayText, role: ThemeRole) {
    // Longer texts are counted in the detail; a row must cost the same however long its text is.
    let text = DisplayText.hiddenCount(of: message.text, truncatedTo: 400)
    let name = message.author.map { DisplayText.hiddenCount(of: $0.label, truncatedTo: 200) } ?? 0
    let files = message.attachments.reduce(0) { sum, file in
      sum + DisplayText.hiddenCount(of: file, truncatedTo: 200)
    }
    let hidden = text + name + files
    let isAlike = lookAlike(of: message.author) != nil
    var words: [String] = []
    if message.isPinned { words.append("pinned") }
    if message.isHidden { words.append("concealed") }
    if isAlike { words.append("alike") }
    if hidden > 0 { words.append("odd \(hidden)") }
    let reports = message.reportCount
    if reports > 0 || isReported { words.append(reports > 1 ? "reported \(reports)" : "reported") }
    let role: ThemeRole =
      hidden > 0 || isAlike ? .hidden : reports > 0 || isReported ? .danger : .staff
    let lesser = ["pinned", "concealed", "alike"]
    return (Painter.joined(words, dropping: lesser, to: columns), role)
  }
}
