import Foundation
import GavelConsole
import GavelScreen

/// The command `gavel themes`: needs neither settings nor a store.
struct ThemesCommand {
  let library: ThemeLibrary
  let output: Output

  /// Lists, shows or checks.
  ///
  /// - Throws: ``ConfigurationError`` when a theme is wrong, ``ConnectionError`` when there is none
  ///   of the name.
  func run(_ request: ThemesRequest) throws -> ExitStatus {
    switch request {
    case .list: list()
    case .show(let name): show(try library.theme(named: name))
    case .check(let path): try check(path)
    }
    return .done
  }

  /// Headings that stand out would not pass what makes every line of a document safe.
  private var look: OutputLook {
    var look = output.look
    look.isColored = false
    return look
  }

  private func list() {
    let rows = library.offers.map { offer in
      switch offer.theme {
      case .success: (offer, offer.about)
      case .failure(let error): (offer, Notices.explain(error).lines[0])
      }
    }
    var table = TextTable(
      [
        .key("THEME"), .word("FROM", rank: 1), .text("ABOUT"),
      ], look: look)
    output.document(
      .array(
        rows.map { offer, about in
          [
            "name": .string(offer.name), "isOwn": .boolean(offer.isOwn),
            "extends": JSONValue(offer.parent), "about": .string(about),
            "isRight": .boolean(offer.isRight),
          ]
        }),
      text: table.lines(
        rows.map { offer, about in [offer.name, offer.isOwn ? "yours" : "built in", about] }))
  }

  private func show(_ theme: Theme) {
    let rows = ThemeRole.allCases.map { role in
      (role: role, style: theme[role], contrast: Self.least(of: role, in: theme))
    }
    var table = TextTable(
      [
        .key("ROLE"), .word("FG"), .word("BG"), .number("CONTRAST", rank: 1),
        .text("ATTRIBUTES", rank: 2),
      ], look: look)
    output.document(
      [
        "name": .string(theme.name),
        "roles": .object(
          rows.map { row in
            JSONValue.Member(key: row.role.rawValue, value: Self.json(row.style, row.contrast))
          }),
      ],
      text: table.lines(
        rows.map { row in
          [
            row.role.rawValue, ThemeColor.spelling(row.style.foreground),
            ThemeColor.spelling(row.style.background), row.contrast.map(Self.digits) ?? "-",
            Self.attributes(row.style).joined(separator: " "),
          ]
        }))
  }

  private func check(_ path: String) throws {
    guard let bytes = try TrustedFile.read(path, as: .settings) else {
      throw ConfigurationError.unreadable(path: path, code: ENOENT)
    }
    let file = try ThemeFile(bytes, path: path)
    let theme = try library.theme(file, named: "checked")
    let faint = theme.contrasts.filter { !$0.isEnough }
    let base = file.parent.map { ", over \($0.name)" } ?? ""
    output.document(
      [
        "file": .string(path), "extends": JSONValue(file.parent?.name),
        "roles": JSONValue(file.ownRoles.count),
        "faint": .array(
          faint.map { note in
            [
              "key": .string("roles.\(note.role.rawValue)"), "on": .string(note.ground.rawValue),
              "contrast": .string(Self.digits(note.ratio)),
              "least": .string(Self.digits(note.least)),
            ]
          }),
      ],
      text: ["\(path) is a theme: \(Notices.counted(file.ownRoles.count, "role"))\(base)"])
    for note in faint { output.message(Notices.faint(note, path: path)) }
  }

  /// The worst contrast among a role's grounds.
  private static func least(of role: ThemeRole, in theme: Theme) -> Double? {
    theme.contrasts.filter { $0.role == role }.map(\.ratio).min()
  }

  private static func json(_ style: Style, _ contrast: Double?) -> JSONValue {
    [
      "fg": .string(ThemeColor.spelling(style.foreground)),
      "bg": .string(ThemeColor.spelling(style.background)),
      "contrast": JSONValue(contrast.map(digits)),
      "attributes": .array(attributes(style).map { .string($0) }),
    ]
  }

  private static func attributes(_ style: Style) -> [String] {
    ThemeAttributes.names.filter { style.attributes.contains($0.value) }.map(\.name)
  }

  /// Rounded down: what is a little too low must not look like enough.
  static func digits(_ ratio: Double) -> String {
    let tenths = Int(ratio * 10)
    return "\(tenths / 10).\(tenths % 10)"
  }
}
