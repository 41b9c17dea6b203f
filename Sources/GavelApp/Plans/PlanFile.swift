import Foundation
import GavelModel
import Glibc

/// Reads and writes plans as files that a person can review.
enum PlanFile {
  /// Largest plan that is read, in bytes.
  static let limitBytes = 256 << 20

  /// Returns the plan of a source, whole and unchanged since it was made.
  static func read(_ source: InputSource) throws(PlanError) -> ActionPlan {
    switch source {
    case .standardInput: return try decode(try contents(STDIN_FILENO, path: "-"))
    case .file(let path):
      let descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .unreadable(path: path, code: errno) }
      defer { close(descriptor) }
      let bytes = try contents(descriptor, path: path)
      do throws(PlanError) { return try decode(bytes) } catch { throw .file(path: path, error) }
    }
  }

  /// Returns the plan that `bytes` spell.
  static func decode(_ bytes: [UInt8]) throws(PlanError) -> ActionPlan {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw .notUTF8(line: syntaxLine(bytes) ?? 1)
    }
    let head: Head = try value(bytes)
    guard head.format == ActionPlan.currentFormat else {
      throw .wrongFormat(found: head.format, supported: ActionPlan.currentFormat)
    }
    let plan: ActionPlan = try value(bytes)
    let listing: Listing = try value(bytes)
    for (index, item) in listing.items.enumerated() {
      // The model derives the target of an action on a room; a file may claim another one.
      guard index < plan.items.count, item.target == plan.items[index].action.target else {
        throw .wrongValue(place: "items[\(index)].target")
      }
      guard !item.target.isEmpty, plan.items[index].action.namesItsPlace else {
        throw .wrongValue(place: "items[\(index)]")
      }
    }
    try PlanKeys.check(bytes, of: plan)
    guard plan.isIntact else { throw .damaged }
    if let (earlier, later) = plan.firstRepeat {
      throw .repeated(earlier: earlier + 1, later: later + 1)
    }
    guard !plan.items.isEmpty else { throw .empty }
    return plan
  }

  private struct Head: Decodable { var format: Int }
  private struct Listing: Decodable { var items: [Item] }
  private struct Item: Decodable { var room: String, target: String }

  private static func value<Value: Decodable>(_ bytes: [UInt8]) throws(PlanError) -> Value {
    do {
      return try JSONDecoder().decode(Value.self, from: Data(bytes))
    } catch DecodingError.keyNotFound(let key, let context) {
      throw .wrongValue(place: place(context.codingPath + [key]))
    } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context)
    {
      throw .wrongValue(place: place(context.codingPath))
    } catch DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty {
      throw .wrongValue(place: place(context.codingPath))
    } catch {
      throw .notJSON(line: syntaxLine(bytes))
    }
  }

  private static func place(_ path: [any CodingKey]) -> String {
    var result = ""
    for key in path {
      if let index = key.intValue {
        result += "[\(index)]"
      } else {
        result += (result.isEmpty ? "" : ".") + key.stringValue
      }
    }
    return result
  }

  /// Foundation's error names no line; the reader of settings files finds it.
  private static func syntaxLine(_ bytes: [UInt8]) -> Int? {
    do throws(SettingsSyntaxError) {
      _ = try SettingsReader.read(bytes)
      return nil
    } catch {
      return error.line
    }
  }

  private static func contents(_ descriptor: Int32, path: String) throws(PlanError) -> [UInt8] {
    do throws(FileBytes.Fault) {
      return try FileBytes.read(descriptor, limit: limitBytes)
    } catch {
      switch error {
      case .unreadable(let code): throw .unreadable(path: path, code: code)
      case .tooLarge: throw .tooLarge(limitBytes: limitBytes)
      }
    }
  }
}

extension ModerationAction {
  /// Whether the room is named that the action happens in, where it happens in a room.
  fileprivate var namesItsPlace: Bool {
    switch self {
    case .deleteMessage, .clearRoom, .deleteRoom, .removeMember, .leaveRoom, .muteMember,
      .unmuteMember:
      isInRoom
    // By name, the conversation may be one that the account does not have.
    case .deleteDirect(_, let username): isInRoom || username?.isEmpty == false
    case .deactivateUser, .reactivateUser, .dismissReports, .deleteReported: true
    }
  }
}
