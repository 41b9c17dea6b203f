import Testing

@testable import GavelApp

@Suite struct DemoCommandTests {
  @Test func `a demo looks as it was asked to and goes nowhere else`() {
    var typed = Invocation(command: .console)
    typed.connection = ConnectionOptions(
      profile: "acme", url: "https://example.org", store: "mine.db", isReadOnly: true,
      theme: "mono", sparesBytes: true)
    let demo = DemoCommand.demoInvocation(of: typed)
    #expect(
      demo.connection == ConnectionOptions(isReadOnly: true, theme: "mono", sparesBytes: true))
  }

  @Test func `a demo reads no settings, themes or stores of the moderator`() throws {
    let folder = try TemporaryFolder()
    try folder.write(#"{"defaultProfile": "gone"}"#, to: ".config/gavel/config.json")
    let place = try TemporaryPlace()
    defer { place.remove() }
    let variables = DemoCommand.environment(
      ["HOME": folder.path, "GAVEL_PROFILE": "mine", "TERM": "xterm"], in: place)
    let directories = try Directories(environment: variables)
    #expect(directories.configuration.hasPrefix(place.path))
    #expect(directories.data.hasPrefix(place.path))
    #expect(directories.systemFiles.allSatisfy { $0.hasPrefix(place.path) })
    #expect(variables["GAVEL_PROFILE"] == nil)
    #expect(variables["TERM"] == "xterm")
  }
}
