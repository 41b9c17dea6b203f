/// Roles, permissions, subscriptions and settings.
extension RocketChatRoute {
  static let roleRoutes: [RocketChatRoute] = [
    .get("roles.list", RocketChatPlatform.listRoles),
    .get("roles.sync", RocketChatPlatform.syncRoles),
    .get("roles.getUsersInRole", RocketChatPlatform.usersInRole),
    .get("roles.getUsersInPublicRoles", RocketChatPlatform.publicRoles),
    .get("permissions.listAll", RocketChatPlatform.listPermissions),
    .post("permissions.update", RocketChatPlatform.updatePermissions),
    .get("subscriptions.get", RocketChatPlatform.subscriptions),
    .get("subscriptions.getOne", RocketChatPlatform.subscription),
    .post("subscriptions.read", RocketChatPlatform.markRead),
    .post("subscriptions.unread", RocketChatPlatform.markUnread),
    .get("settings.public", gate: .anonymous, RocketChatPlatform.publicSettings),
    .get("settings", RocketChatPlatform.privateSettings),
    .get("settings/:id", RocketChatPlatform.setting),
    .post("settings/:id", RocketChatPlatform.changeSetting).withSecondFactor(),
    .get("licenses.info", RocketChatPlatform.license),
    .get("spotlight", RocketChatPlatform.spotlight),
    .get("directory", RocketChatPlatform.directory),
  ]
}
