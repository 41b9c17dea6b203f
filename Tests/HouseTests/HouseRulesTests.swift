import Testing

/// Each check fails on a made-up tree that breaks its rule.
@Suite struct HouseRulesTests {
  private func source(_ target: String, _ text: String) -> SourceFile {
    SourceFile(path: "Sources/\(target)/Example.swift", text: text)
  }

  @Test(arguments: [
    ("GavelConsole", "Foundation"), ("GavelConsole", "GavelStore"), ("GavelScreen", "Glibc"),
    ("GavelStore", "CNcurses"), ("GavelAPI", "CSQLite"), ("GavelSandbox", "GavelAPI"),
    ("GavelAPI", "GavelSandbox"), ("GavelSandbox", "FoundationNetworking"),
    ("GavelModel", "GavelScreen"), ("GavelApp", "CNcurses"), ("GavelStore", "Logging"),
    ("gavel", "GavelStore"),
  ])
  func `an import that the house does not allow is found`(target: String, module: String) {
    #expect(HouseRules.brokenImports([source(target, "import \(module)\n")]).count == 1)
  }

  @Test(arguments: [
    "@testable import Logging", "public import Logging", "@_exported public import Logging",
    "import struct Logging.Logger", "  import Logging", "import Logging.Logger",
    "@preconcurrency internal import Logging",
  ])
  func `no spelling of an import escapes`(line: String) {
    #expect(
      source("GavelModel", "import Foundation\n\(line)\n").imports == ["Foundation", "Logging"])
  }

  @Test func `what is allowed is not found`() {
    let files = [
      source("GavelConsole", "import GavelModel\nimport GavelScreen\nlet important = 1\n"),
      source("GavelTerminal", "import CNcurses\n// import Logging\n"),
    ]
    #expect(HouseRules.brokenImports(files) == [])
  }

  @Test func `a target without a rule is found`() {
    #expect(HouseRules.brokenImports([source("GavelHelpers", "")]).count == 1)
  }

  @Test func `a file of 401 lines is found, one of 400 is not`() {
    let full = String(repeating: "x\n", count: 400)
    #expect(HouseRules.longFiles([source("GavelModel", full)]) == [])
    #expect(HouseRules.longFiles([source("GavelModel", full + "x\n")]).count == 1)
    #expect(HouseRules.longFiles([source("GavelModel", full + "x")]).count == 1)
  }

  @Test(arguments: [
    "dependencies: [.package(url: \"https://example.org/x\", from: \"1.0.0\")],",
    ".package (path: \"../x\")", ".product(name: \"X\", package: \"x\")",
    ".systemLibrary(name: \"CNcurses\", pkgConfig: \"ncursesw\"),",
  ])
  func `an outside package is found`(line: String) {
    #expect(HouseRules.outsidePackages(manifest: "let package = 1\n  \(line)\n").count == 1)
    #expect(HouseRules.outsidePackages(manifest: "// \(line)\n") == [])
  }

  @Test func `a stranger at the top level is found`() {
    let names = ["Package.swift", "README.md", "Sources", "Tests", "themes", ".ci", ".git"]
    #expect(HouseRules.strangers(atTopLevel: names) == [])
    #expect(
      HouseRules.strangers(atTopLevel: names + ["Makefile", "docs"]) == ["Makefile", "docs"])
  }
}
