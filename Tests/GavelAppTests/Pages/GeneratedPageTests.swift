import Foundation
import GavelConsole
import Testing

@testable import GavelApp

/// The pages of the documentation that are tables of the program, held to those tables.
@Suite(.serialized) struct GeneratedPageTests {
  @Test func `the page of the command line has every command with its options`() throws {
    var text = ""
    for group in CommandGroup.allCases {
      text += "\n### \(group.rawValue)\n"
      for spec in CommandSpec.rows where spec.group == group && !spec.isHidden {
        let options = (spec.options + CommandSpec.common).map { "`\($0.spelling)`" }
        text += """

          #### gavel \(spec.name.rawValue)

          `gavel \(spec.usage)`

          \(ManualPage.sentence(spec.help)) For example `\(spec.example)`.

          Options: \(options.joined(separator: " ")).

          """
      }
    }
    try GeneratedPage(article: "CommandLine.md", mark: "commands", text: text).expectFresh()
  }

  @Test func `the page of the command line has every option with its meaning`() throws {
    let rows = OptionName.allCases.map { name in
      let spec = OptionSpec.of(name)
      let usage = [name.spelling, spec.value].compactMap(\.self).joined(separator: " ")
      return [MarkdownTable.code(usage), spec.help]
    }
    try GeneratedPage(
      article: "CommandLine.md", mark: "options",
      text: MarkdownTable.text([["Option", "What it does"]] + rows)
    ).expectFresh()
  }

  @Test func `the page of the command line has every variable and every exit status`() throws {
    let variables = EnvironmentVariable.all.map { variable in
      let names = variable.name.components(separatedBy: ", ").map(MarkdownTable.code)
      return [names.joined(separator: " "), variable.help]
    }
    try GeneratedPage(
      article: "CommandLine.md", mark: "environment",
      text: MarkdownTable.text([["Variable", "What it says"]] + variables)
    ).expectFresh()
    let statuses = ExitStatus.allCases.map { ["\($0.rawValue)", $0.words] }
    try GeneratedPage(
      article: "CommandLine.md", mark: "statuses",
      text: MarkdownTable.text([["Status", "Meaning"]] + statuses)
    ).expectFresh()
  }

  @Test func `the page of settings has every key as it is printed`() throws {
    try GeneratedPage(article: "Configuration.md", mark: "keys", text: SettingsPage.markdown)
      .expectFresh()
  }

  @Test func `the page of the console's keys has every key with its name and its place`() throws {
    var text = ""
    for section in KeyPage(.standard).sections {
      var seen: Set<KeyPage.Line> = []
      let rows = section.lines.filter { seen.insert($0).inserted }.map { line in
        [
          line.keys.map(MarkdownTable.code).joined(separator: " "),
          MarkdownTable.code(line.name + (line.argument.map { " \($0)" } ?? ""))
            + (line.isRemappable ? "" : " (fixed)"),
          line.help + (line.asksFirst ? " (asks first)" : ""), line.place,
        ]
      }
      text += "\n### \(section.title)\n\n"
      text += MarkdownTable.text([["Keys", "Name", "What it does", "Where"]] + rows)
    }
    try GeneratedPage(article: "ConsoleKeys.md", mark: "keys", text: text).expectFresh()
  }
}
