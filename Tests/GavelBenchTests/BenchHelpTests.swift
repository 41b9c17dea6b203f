import Testing

@testable import GavelBench

@Suite struct BenchHelpTests {
  @Test(arguments: ["--help", "-h"])
  func `a command's help is shown whatever else was typed`(word: String) throws {
    #expect(try BenchArguments(["fuzz", "--seed", "7", word]).asksForHelp)
    #expect(try BenchArguments(["kills", word, "--moments", "3"]).asksForHelp)
    #expect(try !BenchArguments(["kills", "--moments", "3"]).asksForHelp)
  }

  @Test func `every command tells its options, and they are those that it takes`() throws {
    for help in BenchHelp.all {
      let words = help.options.flatMap { option in
        let parts = option.spelling.split(separator: " ").map(String.init)
        return [parts[0], parts[1] == "N" || parts[1] == "S" ? "1" : "0"]
      }
      var arguments = [help.command] + words
      if let place = arguments.firstIndex(of: "--only") {
        arguments[place + 1] = help.command == "table" ? Gauges.all[0].name : "json"
      }
      if let place = arguments.firstIndex(of: "--dialect") { arguments[place + 1] = "imkit" }
      if let place = arguments.firstIndex(of: "--scale") { arguments[place + 1] = "small" }
      let parsed = try BenchArguments(arguments)
      switch help.command {
      case "peers": _ = try PeersCommand(parsed)
      case "table": _ = try TimingCommand(parsed)
      case "fuzz": _ = try FuzzCommand(parsed)
      case "soak": _ = try SoakCommand(parsed)
      case "monkey": _ = try MonkeyCommand(parsed)
      default: _ = try KillCommand(parsed)
      }
      for option in help.options { #expect(help.text.contains(option.spelling)) }
      #expect(help.text.split(separator: "\n").allSatisfy { $0.count <= 100 })
      #expect(BenchHelp.of(help.command)?.command == help.command)
    }
    #expect(BenchHelp.of("nothing") == nil)
  }
}
