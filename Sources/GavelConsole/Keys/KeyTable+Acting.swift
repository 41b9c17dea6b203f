import GavelModel
import GavelScreen

extension KeyTable {
  static let acting: [KeyBinding] = [
    KeyBinding(
      keys: [.character("d")], command: .act(.deleteMessages),
      help: "delete the marked messages, or this one",
      hint: "delete", contexts: [.messages, .detail], risk: .destructive,
      needs: [.writable, .still, .ability(.deleteMessage), .message]),
    KeyBinding(
      keys: [.character("x")], command: .act(.removeMembers),
      help: "remove the marked members, or this one, without a system message",
      hint: "remove", contexts: [.members], risk: .destructive,
      needs: [.writable, .ability(.removeMember), .memberChange, .member]),
    KeyBinding(
      keys: [.character("X")], command: .act(.removeMembersAnnounced),
      help: "remove the marked members, or this one, with a system message",
      hint: "remove+notice", contexts: [.members], risk: .destructive,
      needs: [.writable, .ability(.removeMember), .memberChange, .announcements, .member]),
    KeyBinding(
      keys: [.character("c")], command: .act(.clearRoom), help: "delete every message of the room",
      hint: "clear", contexts: [.rooms, .members, .messages], risk: .destructive,
      needs: [.writable, .ability(.clearRoom), .room]),
    KeyBinding(
      keys: [.character("D")], command: .act(.deleteRoom),
      help: "delete the room or direct conversation",
      hint: "delete room", contexts: [.rooms, .members, .messages], risk: .destructive,
      needs: [.writable, .roomDeletion, .room]),
    KeyBinding(
      keys: [.character("L")], command: .act(.leaveRoom),
      help: "leave the room without a system message",
      hint: "leave", contexts: [.rooms, .members], risk: .destructive,
      needs: [.writable, .ability(.leaveRoom), .memberChange, .room]),
    KeyBinding(
      keys: [], command: .act(.leaveRoomAnnounced), help: "leave the room with a system message",
      contexts: [.rooms, .members], risk: .destructive,
      needs: [.writable, .ability(.leaveRoom), .memberChange, .announcements, .room]),
    KeyBinding(
      keys: [.character("m")], command: .act(.muteMembers),
      help: "keep the marked members, or this one, from writing in the room",
      hint: "mute", contexts: [.members], risk: .destructive,
      needs: [.writable, .ability(.muteMember), .memberChange, .member]),
    KeyBinding(
      keys: [.character("M")], command: .act(.unmuteMembers),
      help: "let the marked members, or this one, write again",
      hint: "unmute", contexts: [.members], risk: .destructive,
      needs: [.writable, .ability(.unmuteMember), .memberChange, .member]),
    KeyBinding(
      keys: [.character("b")], command: .act(.deactivateUsers),
      help: "bar the marked members, or this one: deactivate the account",
      hint: "deactivate", contexts: [.members], risk: .destructive,
      needs: [.writable, .ability(.deactivateUser), .member]),
    KeyBinding(
      keys: [.character("B")], command: .act(.reactivateUsers),
      help: "open the deactivated account of the marked members, or of this one, again",
      hint: "reactivate", contexts: [.members], risk: .destructive,
      needs: [.writable, .ability(.reactivateUser), .member]),
  ]

  /// One key for each decision, on the group at the cursor or on those that are marked.
  static let deciding: [KeyBinding] = [
    KeyBinding(
      keys: [.character("o")], command: .decide(.dismiss),
      help: "okay, nothing is wrong: dismiss the reports", hint: "dismiss",
      contexts: KeyContext.triage, risk: .destructive,
      needs: [.writable, .report, .uninterrupted, .undecided]),
    KeyBinding(
      keys: [.character("d")], command: .decide(.deleteMessage),
      help: "delete what is reported here", hint: "delete",
      contexts: KeyContext.triage, risk: .destructive,
      needs: [
        .writable, .ability(.deleteMessage), .report, .uninterrupted, .undecided, .reportedMessage,
      ]),
    KeyBinding(
      keys: [.character("a")], command: .decide(.deleteReported),
      help: "delete all reported messages of the author", hint: "all",
      contexts: KeyContext.triage, risk: .destructive,
      needs: [
        .writable, .ability(.deleteMessage), .report, .uninterrupted, .undecided, .reportedMessage,
      ]),
    KeyBinding(
      keys: [.character("x")], command: .decide(.removeMember),
      help: "remove the author from the room", hint: "remove",
      contexts: KeyContext.triage, risk: .destructive,
      needs: [
        .writable, .ability(.removeMember), .memberChange, .report, .uninterrupted, .undecided,
        .reportedMessage,
      ]),
    KeyBinding(
      keys: [.character("b")], command: .decide(.deactivate),
      help: "bar the author: deactivate the account", hint: "deactivate",
      contexts: KeyContext.triage, risk: .destructive,
      needs: [.writable, .ability(.deactivateUser), .report, .uninterrupted, .undecided]),
    KeyBinding(
      keys: [.character("e")], command: .report(.export),
      help: "write the decisions of this shift to a file", hint: "export",
      contexts: KeyContext.triage, needs: [.shift]),
    KeyBinding(
      keys: [.enter], command: .navigate(.open),
      help: "go on to the conversation, then to the case", hint: "open",
      contexts: [.reports, .conversation], needs: [.report]),
    KeyBinding(
      keys: [.character("t")], command: .report(.group),
      help: "put reports together by author, by room or by message", hint: "group by",
      contexts: KeyContext.triage),
    KeyBinding(
      keys: [.character("s")], command: .report(.sort),
      help: "order by the oldest, the newest or the number of reports", hint: "sort",
      contexts: KeyContext.triage),
  ]
}
