import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

@Suite struct KeyTableTests {
  @Test func `no two keys clash in one context`() {
    for view in View.allCases {
      for context in KeyContext.allCases {
        var seen: [Key: String] = [:]
        for row in KeyTable.rows(in: context, of: view) {
          for key in row.keys {
            #expect(seen[key] == nil, "\(key) in \(context): \(seen[key] ?? ""), \(row.command)")
            seen[key] = row.command.name
          }
        }
      }
    }
  }

  @Test func `no command takes a character that a field needs`() {
    for row in KeyTable.rows {
      let fields = row.contexts.filter(\.takesText)
      for case .character(let character) in row.keys {
        #expect(fields.isEmpty, "\(character) is text in \(fields)")
      }
    }
  }

  @Test func `every command stands in the table`() {
    let names = Set(KeyTable.rows.map(\.command.name))
    let all =
      Motion.allCases.map(\.rawValue) + Navigation.allCases.map(\.rawValue)
      + Marking.allCases.map(\.rawValue) + Acting.allCases.map(\.rawValue)
      + DecisionKind.allCases.map(\.commandName) + Reporting.allCases.map(\.rawValue)
      + Queueing.allCases.map(\.rawValue) + Filtering.allCases.map(\.rawValue)
      + Reading.allCases.map(\.rawValue) + Theming.allCases.map(\.rawValue)
      + Session.allCases.map(\.rawValue) + Answering.allCases.map(\.rawValue)
    #expect(names == Set(all))
  }

  @Test func `every context has a key that leads out or on`() {
    for context in KeyContext.allCases {
      for view in View.allCases {
        #expect(KeyTable.binding(for: .escape, in: context, of: view) != nil, "\(context)")
      }
    }
  }

  @Test func `a key that means nothing here says so`() {
    var driver = Driver()
    driver.slowly("o")
    #expect(driver.screen.contains("o does nothing here; ? shows the keys that do"))
    driver.slowly("j")
    #expect(!driver.screen.contains("does nothing here"))
  }

  @Test func `help is never cut, whatever the width`() {
    for columns in [60, 80, 120] {
      var driver = Driver(size: Size(columns: columns, rows: 15))
      driver.slowly("3?")
      let rows = driver.state.helpRows
      #expect(rows.allSatisfy { !$0.text.description.hasSuffix("…") })
      let words = rows.map(\.text.description).joined(separator: " ")
      #expect(words.contains("open their batch to clear it"))
      driver.slowly("G")
      #expect(driver.screen.contains("may have happened"))
    }
  }

  @Test func `whatever changes the platform needs a writable console`() {
    for row in KeyTable.rows where row.risk == .destructive {
      let isDialog = row.contexts.isSubset(of: [.confirm, .typedConfirm, .decide])
      #expect(isDialog || row.needs.contains(.writable), "\(row.command)")
    }
  }
}
