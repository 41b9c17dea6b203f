/// Feeds one target with mutated inputs, the same ones for the same seed.
public struct FuzzRun: Sendable {
  /// What was found at one input.
  public struct Finding: Sendable {
    /// The number of the input.
    public var iteration: Int
    /// What did not hold.
    public var what: String
    /// The input.
    public var input: [UInt8]

    /// The input as text that survives a copy from a terminal.
    public var escapedInput: String { Escaped.text(input) }
  }

  /// What is read.
  public let target: FuzzTarget
  /// What decides the inputs.
  public let seed: UInt64

  /// Makes a run.
  public init(_ target: FuzzTarget, seed: UInt64) {
    self.target = target
    self.seed = seed
  }

  /// What a run came to.
  public struct Outcome: Sendable {
    /// How many inputs were understood; the others were refused.
    public var understood = 0
    /// The first input for which something does not hold; it ended the run.
    public var finding: Finding?
  }

  /// Checks inputs until the first that does not hold.
  ///
  /// - Parameter progress: Told of each block of ``blockSize`` before it begins.
  public func run(
    from first: Int = 0, inputs: Int, progress: (Int) -> Void = { _ in }
  ) -> Outcome {
    var outcome = Outcome()
    for iteration in first..<first + inputs {
      if (iteration - first) % Self.blockSize == 0 { progress(iteration) }
      CrashNote.note(iteration)
      var (bytes, dice) = target.input(seed: seed, iteration: iteration)
      switch target.check(bytes, &dice) {
      case .held: outcome.understood += 1
      case .refused: break
      case .broken(let what):
        outcome.finding = Finding(iteration: iteration, what: what, input: bytes)
        return outcome
      }
    }
    return outcome
  }

  /// Inputs between two words about the progress.
  static let blockSize = 5_000
}

/// Bytes as text of ASCII letters, in the spelling of Swift and shell's `$'…'`.
enum Escaped {
  static func text(_ bytes: [UInt8]) -> String {
    var text = ""
    for byte in bytes {
      switch byte {
      case 0x0A: text += "\\n"
      case 0x5C: text += "\\\\"
      case 0x20..<0x7F: text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let hex = String(byte, radix: 16)
        text += "\\x" + (hex.count == 1 ? "0" : "") + hex
      }
    }
    return text
  }
}
