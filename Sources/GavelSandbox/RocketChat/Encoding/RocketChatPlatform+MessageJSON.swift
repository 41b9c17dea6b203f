/// Messages as the platform writes them (contract, section 10.3).
extension RocketChatPlatform {
  func json(of message: ChatMessage, in room: ChatRoom) -> JSON {
    var object = JSONObject()
    object.reserve(16)
    object.append("_id", .string(workspace.id(of: message.key)))
    if let type = message.type { object.append("t", .string(type)) }
    object.append("rid", .string(room.id))
    object.append("ts", iso8601(message.sent))
    object.append("msg", .string(message.text))
    object.append("u", briefJSON(of: message.author))
    object.append("_updatedAt", iso8601(message.updated))
    if message.hasDetails {
      add(message.details, to: &object)
    } else {
      object.append("urls", [])
      object.append("mentions", [])
      object.append("channels", [])
    }
    return .object(object)
  }

  private func add(_ details: MessageDetails, to object: inout JSONObject) {
    object["urls"] = .array(details.urls)
    object["mentions"] = .array(details.mentions)
    object["channels"] = []
    object["tmid"] = details.thread.map(JSON.string)
    if details.isShownInRoom { object["tshow"] = true }
    if let replies = details.replies {
      object["tcount"] = .integer(Int64(replies.count))
      object["tlm"] = iso8601(replies.last)
      object["replies"] = .array(replies.people.map { .string(workspace[$0].id) })
    }
    if let anchor = details.discussion {
      object["drid"] = .string(anchor.room)
      object["dcount"] = .integer(Int64(anchor.count))
      object["dlm"] = anchor.last.map(iso8601)
    }
    if let pinned = details.pinned {
      object["pinned"] = true
      object["pinnedAt"] = iso8601(pinned.time)
      object["pinnedBy"] = editorJSON(of: pinned.user)
    }
    if let edited = details.edited {
      object["editedAt"] = iso8601(edited.time)
      object["editedBy"] = editorJSON(of: edited.user)
    }
    if !details.starred.isEmpty {
      object["starred"] = .array(details.starred.map { ["_id": .string(workspace[$0].id)] })
    }
    if !details.attachments.isEmpty { object["attachments"] = .array(details.attachments) }
    if let first = details.files.first {
      object["file"] = first
      object["files"] = .array(details.files)
    }
    if !details.reactions.isEmpty {
      var reactions = JSONObject()
      for reaction in details.reactions {
        reactions[reaction.emoji] = ["usernames": .array(reaction.usernames.map(JSON.string))]
      }
      object["reactions"] = .object(reactions)
    }
    if details.isHidden { object["_hidden"] = true }
    object["parent"] = details.parent.map(JSON.string)
    for field in details.fields.fields { object[field.key] = field.value }
  }

  private func editorJSON(of user: UserIndex) -> JSON {
    [
      "_id": .string(workspace[user].id), "username": .string(workspace[user].username ?? ""),
    ]
  }

  /// What a message holds in a field that a list can be sorted by.
  func sortValue(_ message: ChatMessage, _ field: String) -> SortValue {
    switch field {
    case "ts": SortValue(message.sent)
    case "_updatedAt": SortValue(message.updated)
    case "_id": SortValue(workspace.id(of: message.key))
    case "msg": SortValue(message.text)
    case "pinnedAt": SortValue(message.details.pinned?.time)
    case "tcount": SortValue(message.details.replies.map { Int64($0.count) })
    default: .missing
    }
  }
}
