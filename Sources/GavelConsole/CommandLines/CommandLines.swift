import GavelModel

/// Command lines that ask for what the console did: to note down, to repeat, to learn from.
///
/// Every line is one that Gavel's own command line takes, quoted for a POSIX shell.
public struct CommandLines: Hashable, Sendable {
  /// Options that name the connection, such as `--profile acme`, one word each.
  public var connection: [String]

  /// Makes lines for a connection; none of its words is quoted yet.
  public init(connection: [String] = []) { self.connection = connection }

  /// Returns the lines that ask for a plan: one for each kind, room and manner, in its order.
  ///
  /// Reports that were imported have no line, because the command line cannot close them; nor have
  /// reports that end with what an item deals with.
  public func lines(for plan: ActionPlan) -> [String] {
    var requests: [Request] = []
    for action in plan.items.filter({ !$0.isFollower }).map(\.action) {
      guard let request = Request(action) else { continue }
      if let place = requests.firstIndex(where: { $0.takes(request) }) {
        requests[place].targets += request.targets
      } else {
        requests.append(request)
      }
    }
    let reason = plan.reason.isEmpty ? [] : ["--reason", plan.reason]
    return requests.map { line($0.kind.rawValue, $0.arguments, $0.options + reason) }
  }

  /// Returns the line that moves a batch on.
  ///
  /// - Parameter verb: `resume` or `cancel`.
  public func line(_ verb: QueueVerb, _ batch: BatchID) -> String {
    line("queue", [verb.rawValue, String(batch.rawValue)], [])
  }

  /// What the command line can do with a batch.
  public enum QueueVerb: String, Hashable, Sendable {
    /// Send what is left of it.
    case resume
    /// Give up what has not been sent.
    case cancel
  }

  /// Returns the line that reads the platform.
  public var sync: String { line("sync", [], []) }

  private func line(_ command: String, _ arguments: [String], _ options: [String]) -> String {
    var words = ["gavel", command]
    var options = Self.joined(options + connection)
    // An id that begins with a dash would be read as an option.
    if arguments.contains(where: { $0.hasPrefix("-") }) {
      words += options + ["--"] + arguments
      options = []
    } else {
      words += arguments + options
    }
    return words.map(Self.quoted).joined(separator: " ")
  }

  /// Puts a value that looks like an option behind its option's equals sign.
  private static func joined(_ options: [String]) -> [String] {
    var words: [String] = []
    for word in options {
      if let last = words.last, last.hasPrefix("--"), !last.contains("="), word.hasPrefix("-"),
        Request.valued.contains(last) || last == "--reason"
      {
        words[words.count - 1] = "\(last)=\(word)"
      } else {
        words.append(word)
      }
    }
    return words
  }

  /// Returns a word as a shell reads it back: plain where nothing in it means anything.
  static func quoted(_ word: String) -> String {
    let plain = "-_.,:/@%+=".unicodeScalars
    let isPlain = word.unicodeScalars.allSatisfy { scalar in
      scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
        || plain.contains(scalar)
    }
    guard word.isEmpty || !isPlain || word.hasPrefix("=") else { return word }
    return "'"
      + word.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''") + "'"
  }
}
