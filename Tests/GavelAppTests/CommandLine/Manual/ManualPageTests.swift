import Foundation
import Testing

@testable import GavelApp

@Suite struct ManualPageTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `the page names every command, option and variable`() {
    let page = ManualPage.text
    for spec in CommandSpec.rows where !spec.isHidden {
      #expect(page.contains("\\fBgavel \(Roff.escaped(spec.usage))\\fR"))
    }
    for option in OptionName.allCases {
      #expect(page.contains("\\fB\(Roff.escaped(option.spelling))"))
    }
    for variable in EnvironmentVariable.all { #expect(page.contains(variable.name)) }
    #expect(!page.contains("gavel complete "))
  }

  @Test func `no text acts as a request`() {
    var page = Roff()
    page.line(".so /etc/passwd")
    page.line("'a \\n --yes ~")
    #expect(page.text == "\\&.so /etc/passwd\n\\(aqa \\en \\-\\-yes \\(ti\n")
    for line in ManualPage.text.split(separator: "\n") where line.hasPrefix(".") {
      #expect(line.dropFirst().first?.isUppercase == true || [".nf", ".fi", ".br"].contains(line))
    }
  }

  @Test(.enabled(if: ProgramFile.path(of: "groff") != nil))
  func `groff renders it without a warning`() async throws {
    let path = try folder.write(ManualPage.text, to: "gavel.1")
    let groff = try #require(ProgramFile.path(of: "sh"))
    let run = try await ProgramFile.run(
      groff, ["-c", "groff -man -Tutf8 -P-cbou -ww -rLL=78n '\(path)' 2>&1 >'\(path).txt'"],
      in: folder)
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
    let shown = try String(contentsOfFile: path + ".txt", encoding: .utf8)
    #expect(shown.contains("gavel delete-message ROOM MESSAGE... [options]"))
    #expect(shown.contains("EXIT STATUS"))
  }

  @Test(.enabled(if: ProgramFile.path(of: "man") != nil))
  func `man shows what the program prints without a warning`() async throws {
    let shell = try #require(ProgramFile.path(of: "sh"))
    let run = try await ProgramFile.run(
      shell, ["-c", "gavel man | MANWIDTH=80 man --warnings -l - 2>&1 >'\(folder.path)/page'"],
      in: folder)
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
    let shown = try String(contentsOfFile: "\(folder.path)/page", encoding: .utf8)
    #expect(shown.contains("EXIT STATUS"))
  }

  @Test func `the command prints it and takes nothing else`() async {
    let run = await ProgramRun(["man"], in: folder)
    #expect(run.status == .done)
    #expect(run.output == ManualPage.text)
    #expect(await ProgramRun(["man", "rooms"], in: folder).status == .usage)
    #expect(await ProgramRun(["man", "--json"], in: folder).status == .usage)
  }
}
