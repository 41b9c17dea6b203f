/// Uploading a file and confirming it, which makes the message; its bytes are not kept.
extension RocketChatPlatform {
  func uploadMedia(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    _ = try uploadRoom(call)
    guard let part = MultipartBody(call.request)?.parts.first(where: { $0.fileName != nil }) else {
      throw .meteor(code: "error-field-missing", reason: "[No file uploaded]")
    }
    let id = workspace.nextHexID()
    let name = part.fileName ?? ""
    uploads[id] = [
      "_id": .string(id), "name": .string(name), "type": .string(part.contentType),
      "size": .integer(Int64(part.bytes.count)),
    ]
    let host = call.request.head.field("Host") ?? "127.0.0.1"
    return .payload([
      "file": [
        "_id": .string(id), "url": .string("http://\(host)/file-upload/\(id)/\(name)"),
      ]
    ])
  }

  func confirmMedia(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let room = try uploadRoom(call)
    let id = call.request.head.segments.last ?? ""
    guard let file = uploads[id] else {
      throw .meteor(code: "invalid-file", reason: "")
    }
    let name = file["name"] ?? ""
    var details = MessageDetails()
    details.files = [file]
    details.attachments = [
      [
        "title": name, "title_link": .string("/file-upload/\(id)/\(name.text ?? "")"),
        "title_link_download": true, "type": "file",
        "description": .string(call.text("description") ?? ""),
      ]
    ]
    details.thread = call.text("tmid")
    let message = try post(call.text("msg") ?? "", call.caller, room, details)
    uploads[id] = nil
    return .payload(["message": json(of: message, in: room)])
  }

  private func uploadRoom(_ call: RocketChatCall) throws(RocketChatRefusal) -> ChatRoom {
    let segments = call.request.head.segments
    guard segments.count > 3, let room = workspace.room(id: segments[3]),
      canAccess(room, call.caller)
    else { throw .forbiddenHandler }
    return room
  }
}
