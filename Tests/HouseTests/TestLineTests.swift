import Foundation
import Testing

/// The script that takes the test command from the README, on made-up READMEs.
@Suite struct TestLineTests {
  private func line(of readme: String) throws -> (output: String, status: Int32) {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("test-line-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }  // only a few bytes would stay
    let file = folder.appendingPathComponent("README.md")
    try readme.write(to: file, atomically: true, encoding: .utf8)

    return try Script.run(".ci/test-line", file.path, withErrors: false)
  }

  @Test func `the line between the marks is printed as it stands`() throws {
    let readme = """
      # Gavel
      ```sh
      other command
      ```
      <!-- test -->

      ```sh
      $(command -v sudo) apt-get update && swift test --filter "a  b"
      ```

      <!-- /test -->
      more
      """
    let (output, status) = try line(of: readme)
    #expect(output == "$(command -v sudo) apt-get update && swift test --filter \"a  b\"\n")
    #expect(status == 0)
  }

  @Test(arguments: [
    "no marks at all", "<!-- test -->\n<!-- /test -->\n",
    "<!-- test -->\none\ntwo\n<!-- /test -->\n",
    "<!-- test -->\none\n<!-- /test -->\n<!-- test -->\ntwo\n<!-- /test -->\n",
  ])
  func `none or several lines are an error`(readme: String) throws {
    let (output, status) = try line(of: readme)
    #expect(output == "")
    #expect(status == 1)
  }
}
