import GavelAPI

/// What became of one input.
enum FuzzVerdict: Equatable, Sendable {
  /// The reader took it for what it reads, and all that must hold does.
  case held
  /// The reader said no, as it may.
  case refused
  /// Something does not hold.
  case broken(String)

  /// What an input that was understood comes to: held, unless something is wrong.
  init(_ wrong: String?) { self = wrong.map(Self.broken) ?? .held }
}

/// Something that reads bytes from outside, and what must hold whatever the bytes are.
public struct FuzzTarget: Sendable {
  /// The name that `--only` takes.
  public let name: String
  /// One input of it is worth so many of a reader's, by the time it takes.
  public let weight: Int
  let mutator: Mutator
  let check: @Sendable ([UInt8], inout Dice) -> FuzzVerdict

  init(
    _ name: String, corpus: [String], words: [String], longest: Int = 4096,
    weight: Int = 1,
    check: @escaping @Sendable ([UInt8], inout Dice) -> FuzzVerdict
  ) {
    self.name = name
    mutator = Mutator(
      corpus: corpus.map { Array($0.utf8) }, words: words.map { Array($0.utf8) },
      longest: longest)
    self.weight = weight
    self.check = check
  }

  /// Every target, in the order of a full run.
  public static let all: [FuzzTarget] = [
    json, answers(of: IMKitDialect(), IMKitCorpus.bodies, IMKitCorpus.words),
    answers(of: RocketChatDialect(), RocketChatCorpus.bodies, RocketChatCorpus.words), request,
    sandboxJSON, theme, settings, plan, reports, commandLine, displayText,
    terminalInput, paste, filter, views,
  ]

  /// Those that need a process of their own: the terminal library keeps its state in globals.
  static let alone: [FuzzTarget] = [screenBytes]

  /// Returns the input of an iteration; always the same one for the same seed.
  func input(seed: UInt64, iteration: Int) -> (bytes: [UInt8], dice: Dice) {
    var dice = Dice(seed: seed, stream: UInt64(iteration))
    let bytes = mutator.input(&dice)
    return (bytes, dice)
  }
}
