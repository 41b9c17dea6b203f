import GavelModel
import Glibc
import Testing

@testable import GavelApp

/// Filters that the console saves, in a settings file of their own.
@Suite struct FiltersFileTests {
  private let folder: TemporaryFolder
  private let directories: Directories

  init() throws {
    folder = try TemporaryFolder()
    directories = try Directories(environment: [
      "HOME": folder.path, "XDG_CONFIG_HOME": folder.path, "XDG_CONFIG_DIRS": folder.path + "/etc",
    ])
  }

  private func save(_ name: String, _ text: String?) throws {
    var file = try FiltersFile(directories)
    file[name] = text
    try file.write()
  }

  @Test func `what is saved is read as a setting, for its owner alone`() throws {
    try save("shop", "from:\"Ana \\\"x\\\"\" buy")
    try save("old", "age:>2d")
    try save("shop", "buy")
    let filters = try Configuration.load(directories).filters
    #expect(filters.saved == SavedFilters(["shop": "buy", "old": "age:>2d"]))
    #expect(filters.names(from: directories.filtersFile) == ["shop", "old"])
    var facts = stat()
    #expect(stat(directories.filtersFile, &facts) == 0 && facts.st_mode & 0o777 == 0o600)
  }

  @Test func `the user's own settings are never written and win`() throws {
    let text = "{ // mine\n  filters: { shop: 'sell', },\n}\n"
    try folder.write(text, to: "gavel/config.json")
    try save("shop", "buy")
    let filters = try Configuration.load(directories).filters
    #expect(filters.saved["shop"] == "sell")
    #expect(filters.names(from: directories.filtersFile).isEmpty)
    #expect(try TrustedFile.read(directories.userFile, as: .settings) == Array(text.utf8))
  }

  @Test func `without filters there is no file`() throws {
    try save("shop", "buy")
    try save("shop", nil)
    #expect(access(directories.filtersFile, F_OK) != 0)
    try save("shop", nil)
  }

  @Test func `a saved filter that lost a part is left out, one of the settings is an error`() throws
  {
    try folder.write("{ filters: { base: 'buy' } }", to: "gavel/config.json")
    try save("shop", "@base now")
    #expect(try Configuration.load(directories).filters.saved["shop"] == "@base now")
    try folder.write("{ }", to: "gavel/config.json")
    #expect(try Configuration.load(directories).filters.saved.isEmpty)
    try folder.write("{ filters: { mine: '@base' } }", to: "gavel/config.json")
    #expect(throws: ConfigurationError.self) { try Configuration.load(directories) }
  }
}
