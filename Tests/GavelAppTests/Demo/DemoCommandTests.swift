import Foundation
import GavelSandbox
import Testing

@testable import GavelApp

@Suite struct DemoCommandTests {
  @Test func `a demo reads no settings, themes or stores of the moderator`() throws {
    let folder = try TemporaryFolder()
    try folder.write(#"{"defaultProfile": "gone"}"#, to: ".config/gavel/config.json")
    let announcement = try JSONDecoder().decode(
      SandboxAnnouncement.self,
      from: Data(
        #"{"url":"http://127.0.0.1:1","dialect":"d","clientKey":"c","apiKey":"k","personas":[]}"#
          .utf8))
    let persona = try JSONDecoder().decode(
      SandboxAnnouncement.Persona.self,
      from: Data(#"{"name":"n","userID":"u","token":"t","role":"owner"}"#.utf8))
    let place = try TemporaryPlace()
    defer { place.remove() }
    let variables = DemoCommand.environment(
      ["HOME": folder.path, "GAVEL_PROFILE": "mine", "TERM": "xterm"], in: place,
      for: announcement, as: persona)
    let directories = try Directories(environment: variables)
    #expect(directories.configuration.hasPrefix(place.path))
    #expect(directories.data.hasPrefix(place.path))
    #expect(directories.systemFiles.allSatisfy { $0.hasPrefix(place.path) })
    #expect(variables["GAVEL_PROFILE"] == nil)
    #expect(variables["TERM"] == "xterm")
  }
}
