/// The rules of the house as checks: each returns one line for each thing that breaks it.
enum HouseRules {
  /// The longest a Swift file may be.
  static let lineLimit = 400

  private static let topLevel: Set<String> = [
    "Package.swift", "README.md", "Sources", "Tests", "themes",
  ]

  /// The toolchain's modules that a target with I/O may use.
  private static let toolchain: Set<String> = [
    "Foundation", "Glibc", "Dispatch", "Synchronization",
  ]

  /// What each target may import: down only, never sideways, each outside thing in one place.
  private static let allowed: [String: Set<String>] = [
    "GavelModel": ["Foundation"],
    "GavelScreen": [],
    "GavelTerminal": ["GavelScreen", "CNcurses", "Glibc", "Synchronization"],
    "GavelStore": toolchain.union(["GavelModel", "CSQLite"]),
    "GavelAPI": toolchain.union(["GavelModel", "FoundationNetworking"]),
    "GavelSandbox": toolchain.union(["GavelModel"]),
    "GavelConsole": ["GavelModel", "GavelScreen"],
    "GavelDispatch": toolchain.union(["GavelModel", "GavelStore", "GavelAPI"]),
    "GavelApp": toolchain.union([
      "GavelModel", "GavelScreen", "GavelTerminal", "GavelStore", "GavelAPI", "GavelSandbox",
      "GavelConsole", "GavelDispatch",
    ]),
    "gavel": ["GavelApp"],
    "GavelBench": toolchain.union([
      "GavelModel", "GavelScreen", "GavelTerminal", "GavelStore", "GavelAPI", "GavelSandbox",
      "GavelConsole", "GavelDispatch", "GavelApp", "FoundationNetworking",
    ]),
    "gavel-bench": ["GavelBench"],
  ]

  static func brokenImports(_ files: [SourceFile]) -> [String] {
    files.flatMap { file -> [String] in
      guard let modules = allowed[file.target] else {
        return ["\(file.path): no rule says what \(file.target) may import"]
      }
      return file.imports.filter { !modules.contains($0) }
        .map { "\(file.path): imports \($0)" }
    }
  }

  static func longFiles(_ files: [SourceFile]) -> [String] {
    files.filter { $0.lineCount > lineLimit }.map { "\($0.path): \($0.lineCount) lines" }
  }

  /// Looks at the manifest's words only, so that it may speak of packages in comments.
  static func outsidePackages(manifest: String) -> [String] {
    let code = manifest.split(separator: "\n").filter { line in
      !line.drop(while: { $0 == " " }).hasPrefix("//")
    }
    return code.filter { line in
      let word = line.filter { !$0.isWhitespace }
      return word.contains(".package(") || word.contains("pkgConfig:")
        || word.contains(".product(")
    }.map { "Package.swift: \($0)" }
  }

  static func strangers(atTopLevel names: [String]) -> [String] {
    names.filter { !$0.hasPrefix(".") && !topLevel.contains($0) }.sorted()
  }
}
