/// Every command there is, by its name on the command line.
enum CommandName: String, Hashable, Sendable, CaseIterable {
  case console, demo, sandbox
  case sync, rooms, members, messages, search
  case deleteMessage = "delete-message"
  case clearRoom = "clear-room"
  case deleteRoom = "delete-room"
  case deleteDirect = "delete-dm"
  case removeMember = "remove-member"
  case leaveRoom = "leave-room"
  case muteMember = "mute-member"
  case unmuteMember = "unmute-member"
  case deactivateUser = "deactivate-user"
  case reactivateUser = "reactivate-user"
  case dismissReports = "dismiss-reports"
  case deleteReported = "delete-reported"
  case plan, approve, apply
  case queue, reports, audit, repair, backup, restore
  case login, logout, profiles, config, doctor
  case completions, complete
  case manual = "man"
  case themes, keys, version, help
}

/// Where a command stands in the help.
enum CommandGroup: String, Hashable, Sendable, CaseIterable {
  case start = "Start"
  case read = "Read"
  case act = "Act"
  case record = "Follow up"
  case setUp = "Set up"
  case about = "About"
}
