import Testing

/// The repository keeps the rules.
@Suite struct HouseTests {
  @Test func `imports go down, never sideways, and each outside thing has one place`() throws {
    let files = try Repository.swiftFiles(under: "Sources")
    #expect(files.count > 50)
    #expect(HouseRules.brokenImports(files) == [])
  }

  @Test func `no Swift file is longer than 400 lines`() throws {
    let files = try ["Sources", "Tests"].flatMap(Repository.swiftFiles)
    let manifest = SourceFile(
      path: "Package.swift", text: try Repository.text(of: "Package.swift"))
    #expect(HouseRules.longFiles(files + [manifest]) == [])
  }

  @Test func `nothing from outside is built in`() throws {
    #expect(HouseRules.outsidePackages(manifest: try Repository.text(of: "Package.swift")) == [])
  }

  @Test func `the top level holds what was agreed and hidden files`() throws {
    #expect(HouseRules.strangers(atTopLevel: try Repository.topLevelNames()) == [])
  }
}
