/// Who holds what at the start (the server's `permissions.ts`; the support role is this world's).
extension PermissionTable {
  private static let admins = [RoleName.admin]
  private static let support = [RoleName.admin, RoleName.support]
  private static let owners = [RoleName.admin, RoleName.owner]
  private static let moderators = [RoleName.admin, RoleName.owner, RoleName.moderator]
  private static let supportAndModerators =
    [RoleName.admin, RoleName.owner, RoleName.moderator, RoleName.support]
  private static let users = [RoleName.admin, RoleName.user]
  private static let programs = [RoleName.admin, RoleName.bot, RoleName.app]
  private static let leavers =
    [RoleName.admin, RoleName.user, RoleName.bot, RoleName.anonymous, RoleName.app]

  static let defaults: [String: [String]] = [
    "view-room-administration": support,
    "view-moderation-console": support,
    "manage-moderation-actions": support,
    "view-full-other-user-info": support,
    "view-other-user-channels": support,
    "view-user-administration": support,
    "view-all-teams": support,
    "view-statistics": admins,
    "delete-d": admins,
    "delete-user": admins,
    "create-user": admins,
    "edit-other-user-info": admins,
    "edit-other-user-password": admins,
    "edit-other-user-active-status": admins,
    "logout-other-user": admins,
    "clean-channel-history": admins,
    "access-permissions": admins,
    "assign-admin-role": admins,
    "assign-roles": admins,
    "kick-user-from-any-c-room": admins,
    "kick-user-from-any-p-room": [],
    "add-user-to-any-c-room": admins,
    "add-user-to-any-p-room": [],
    "join-without-join-code": [RoleName.admin, RoleName.bot, RoleName.app],
    "view-members-list-all-rooms": admins,
    "view-privileged-setting": admins,
    "edit-privileged-setting": admins,
    "delete-c": owners,
    "delete-p": owners,
    "delete-team": owners,
    "force-delete-message": owners,
    "archive-room": owners,
    "unarchive-room": owners,
    "convert-team": owners,
    "edit-team": owners,
    "delete-team-channel": moderators,
    "delete-team-group": moderators,
    "edit-team-channel": moderators,
    "edit-team-member": moderators,
    "add-team-channel": moderators,
    "add-team-member": moderators,
    "remove-team-channel": moderators,
    "move-room-to-team": moderators,
    "edit-room": moderators,
    "edit-message": moderators,
    "pin-message": moderators,
    "set-owner": owners,
    "set-moderator": owners,
    "set-leader": owners,
    "set-readonly": owners,
    "set-react-when-readonly": owners,
    "add-user-to-joined-room": moderators,
    "ban-user": moderators,
    "delete-message": supportAndModerators,
    "remove-user": supportAndModerators,
    "mute-user": supportAndModerators,
    "post-readonly": moderators,
    "view-broadcast-member-list": moderators,
    "delete-own-message": users,
    "create-personal-access-tokens": users,
    "start-discussion": [RoleName.admin, RoleName.user, RoleName.guest, RoleName.app],
    "start-discussion-other-user": [RoleName.admin, RoleName.user, RoleName.owner, RoleName.app],
    "create-c": [RoleName.admin, RoleName.user, RoleName.bot, RoleName.app],
    "create-p": [RoleName.admin, RoleName.user, RoleName.bot, RoleName.app],
    "create-d": [RoleName.admin, RoleName.user, RoleName.bot, RoleName.app],
    "create-team": users,
    "bypass-time-limit-edit-and-delete": [RoleName.bot, RoleName.app],
    "api-bypass-rate-limit": programs,
    "send-many-messages": programs,
    "view-c-room":
      [RoleName.admin, RoleName.user, RoleName.bot, RoleName.app, RoleName.anonymous],
    "view-d-room":
      [RoleName.admin, RoleName.user, RoleName.bot, RoleName.app, RoleName.guest],
    "view-p-room": [RoleName.admin, RoleName.user, RoleName.anonymous, RoleName.guest],
    "view-joined-room": [RoleName.guest, RoleName.bot, RoleName.app, RoleName.anonymous],
    "preview-c-room": [RoleName.admin, RoleName.user, RoleName.anonymous],
    "leave-c": leavers,
    "leave-p": leavers,
  ]
}
