import GavelModel
import GavelScreen

/// Prints results on standard output and everything else on standard error.
struct Output: Sendable {
  /// Results.
  let results: TextSink
  /// Errors, questions and progress.
  let messages: TextSink
  /// How results are printed.
  let format: OutputFormat
  /// How text is laid out.
  var look = OutputLook()

  /// Prints one document: JSON on one line, which says its schema, or lines of text.
  func document(_ json: @autoclosure () -> JSONValue, text: @autoclosure () -> [String]) {
    switch format {
    case .json, .jsonLines: results.write(json().withSchema.text + "\n")
    case .text: results.write(text().map { look.letters(Self.safe($0)) }.joined())
    }
  }

  /// Prints a plan: as the file that `apply` takes, or as lines for a person.
  ///
  /// - Parameter written: The plan as it may be written down.
  func show(_ plan: ActionPlan, written: ActionPlan) {
    switch format {
    case .json, .jsonLines: results.write(PlanFile.text(of: written))
    case .text: document(nil, text: PlanText(plan).lines)
    }
  }

  /// Prints one line for a person, on standard error.
  func message(_ line: String) { messages.write(look.letters(Self.safe(line))) }

  /// Every line once more through display text, whoever made it: nothing in it acts.
  private static func safe(_ lines: String) -> String {
    lines.split(separator: "\n", omittingEmptySubsequences: false)
      .map { displaySafe(String($0)) + "\n" }.joined()
  }
}

/// Text of a platform, a file or a server, made safe for a terminal: nothing in it acts.
func displaySafe(_ text: String) -> String { DisplayText(text).description }
