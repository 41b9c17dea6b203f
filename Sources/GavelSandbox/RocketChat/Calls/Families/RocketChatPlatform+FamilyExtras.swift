/// Rarer calls that clients written for the platform rely on.
extension RocketChatPlatform {
  /// This workspace has no integrations.
  func integrations(
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    _ = try room(call, family, takesArchived: true)
    guard has(call.caller, "manage-incoming-integrations") else { throw .forbiddenRoute }
    return try call.reply(
      "integrations", [JSON](), self, order: [], values: { _, _ in .missing }, json: { $0 })
  }

  func nameExists(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    guard let name = call.text("roomName") else {
      throw .meteor(
        code: "error-roomname-param-not-provided",
        reason: "The parameter \"roomName\" is required")
    }
    return .payload(["exists": .bool(workspace.room(named: name) != nil)])
  }
}
