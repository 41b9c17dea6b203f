import GavelModel
import Glibc

extension ActionRequest {
  /// Most bytes of ids that are read.
  private static let limitBytes = 64 << 20

  /// Returns the request with the ids of standard input where it has a single `-` for them.
  ///
  /// - Parameter input: Where they are read from, one a line; blank lines count for nothing.
  func reading(_ input: Int32 = STDIN_FILENO) throws(UsageError) -> ActionRequest {
    switch self {
    case .deleteMessages(["-"], let room):
      return .deleteMessages(try Self.ids(input), room: room)
    case .removeMembers(["-"], let room, let announced):
      return .removeMembers(try Self.ids(input), room: room, announced: announced)
    case .muteMembers(["-"], let room): return .muteMembers(try Self.ids(input), room: room)
    case .unmuteMembers(["-"], let room): return .unmuteMembers(try Self.ids(input), room: room)
    case .deactivateUsers(["-"]): return .deactivateUsers(try Self.ids(input))
    case .reactivateUsers(["-"]): return .reactivateUsers(try Self.ids(input))
    case .deleteMessages, .removeMembers, .muteMembers, .unmuteMembers, .deactivateUsers,
      .reactivateUsers, .clearRoom, .deleteRoom, .deleteDirect, .deleteDirectWith, .leaveRoom,
      .dismissReports, .deleteReported:
      return self
    }
  }

  private static func ids<ID: PlatformID>(_ input: Int32) throws(UsageError) -> [ID] {
    let bytes: [UInt8]
    do throws(FileBytes.Fault) {
      bytes = try FileBytes.read(input, limit: limitBytes)
    } catch {
      throw .unreadableInput
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .unreadableInput }
    let lines = text.split(whereSeparator: \.isNewline).map { line in
      let begun = line.drop { $0 == " " || $0 == "\t" }
      return String(begun.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }.filter { !$0.isEmpty }
    guard !lines.isEmpty else { throw .noIDs }
    return lines.map { ID(rawValue: $0) }
  }
}
