import GavelModel

/// Reads a room's member list page by page, then the roles.
///
/// The platform's order follows who is online, so that pages shift while they are read: everybody
/// counts once, and a list that comes out shorter than announced is read a second time. It leaves
/// out accounts that are closed.
struct RocketChatMemberWalk: Sendable {
  let family: RocketChatFamily
  var detail: RoomDetail
  let muted: Set<String>
  private var people: [Person] = []
  private var seen: Set<PersonID> = []
  private var skip = 0
  private var isSecondTime = false

  init(family: RocketChatFamily, detail: RoomDetail, muted: Set<String>) {
    self.family = family
    self.detail = detail
    self.muted = muted
  }

  /// `GET channels.members`, `GET groups.members`.
  func page() -> Endpoint<RoomDetail> {
    RocketChatCall.page(
      family.rawValue + ".members", skip: skip, limit: RocketChatCall.pageLimit,
      [("roomId", detail.room.id.rawValue)]
    ).leads { reply throws(APIError) in
      switch reply {
      case .good(let body):
        return .then(after(try body.elements("members"), total: body.total))
      case .bad(let fault):
        // The room is there, so that "not found" means that its members are closed to us.
        guard fault.isOutOfReach else { throw fault.error }
        var closed = detail
        closed.refusedMembers = fault.answer
        // One question opens a group's members and its history, and administrators are no exception.
        if family == .groups, case .notFound = fault.error { closed.room.mayRead = false }
        return .done(closed)
      }
    }
  }

  private func after(_ elements: [JSONValue], total: Int?) -> Endpoint<RoomDetail> {
    var walk = self
    for person in elements.compactMap({ Person(rocketChat: $0) })
    where walk.seen.insert(person.id).inserted {
      walk.people.append(person)
    }
    walk.skip += elements.count
    let isWhole = total.map { walk.people.count >= $0 } ?? false
    if isWhole { return walk.roles() }
    guard elements.isEmpty else { return walk.page() }
    guard total != nil, !isSecondTime, skip > 0 else { return walk.roles() }
    walk.isSecondTime = true
    walk.skip = 0
    return walk.page()
  }

  /// `GET channels.roles`, `GET groups.roles`.
  private func roles() -> Endpoint<RoomDetail> {
    let query = [("roomId", detail.room.id.rawValue)]
    return RocketChatCall.get(family.rawValue + ".roles", query).leads {
      reply throws(APIError) in
      switch reply {
      case .good(let body): return .done(assembled(try body.elements("roles")))
      case .bad(let fault):
        guard fault.isOutOfReach else { throw fault.error }
        return .done(assembled([]))
      }
    }
  }

  private func assembled(_ elements: [JSONValue]) -> RoomDetail {
    var roles: [PersonID: Role] = [:]
    var staff: [PersonID] = []
    for element in elements {
      guard let person = element["u"]?["_id"]?.asIdentifier.map({ PersonID($0) }) else { continue }
      let names = (element["roles"]?.elements ?? []).compactMap(\.asIdentifier)
      let role: Role =
        names.contains("owner") ? .owner : names.contains("moderator") ? .manager : .member
      guard role.isStaff else { continue }
      roles[person] = role
      staff.append(person)
    }
    var whole = detail
    whole.room.owner = staff.first { roles[$0] == .owner }
    whole.room.managers = staff.filter { $0 != whole.room.owner }
    whole.members = people.map { person in
      Member(
        person: person, role: roles[person.id] ?? .member,
        isMuted: person.username.map(muted.contains) ?? false)
    }.sorted { ($0.role, $0.id) < ($1.role, $1.id) }
    return whole
  }
}
