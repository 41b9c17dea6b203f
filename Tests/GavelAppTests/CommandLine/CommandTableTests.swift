import Foundation
import Testing

@testable import GavelApp

@Suite struct CommandTableTests {
  @Test func `every command has exactly one row`() {
    #expect(Set(CommandSpec.rows.map(\.name)) == Set(CommandName.allCases))
    #expect(CommandSpec.rows.count == CommandName.allCases.count)
  }

  @Test func `every option belongs to a command`() {
    let used = Set(CommandSpec.rows.flatMap(\.options)).union(CommandSpec.common)
      .union([.version])
    #expect(used == Set(OptionName.allCases))
  }

  @Test func `no command lists an option twice`() {
    for row in CommandSpec.rows { #expect(Set(row.options).count == row.options.count) }
  }

  @Test func `the words after a command are those of its usage line`() {
    for row in CommandSpec.rows where !row.subcommands.isEmpty {
      #expect(row.arguments.first == .words(row.subcommands.map(\.word)), "\(row.name)")
    }
  }

  @Test func `a word takes what it uses, and what belongs to another word is refused by its name`()
  {
    for row in CommandSpec.rows {
      for subcommand in row.subcommands {
        for option in row.options {
          let value = OptionSpec.of(option).value.map { _ in ["1"] } ?? []
          let words = [row.name.rawValue, subcommand.word, option.spelling] + value
          let takers = row.subcommands(taking: option).map(\.word)
          let refusal = UsageError.misplacedOption(
            option, command: row.name, subcommand: subcommand.word, takers: takers)
          let isRefused = !takers.isEmpty && !takers.contains(subcommand.word)
          var failure: UsageError?
          do { _ = try CommandParser.parse(words) } catch { failure = error }
          #expect((failure == refusal) == isRefused, "\(words)")
        }
      }
    }
  }

  @Test func `help says with which words an option goes`() {
    #expect(HelpText.text(for: .queue).contains("print at most N rows (list)"))
  }

  @Test func `every example parses and is about its own command`() throws {
    for row in CommandSpec.rows {
      let line = row.example.prefix { $0 != ">" && $0 != "|" }
      let words = Array(Self.words(String(line)).dropFirst())
      _ = try CommandParser.parse(words)
      #expect(row.name == .console || words.first == row.name.rawValue)
    }
  }

  /// Splits at blanks, but not between quotation marks, as a shell does.
  private static func words(_ line: String) -> [String] {
    line.components(separatedBy: "'").enumerated().flatMap { number, part in
      number.isMultiple(of: 2) ? part.split(separator: " ").map(String.init) : [part]
    }
  }

  @Test func `help names every command and stays within a terminal`() {
    let overview = HelpText.text(for: nil)
    for row in CommandSpec.rows where !row.isHidden {
      #expect(overview.contains("  \(row.name.rawValue) "))
    }
    let pages = [overview] + CommandName.allCases.map { HelpText.text(for: $0) }
    for page in pages {
      for line in page.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    }
  }

  @Test(arguments: [40, 60])
  func `help follows a narrow terminal, and only what is to be copied is longer`(columns: Int) {
    let examples = Set(CommandSpec.rows.map { "  " + $0.example })
    let pages =
      [JSONHelp.text(columns: columns), HelpText.text(for: nil, columns: columns)]
      + CommandName.allCases.map { HelpText.text(for: $0, columns: columns) }
    for page in pages {
      for line in page.split(separator: "\n") where !examples.contains(String(line)) {
        #expect(line.count <= columns, "\(line)")
      }
    }
    #expect(HelpText.text(for: .audit, columns: 200) == HelpText.text(for: .audit))
  }

  @Test func `help of the reports lists every column of a file`() {
    let page = HelpText.text(for: .reports)
    for column in ReportColumn.allCases { #expect(page.contains("\n  \(column.rawValue) ")) }
  }

  @Test func `help of a command lists its options`() {
    let page = HelpText.text(for: .removeMember)
    for option in CommandSpec.of(.removeMember).options {
      #expect(page.contains(option.spelling))
    }
  }
}
