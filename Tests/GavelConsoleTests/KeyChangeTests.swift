import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

/// Other keys by configuration: never a clash, and never a weaker question.
@Suite struct KeyChangeTests {
  private func table(_ changes: [String: [String]]) throws(KeyChangeError) -> KeyTable {
    try KeyTable.standard.changed(
      changes.sorted { $0.key < $1.key }.map { KeyChange(name: $0.key, keys: $0.value) })
  }

  private func fault(_ changes: [String: [String]]) -> KeyChangeError? {
    do throws(KeyChangeError) {
      _ = try table(changes)
      return nil
    } catch {
      return error
    }
  }

  private func driver(
    _ changes: [String: [String]], _ world: FakeWorld = .acme
  ) throws -> Driver {
    Driver(world, configuration: ConsoleConfiguration(keys: try table(changes)))
  }

  @Test func `a changed key runs its command and the old one does nothing`() throws {
    var driver = try driver(["delete-message": ["del", "f8"]])
    driver.slowly(.enter)
    driver.slowly("d")
    #expect(driver.drafts.isEmpty)
    driver.slowly(.function(8))
    #expect(driver.drafts.count == 1)
    driver.slowly(.escape)
    #expect(driver.screen.contains("del delete"))
  }

  @Test func `a key that moves to another command is free for it`() throws {
    var driver = try driver(["sync": ["f5"], "zoom": ["R"]])
    driver.slowly("R")
    #expect(driver.state.isZoomed && !driver.effects.contains(.sync))
    driver.slowly(.function(5))
    #expect(driver.effects.contains(.sync))
  }

  @Test func `a clash names the key, the other command and the place`() {
    let error = fault(["delete-message": ["x", "c"]])
    #expect(error?.name == "delete-message")
    #expect(error?.fault == .clash(key: "c", with: "clear-room", place: "messages"))
  }

  @Test(arguments: [
    ("delete-mesage", ["d"], KeyChangeError.Fault.unknownCommand),
    ("delete-message", ["dd"], .unknownKey("dd")), ("sync", [" "], .unknownKey(" ")),
    ("sync", ["ctrl-m"], .untypeable("ctrl-m")), ("sync", ["f5", "f5"], .repeated("f5")),
    ("submit", ["f5"], .fixed), ("confirm", ["y"], .tooFew(2)), ("stay", [], .tooFew(1)),
    ("edit-reason-typed", ["r"], .text(key: "r", place: "typed confirmation")),
    ("sync", ["esc"], .clash(key: "esc", with: "back", place: "rooms")),
    ("confirm", ["n", "y"], .clash(key: "n", with: "cancel", place: "confirm dialog")),
  ])
  func `what cannot be taken is said`(
    _ name: String, _ keys: [String], _ expected: KeyChangeError.Fault
  ) {
    #expect(fault([name: keys]) == KeyChangeError(name: name, fault: expected))
  }

  @Test func `escape leads out whatever is changed`() throws {
    let table = try table(["back": ["f9"], "cancel": ["f9"], "stay": ["f9"]])
    for view in View.allCases {
      for context in KeyContext.allCases {
        #expect(table.binding(for: .escape, in: context, of: view) != nil, "\(context)")
      }
    }
  }

  @Test func `a command without keys is run by its name`() throws {
    var driver = try driver(["sync": []])
    driver.slowly("R")
    #expect(!driver.effects.contains(.sync))
    driver.slowly(":sync")
    driver.slowly(.enter)
    #expect(driver.effects.contains(.sync))
  }

  @Test func `the key that opened a dialog cannot confirm it after it was remapped either`() throws
  {
    var driver = try driver(["delete-message": ["f2"], "confirm": ["f2", "f3"]])
    driver.slowly(.enter, .up)
    driver.slowly(.function(2))
    #expect(driver.screen.contains("Press f3 to do it."))
    driver.slowly(.function(2), .function(2))
    driver.slowly("yo")
    #expect(driver.enqueued.isEmpty && driver.state.modal != nil)
    driver.slowly(.function(3))
    #expect(driver.enqueued.count == 1)
  }

  @Test func `remapped keys that come all at once confirm nothing`() throws {
    var driver = try driver(["confirm": ["f2", "f3"]])
    driver.slowly(.enter, .up)
    driver.slowly("d")
    for _ in 0..<2 { driver.post(.input(.key(.function(2)), isCrowded: true)) }
    #expect(driver.enqueued.isEmpty && driver.screen.contains("press f2 alone"))
    driver.slowly(.function(2))
    #expect(driver.enqueued.count == 1)
  }

  @Test func `a digit that opens a decision does not confirm it with a reason`() throws {
    var driver = try driver(["reports-pane": ["f1"], "dismiss": ["1"]], .triage)
    driver.slowly("!")
    driver.slowly("11")
    #expect(driver.enqueued.isEmpty && driver.state.modal != nil)
    driver.slowly("2")
    #expect(driver.decided.map(\.reason) == ["abuse"])
  }
}
