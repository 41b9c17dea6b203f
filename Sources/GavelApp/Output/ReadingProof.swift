import GavelModel

/// The program's readers of files and words, for proofs on any bytes.
package enum ReadingProof {
  /// What became of some bytes.
  package enum Outcome: Equatable, Sendable {
    /// They were understood; in a form that two readings can be compared by.
    case read(String)
    /// They were refused, in the words that a person reads.
    case refused([String])
  }

  /// Reads a theme.
  package static func theme(_ bytes: [UInt8]) -> Outcome {
    outcome { "\(try ThemeFile(bytes, path: "theme.json").theme("theme"))" }
  }

  /// Reads a settings file with everything in it.
  package static func settings(_ bytes: [UInt8]) -> Outcome {
    outcome {
      let directories = try Directories(environment: ["HOME": "/home/ana"])
      var configuration = Configuration()
      try configuration.merge(SettingsFile(path: "config.json", bytes: bytes), directories)
      return "\(configuration)"
    }
  }

  /// Returns what keeps bytes from being a settings file's JSON5; `nil` when they are.
  package static func settingsFault(_ bytes: [UInt8]) -> String? {
    do throws(SettingsSyntaxError) {
      _ = try SettingsReader.read(bytes)
      return nil
    } catch {
      return "\(error.fault)"
    }
  }

  /// Reads a plan; what is understood is given as the file that it would be written to.
  package static func plan(_ bytes: [UInt8]) -> Outcome {
    outcome { PlanFile.text(of: try PlanFile.decode(bytes)) }
  }

  /// Returns a plan as its file.
  package static func text(of plan: ActionPlan) -> String { PlanFile.text(of: plan) }

  /// Reads the words of a command line.
  package static func commandLine(_ words: [String]) -> Outcome {
    outcome { "\(try CommandParser.parse(words))" }
  }

  /// The themes that are built in.
  package static var themes: [[UInt8]] { ThemeLibrary.builtIn.map(\.bytes) }

  /// Every command and option, as typed.
  package static var commandWords: [String] {
    CommandName.allCases.map(\.rawValue) + OptionName.allCases.map(\.spelling)
  }

  private static func outcome(_ read: () throws -> String) -> Outcome {
    do { return .read(try read()) } catch { return .refused(Notices.explain(error).lines) }
  }
}
