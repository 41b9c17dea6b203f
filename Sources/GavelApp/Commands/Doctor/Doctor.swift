import GavelModel
import GavelScreen
import GavelStore
import GavelTerminal
import Glibc

/// `gavel doctor`: looks at everything that Gavel stands on and says what to do about it.
struct Doctor {
  let invocation: Invocation
  let environment: [String: String]
  let output: Output
  let now: @Sendable () -> Timestamp
  /// Whether the platform is left alone.
  var isOffline = false
  /// Whether only what may be published is printed.
  var isReport = false

  /// Looks at one thing after the other; one that is broken hides no other.
  ///
  /// - Returns: `done` when nothing is wrong, else how a command would end because of the first
  ///   problem.
  func run() async -> ExitStatus {
    var findings = [program, terminal, locale]
    do {
      let directories = try Directories(environment: environment)
      findings += folders(directories)
      let context = try CommandContext(
        invocation, environment: environment, output: output, now: now)
      findings.append(configuration(context))
      findings += await store(context)
      findings += await platform(context)
    } catch {
      findings.append(Finding(.configuration, error))
    }
    DoctorReport(findings: findings, isPublic: isReport).print(to: output)
    return findings.first { $0.level == .problem }?.status ?? .done
  }

  private var program: Finding {
    var names = utsname()
    uname(&names)
    let system = Self.text(&names.sysname)
    let machine = Self.text(&names.machine)
    let release = Self.text(&names.release)
    return Finding(
      .program, .fine, [Notices.program(Version.number, system, release, machine)],
      [
        "version": Version.number, "system": system, "machine": machine,
        // The rest of a release may be the name of somebody's machine.
        "release": String(release.prefix { $0.isNumber || $0 == "." }),
      ])
  }

  private static func text<Field>(_ field: inout Field) -> String {
    withUnsafeBytes(of: &field) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  private var terminal: Finding {
    let options = TerminalOptions(environment: environment)
    do throws(TerminalError) {
      let colors = try TerminalSurvey.colors(options)
      return Finding(
        .terminal, .fine, [Notices.terminal(options.terminalName ?? "", colors, options)],
        [
          "colours": Notices.word(colors), "NO_COLOR": options.isColorless ? "set" : "unset",
          "term": options.terminalName ?? "",
        ])
    } catch {
      // Only the console needs one, and this very command may well run in a pipe.
      return Finding(.terminal, error, level: .note)
    }
  }

  /// The program took the locale of its environment when it began, or could not.
  private var locale: Finding {
    let name = setlocale(LC_CTYPE, "").map { String(cString: $0) }
    let charset = nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } ?? ""
    let facts: KeyValuePairs = ["charset": charset]
    guard let name else { return Finding(.locale, .note, Notices.missingLocale, facts) }
    return charset == "UTF-8"
      ? Finding(.locale, .fine, ["\(name), \(charset)"], facts)
      : Finding(.locale, .note, Notices.plainLocale(name, charset), facts)
  }

  private func folders(_ directories: Directories) -> [Finding] {
    let all = [
      ("configuration", directories.configuration), ("data", directories.data),
      ("state", directories.state),
    ]
    let findings = all.compactMap { _, path -> Finding? in
      do throws(ConfigurationError) {
        try Directories.checkPrivate(PrivateFile.resolved(path))
        return nil
      } catch {
        return Finding(.files, error)
      }
    }
    let log = ["gavel.log", "gavel.log.1"].map { "\(directories.state)/\($0)" }
    let there = all.filter { access($0.1, F_OK) == 0 }
    let fine = Finding(
      .files, .fine, [Notices.folders(there.map(\.1))], ["folders": "\(there.count)"])
    return (findings.isEmpty ? [fine] : findings) + Self.exposed(log, .files)
  }

  private func configuration(_ context: CommandContext) -> Finding {
    do {
      // The context knows the theme's name alone; the console will not open with a broken file.
      _ = try ThemeDesk(context).first()
    } catch {
      return Finding(.configuration, error)
    }
    // Read a moment ago, and only counted here.
    let files = (try? Configuration.files(context.directories)) ?? []
    return Finding(
      .configuration, .fine,
      [Notices.configuration(files.map(\.path), context.settings)],
      [
        "files": "\(files.count)", "profiles": "\(context.configuration.profiles.count)",
        "dialect": context.settings.dialect.rawValue,
        "readOnly": "\(context.settings.isReadOnly)",
        "profile": context.settings.profile == nil ? "none" : "used",
      ])
  }
}
