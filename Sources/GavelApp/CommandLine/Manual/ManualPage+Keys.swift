import GavelConsole

extension ManualPage {
  /// The console's keys as they come, from their own table.
  static func keys(_ page: inout Roff) {
    page.request("SH", "KEYS")
    page.line("The keys of the console; the settings can give commands others, by these names.")
    for section in KeyPage(.standard).sections {
      page.request("SS", section.title)
      var seen: Set<KeyPage.Line> = []
      for line in section.lines where seen.insert(line).inserted {
        page.request("TP")
        let keys = line.keys.isEmpty ? "(no key)" : line.keys.joined(separator: " ")
        page.bold("\(keys)  \(line.name)\(line.argument.map { " \($0)" } ?? "")")
        page.line("\(sentence(line.help)) (\(line.place))")
      }
    }
  }
}
