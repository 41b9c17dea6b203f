import GavelModel
import GavelScreen

/// A guided walk through the job, step by step.
///
/// A step ends when what it asks for has happened, whoever did it and by whatever keys. Played by
/// itself, the same steps press the keys that the table names, at reading speed.
public struct Tour: Sendable, Equatable {
  var steps: [Step]
  /// Whether it performs itself.
  public var isPlaying: Bool
  /// How much faster than a person reads it is played; 1 is reading speed.
  public var speed: Int

  /// One thing to do.
  struct Step: Sendable, Equatable {
    var title: String
    /// What to do and why; `{name}` stands for the key of the command of that name.
    var text: String
    var goal: Goal
    /// What a player presses.
    var strokes: [Stroke] = []
  }

  /// What must hold for a step to be over.
  enum Goal: Hashable, Sendable {
    /// The text has been read; a person says so by a key.
    case read
    /// The pane has the focus.
    case focused(Pane)
    /// The list of the pane is filtered, and the field is closed.
    case filtered(Pane)
    /// Rows are marked in the focused list.
    case marked
    /// A sealed plan is shown.
    case asked
    /// No dialog is open.
    case answered
    /// A batch that was confirmed during the step waits in its hold window.
    case held
    /// A batch was taken back during the step, whole.
    case takenBack
    /// A batch came to its end during the step, and the platform did something.
    case sent
    /// The list of keys is shown.
    case helped
  }

  /// What a player does, one key or one text at a time.
  enum Stroke: Hashable, Sendable {
    /// The first key of a command, where the focus is.
    case command(Command)
    /// A text, letter by letter.
    case text(String)
    /// What the open dialog wants: its key, or its text and Enter.
    case answer
  }

  /// Makes the tour of a platform.
  ///
  /// - Parameters:
  ///   - abilities: What the platform can do; a platform with reports gets their steps.
  ///   - speed: At least 1.
  public init(for abilities: PlatformAbilities, isPlaying: Bool = false, speed: Int = 1) {
    steps = Self.steps(for: abilities)
    self.isPlaying = isPlaying
    self.speed = max(1, speed)
  }
}

/// How far a tour came.
public struct TourReport: Sendable, Equatable {
  /// Steps that are over.
  public var done: Int
  /// All steps.
  public var total: Int
  /// Title of the step at which it stopped; `nil` when it came to its end.
  public var stoppedAt: String?
  /// Items that the platform confirmed.
  public var applied: Int
  /// Items that were taken back in time.
  public var takenBack: Int
}
