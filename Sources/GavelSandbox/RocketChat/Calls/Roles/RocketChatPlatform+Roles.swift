import GavelModel

/// Roles and permissions (contract, 7.5).
extension RocketChatPlatform {
  func listRoles(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    .payload(["roles": .array(RoleName.all.map(roleJSON))])
  }

  /// `roles.sync`: the roles of this workspace never change.
  func syncRoles(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    guard call.text("updatedSince").flatMap(date) != nil else {
      throw .meteor(
        code: "error-updatedSince-param-invalid",
        reason: "The \"updatedSince\" query parameter must be a valid date.")
    }
    return .payload(["roles": ["update": .array(RoleName.all.map(roleJSON)), "remove": []]])
  }

  private func roleJSON(_ name: String) -> JSON {
    [
      "_id": .string(name), "name": .string(name),
      "scope": RoleName.ofRooms.contains(name) ? "Subscriptions" : "Users",
      "description": .string(name.prefix(1).uppercased() + name.dropFirst()),
      "protected": .bool(name != RoleName.support), "mandatory2fa": false,
    ]
  }

  func usersInRole(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    guard has(call.caller, "access-permissions") else { throw .notAllowed }
    guard let role = call.text("role") else {
      throw .meteor(
        code: "error-param-not-provided", reason: "Query param \"role\" is required")
    }
    guard RoleName.all.contains(role) else {
      throw .meteor(code: "error-role-not-found", reason: "Role not found")
    }
    let room = call.text("roomId").flatMap(workspace.room(id:))
    let users =
      RoleName.ofRooms.contains(role)
      ? room.map { room in
        room.memberships.filter { $0.roles.contains(role) }.map(\.user)
      } ?? []
      : workspace.userIndices.filter {
        !workspace[$0].isDeleted && workspace[$0].roles.contains(role)
      }
    return try call.reply(
      "users", users, self, order: [SortKey(field: "username")], values: sortValue(_:_:),
      json: { .object(json(of: $0)) })
  }

  func publicRoles(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let users = workspace.userIndices.filter { index in
      let user = workspace[index]
      return !user.isDeleted && user.username != nil
        && user.roles.contains { $0 == RoleName.admin || $0 == RoleName.bot }
    }
    return .payload([
      "users": .array(
        users.map { index in
          var object = briefJSON(of: index).fields ?? [:]
          object["roles"] = .array(workspace[index].roles.map(JSON.string))
          return .object(object)
        })
    ])
  }

  func listPermissions(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    if let text = call.text("updatedSince"), date(text) == nil {
      throw .meteor(
        code: "error-roomId-param-invalid",
        reason: "The \"updatedSince\" query parameter must be a valid date.")
    }
    return .payload(["update": .array(permissions.names.map(permissionJSON)), "remove": []])
  }

  func updatePermissions(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    guard has(call.caller, "access-permissions") else {
      throw .meteor(
        code: "error-edit-permissions-not-allowed",
        reason: "Editing permissions is not allowed")
    }
    var changed = permissions
    for wish in call.body["permissions"]?.elements ?? [] {
      guard let name = wish["_id"]?.text, let roles = wish["roles"]?.texts,
        roles.allSatisfy(RoleName.all.contains)
      else {
        throw .meteor(code: "error-invalid-permission", reason: "Invalid permission")
      }
      do throws(ControlRefusal) {
        try changed.set(name, to: roles)
      } catch {
        throw .meteor(code: "error-invalid-permission", reason: "Invalid permission")
      }
    }
    permissions = changed
    return .payload(["permissions": .array(permissions.names.map(permissionJSON))])
  }

  private func permissionJSON(_ name: String) -> JSON {
    [
      "_id": .string(name), "roles": .array(permissions[name].map(JSON.string)),
      "_updatedAt": "2026-01-01T00:00:00.000Z",
    ]
  }
}
