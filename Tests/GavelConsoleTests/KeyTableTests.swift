import Foundation
import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

@Suite struct KeyTableTests {
  @Test func `no two keys clash in one context`() {
    for view in View.allCases {
      for context in KeyContext.allCases {
        var seen: [Key: String] = [:]
        for row in KeyTable.standard.rows(in: context, of: view) {
          for key in row.keys {
            #expect(seen[key] == nil, "\(key) in \(context): \(seen[key] ?? ""), \(row.command)")
            seen[key] = row.command.name
          }
        }
      }
    }
  }

  @Test func `no command takes a character that a field needs`() {
    for row in KeyTable.standard.rows {
      let fields = row.contexts.filter(\.takesText)
      for case .character(let character) in row.keys {
        #expect(fields.isEmpty, "\(character) is text in \(fields)")
      }
    }
  }

  @Test func `every command stands in the table`() {
    let names = Set(KeyTable.standard.rows.map(\.command.name))
    let all =
      Motion.allCases.map(\.rawValue) + Navigation.allCases.map(\.rawValue)
      + Marking.allCases.map(\.rawValue) + Arranging.allCases.map(\.rawValue)
      + SetAlgebra.allCases.map(\.rawValue)
      + Acting.allCases.map(\.rawValue)
      + DecisionKind.allCases.map(\.commandName) + Reporting.allCases.map(\.rawValue)
      + Auditing.allCases.map(\.rawValue)
      + Queueing.allCases.map(\.rawValue) + Filtering.allCases.map(\.rawValue)
      + Reading.allCases.map(\.rawValue) + Theming.allCases.map(\.rawValue)
      + Profiling.allCases.map(\.rawValue) + Session.allCases.map(\.rawValue)
      + Answering.allCases.map(\.rawValue)
    #expect(names == Set(all))
  }

  @Test func `every context has a key that leads out or on`() {
    for context in KeyContext.allCases {
      for view in View.allCases {
        #expect(KeyTable.standard.binding(for: .escape, in: context, of: view) != nil, "\(context)")
      }
    }
  }

  @Test func `nothing in the panes of the audit trail changes the platform`() {
    for context in KeyContext.record {
      let rows = KeyTable.standard.rows(in: context, of: .audit)
      #expect(!rows.contains { $0.risk == .destructive }, "\(context)")
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
      driver.slowly(.end)
      #expect(driver.screen.contains("may have happened"))
    }
  }

  @Test func `whatever changes the platform needs a writable console`() {
    for row in KeyTable.standard.rows where row.risk == .destructive {
      let isDialog = row.contexts.isSubset(of: [.confirm, .typedConfirm, .decide])
      #expect(isDialog || row.needs.contains(.writable), "\(row.command)")
    }
  }

  @Test func `a name stands for the same keys wherever it is`() {
    for name in KeyTable.standard.names {
      let keys = Set(KeyTable.standard.rows.filter { $0.name == name }.map(\.keys))
      #expect(keys.count == 1, "\(name) would lose keys when it is remapped")
    }
  }

  @Test func `every key of the table can be named in the configuration`() {
    for row in KeyTable.standard.rows {
      for key in row.keys { #expect(Key(label: key.label) == key, "\(key.label)") }
    }
  }

  @Test func `the table of the documentation is the table of the keys`() throws {
    let readme = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("README.md")
    let text = try String(contentsOf: readme, encoding: .utf8)
    let page = KeyPage(.standard).markdown
    #expect(text.contains(page), "the section Keys must hold this:\n\(page)")
  }

  @Test func `the page names every command once for each place`() {
    let lines = KeyPage(.standard).sections.flatMap(\.lines)
    #expect(lines.count == KeyTable.standard.rows.count)
    #expect(Set(lines.map(\.name)) == Set(KeyTable.standard.names))
    #expect(lines.allSatisfy { !$0.help.isEmpty && !$0.place.isEmpty })
  }
}
