import Testing

/// What deletes has one door: the dispatcher's sending function, behind the gate.
///
/// Calls that change something exist in the dialects' action and closing files alone; that every
/// other call of a dialect reads is a test of the dialects.
@Suite struct GateDoorTests {
  private func places(of words: [String], under folders: [String]) throws -> Set<String> {
    var names: Set<String> = []
    for folder in folders {
      for file in try Repository.swiftFiles(under: "Sources/\(folder)") {
        let isNamed = file.text.split(separator: "\n").contains { line in
          !line.contains("///") && words.contains { line.contains($0) }
        }
        if isNamed { names.insert(String(file.path.split(separator: "/").last ?? "")) }
      }
    }
    return names
  }

  private let product = [
    "GavelModel", "GavelAPI", "GavelStore", "GavelDispatch", "GavelScreen", "GavelTerminal",
    "GavelConsole", "GavelApp", "gavel",
  ]

  @Test func `the client is told to act in one file of the program`() throws {
    let calls = ["client.perform(", "client.removeMembers("]
    #expect(try places(of: calls, under: product) == ["Dispatcher+Requests.swift"])
  }

  @Test func `a dialect is asked for a changing call by the client alone`() throws {
    let calls = ["dialect.perform(", "dialect.removeMembers("]
    #expect(try places(of: calls, under: product) == ["PlatformClient+Calls.swift"])
  }

  @Test func `the sending function judges every item before it sends`() throws {
    let sending = try Repository.text(of: "Sources/GavelDispatch/Sending/Dispatcher+Requests.swift")
    let judged = try #require(sending.firstRange(of: "gate.judge(item.plan)"))
    let sent = try #require(sending.firstRange(of: "await Self.send("))
    #expect(judged.upperBound < sent.lowerBound)
    #expect(sending.ranges(of: "Self.send(").count == 1)
  }

  @Test func `requests leave the program through the client and its connection`() throws {
    let words = ["URLSession(", "URLRequest(", "dataTask("]
    let outside = product.filter { $0 != "GavelAPI" }
    #expect(try places(of: words, under: outside) == [])
  }
}
