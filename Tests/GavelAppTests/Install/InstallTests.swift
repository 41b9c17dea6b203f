import Foundation
import Glibc
import Testing

@testable import GavelApp

/// The README's lines for installing and removing, run as they stand there; what they build is
/// taken from the program beside the tests.
@Suite(.timeLimit(.minutes(15))) struct InstallTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let hasTools: Bool = {
    let missing = ["bash", "install", "strip"].filter { ProgramFile.path(of: $0) == nil }
    if !missing.isEmpty { print("NOT TESTED: \(missing.joined(separator: ", ")) not installed") }
    return missing.isEmpty
  }()

  /// Everything below the prefix, without folders.
  private func installed() throws -> Set<String> {
    let prefix = "\(folder.path)/a prefix"
    let all = try FileManager.default.subpathsOfDirectory(atPath: prefix)
    return Set(
      all.filter { path in
        var isFolder: ObjCBool = false
        let isThere = FileManager.default.fileExists(
          atPath: "\(prefix)/\(path)", isDirectory: &isFolder)
        return isThere && !isFolder.boolValue
      })
  }

  private func run(_ script: String) async throws -> (status: Int32, output: String) {
    let bash = try #require(ProgramFile.path(of: "bash"))
    return try await ProgramFile.run(
      bash, ["--norc", "-c", "set -euo pipefail; cd '\(folder.path)/clone'\n\(script)"],
      in: folder, environment: ["PREFIX": "\(folder.path)/a prefix"])
  }

  /// A clone in which the release build is done.
  private func makeClone() throws {
    let release = "\(folder.path)/clone/.build/release"
    try FileManager.default.createDirectory(atPath: release, withIntermediateDirectories: true)
    let links = [
      ("\(release)/gavel", "\(ProgramFile.folder)/gavel"),
      ("\(folder.path)/clone/themes", Readme.folder.appendingPathComponent("themes").path),
    ]
    for (place, target) in links {
      try FileManager.default.createSymbolicLink(atPath: place, withDestinationPath: target)
    }
  }

  @Test(.enabled(if: hasTools))
  func `everything is installed below the prefix, works there, and is removed again`() async throws
  {
    try makeClone()
    let lines = try Readme.lines("install").split(separator: "\n").map(String.init)
    #expect(lines[1] == "swift build -c release --static-swift-stdlib --product gavel")
    let install = lines.enumerated().filter { $0.offset != 1 }.map(\.element)
    let run = try await run(install.joined(separator: "\n"))
    #expect(run.status == 0, "\(run.output)")
    var files = try installed()
    let themes = files.filter { $0.hasPrefix("share/gavel/themes/") }
    #expect(themes.count == 12)
    files.subtract(themes)
    #expect(
      files == [
        "bin/gavel", "share/man/man1/gavel.1", "share/bash-completion/completions/gavel",
        "share/zsh/site-functions/_gavel", "share/fish/vendor_completions.d/gavel.fish",
      ])
    #expect(
      try await self.run(#""$PREFIX/bin/gavel" version"#).output == "gavel \(Version.number)\n")
    let page = try await self.run(#"cat "$PREFIX/share/man/man1/gavel.1""#).output
    #expect(page == ManualPage.text)
    #expect(try await self.run(try Readme.lines("remove")).status == 0)
    #expect(try installed() == [])
  }

  @Test func `the size that the README states is near that of the lines' program`() throws {
    let text = try Readme.text()
    let sentence = try #require(text.firstMatch(of: /it takes ([0-9]+) MB on disk/))
    let megabytes = try #require(Int(sentence.1))
    #expect((10...120).contains(megabytes))
  }
}
