import Foundation
import GavelModel
import Glibc

/// `gavel profiles`: the connections that the settings know.
enum ProfilesCommand {
  /// A profile, and where it comes from.
  struct Row {
    var name: String
    var settings: ProfileSettings
    var isDefault: Bool
    var files: [String]
    var store: String
    var hasStore: Bool
  }

  /// Prints them by name.
  static func run(_ context: CommandContext) throws -> ExitStatus {
    let files = try Configuration.files(context.directories)
    let rows = context.configuration.profiles.sorted { $0.key < $1.key }.map { name, settings in
      let store = "\(context.directories.data)/\(name).db"
      return Row(
        name: name, settings: settings,
        isDefault: name == context.configuration.defaultProfile,
        files: files.filter { $0.root["profiles"]?[name] != nil }.map(\.path), store: store,
        hasStore: access(store, F_OK) == 0)
    }
    var printer = ListPrinter<Row>(
      context.output,
      columns: [
        .key("PROFILE"), .word("DEFAULT", rank: 3), .word("DIALECT", rank: 1),
        .text("PLATFORM"), .id("ACCOUNT"), .text("CREDENTIAL", rank: 2), .text("STORE", rank: 4),
      ],
      cells: { row in
        [
          row.name, row.isDefault ? "yes" : "", (row.settings.dialect ?? .imkit).rawValue,
          row.settings.server?.origin ?? "", row.settings.userID?.rawValue ?? "",
          row.settings.credential?.key ?? "none", row.hasStore ? "yes" : "not yet",
        ]
      }, json: json)
    printer.print(Array(rows.prefix(context.invocation.limit ?? .max)))
    printer.finish(empty: "There is no profile. gavel login makes one.")
    return .done
  }

  private static func json(_ row: Row) -> JSONValue {
    [
      "name": .string(row.name), "default": .boolean(row.isDefault),
      "dialect": .string((row.settings.dialect ?? .imkit).rawValue),
      "url": JSONValue(row.settings.server?.url.absoluteString),
      "userID": JSONValue(row.settings.userID),
      "credential": JSONValue(row.settings.credential?.key),
      "files": .array(row.files.map { .string($0) }), "store": .string(row.store),
      "hasStore": .boolean(row.hasStore),
    ]
  }
}

extension CredentialSource {
  /// The key of the settings or the variable that names it; never the secret, nor where it is.
  var key: String {
    switch self {
    case .tokenFile: "tokenFile"
    case .tokenCommand: "tokenCommand"
    case .apiKeyFile: "apiKeyFile"
    case .tokenVariable: "GAVEL_TOKEN"
    case .apiKeyVariable: "GAVEL_API_KEY"
    }
  }
}
