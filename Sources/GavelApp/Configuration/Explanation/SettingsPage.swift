/// The page of all settings, made from the table of keys.
enum SettingsPage {
  /// The table as Markdown.
  static var markdown: String {
    var lines = ["| Key | Value | Default | What it does |", "| --- | --- | --- | --- |"]
    for key in SettingsKey.leaves {
      let path = key.path.replacing("*", with: "NAME")
      let standard = key.standard.isEmpty ? "" : "`\(key.standard)`"
      lines.append("| `\(path)` | \(cell(key.shape.words)) | \(standard) | \(cell(meaning(key))) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func cell(_ words: String) -> String { words.replacing("|", with: "\\|") }

  private static func meaning(_ key: SettingsKey) -> String {
    switch key.layering {
    case .nearest: key.help
    case .all: key.help + " (those of all files together)"
    case .lowest: key.help + " (the lowest of all files)"
    case .farthest: key.help + " (the machine's file wins)"
    }
  }
}
