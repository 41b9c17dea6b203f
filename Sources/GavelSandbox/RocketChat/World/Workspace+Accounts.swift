/// What happens to rooms when an account is switched off or goes (contract, 10.2).
extension Workspace {
  /// Rooms that would be without an owner, or without anybody.
  struct Orphans {
    /// The user is the last owner and somebody else is there.
    var inherited: [ChatRoom] = []
    /// Nobody else is there and it is not public; an empty public channel stays.
    var deserted: [ChatRoom] = []

    var isEmpty: Bool { inherited.isEmpty && deserted.isEmpty }
  }

  func orphans(without user: UserIndex) -> Orphans {
    var orphans = Orphans()
    for room in rooms(of: user) where room.kind != .direct {
      let isAlone = room.members == [user]
      if isAlone {
        if room.kind == .group { orphans.deserted.append(room) }
      } else if room.owners() == [user] {
        orphans.inherited.append(room)
      }
    }
    return orphans
  }

  /// Gives rooms to their oldest members and deletes those that nobody is in, without the
  /// discussions under them.
  ///
  /// - Returns: The ids of the deleted rooms.
  func settle(_ orphans: Orphans, without user: UserIndex) -> [String] {
    for room in orphans.inherited {
      let heir = room.memberships.filter { $0.user != user && !$0.isBanned }
        .min { $0.joined < $1.joined }
      if let heir { room.change(heir.user) { $0.roles.append(RoleName.owner) } }
      room.change(user) { $0.roles.removeAll { $0 == RoleName.owner } }
    }
    for room in orphans.deserted { deleteAlone(room) }
    return orphans.deserted.map(\.id)
  }

  /// Switches an account on or off, with its direct rooms and its sessions.
  func setActive(_ user: UserIndex, _ isActive: Bool) {
    self[user].isActive = isActive
    if !isActive {
      self[user].tokens = []
      self[user].status = "offline"
    }
    for room in rooms(of: user) where room.kind == .direct {
      room.isReadOnly = !room.participants.allSatisfy { self[$0].isActive }
      // The others' subscriptions bear this user's name.
      guard room.participants.count == 2 else { continue }
      for other in room.participants where other != user {
        room.change(other) { $0.isArchived = !isActive }
      }
    }
  }

  /// Deletes an account with its direct rooms and its places in all others.
  ///
  /// - Parameter stranger: Who gets what the user wrote when it is only unlinked.
  func delete(_ user: UserIndex, erasure: UserErasure, stranger: UserIndex?) {
    for room in rooms {
      switch erasure {
      case .keep: break
      case .delete: deleteMessages(of: user, in: room)
      case .unlink:
        guard let stranger else { continue }
        unlinkMessages(of: user, in: room, to: stranger)
      }
    }
    for room in rooms(of: user) {
      if room.kind == .direct, room.participants.count <= 2 {
        deleteAlone(room)
      } else {
        remove(user, from: room)
        room.participants.removeAll { $0 == user }
      }
    }
    for id in teams.keys { teams[id]?.members.removeAll { $0.user == user } }
    erase(user)
  }

  private func deleteMessages(of user: UserIndex, in room: ChatRoom) {
    let now = stamp()
    let gone = room.messages.filter { $0.author == user }
    guard !gone.isEmpty else { return }
    for message in gone { trash.add(message, of: room.id, at: now) }
    room.removeMessages { $0.author == user }
    room.recomputeLastMessage()
  }

  private func unlinkMessages(of user: UserIndex, in room: ChatRoom, to stranger: UserIndex) {
    for place in room.messages.indices where room.messages[place].author == user {
      let old = room.messages[place]
      var message = ChatMessage(key: old.key, sent: old.sent, author: stranger, words: old.words)
      message.details = old.details
      message.details.fields["alias"] = "Removed User"
      change(place, in: room) { $0 = message }
    }
  }

  private func deleteAlone(_ room: ChatRoom) {
    let now = stamp()
    for message in room.messages { trash.add(message, of: room.id, at: now) }
    for member in room.memberships { remove(member.user, from: room) }
    trash.add(room, at: now)
    forget(room)
  }
}

/// What becomes of the words of a deleted account, `Message_ErasureType`.
enum UserErasure: String {
  case delete = "Delete"
  case unlink = "Unlink"
  case keep = "Keep"
}
