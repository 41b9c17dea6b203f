import Testing

/// Text has one door to the screen: only display-safe text becomes a cell, and only cells and fixed
/// sequences of the terminal's own description go out.
@Suite struct ScreenDoorTests {
  private func lines(_ folder: String, holding words: [String]) throws -> Set<String> {
    let files = try Repository.swiftFiles(under: folder).filter { file in
      file.text.split(separator: "\n").contains { line in
        !line.contains("///") && !line.contains("//  ") && words.contains { line.contains($0) }
      }
    }
    return Set(files.map { String($0.path.split(separator: "/").last ?? "") })
  }

  @Test func `only a frame makes cells, and only from pieces of display-safe text`() throws {
    #expect(
      try lines("Sources/GavelScreen", holding: ["Cell(text:"]) == ["Cell.swift", "Frame.swift"])
    #expect(
      try lines("Sources/GavelScreen", holding: [" set(\""]) == ["Frame+Drawing.swift"])
    #expect(
      try lines("Sources/GavelScreen", holding: ["set(piece.text", "set(letter"])
        == ["Frame+Drawing.swift"])
    let cell = try Repository.text(of: "Sources/GavelScreen/Cells/Cell.swift")
    #expect(!cell.contains("public init"))
    let piece = try Repository.text(of: "Sources/GavelScreen/Text/Piece.swift")
    #expect(!piece.contains("public"))
  }

  @Test func `pieces of foreign text are made by the reader of platform text alone`() throws {
    #expect(
      try lines("Sources/GavelScreen", holding: ["Piece("])
        == ["DisplayText.swift", "PlatformTextReader.swift", "DisplayText+Fitting.swift"])
  }

  @Test func `the product looks into no module's private parts`() throws {
    #expect(try lines("Sources", holding: ["@testable"]) == [])
  }

  @Test func `the clipboard gets one sequence and no title`() throws {
    let clipboard = try Repository.text(of: "Sources/GavelTerminal/Clipboard.swift")
    #expect(clipboard.ranges(of: "{1B}]").count == 1 && clipboard.contains("{1B}]52;c;"))
  }

  @Test func `ncurses draws in one file, the clipboard is set in one, and titles nowhere`() throws {
    let drawing = ["addwstr", "addstr", "add_wch", "addch", "gavel_put_cell"]
    #expect(
      try lines("Sources/GavelTerminal", holding: drawing) == ["CursesSession+Drawing.swift"])
    for folder in ["GavelTerminal", "GavelConsole", "GavelApp", "GavelScreen"] {
      let allowed: Set<String> = folder == "GavelTerminal" ? ["Clipboard.swift"] : []
      #expect(try lines("Sources/\(folder)", holding: ["{1B}]", "{9D}", "]52;"]) == allowed)
    }
  }
}
