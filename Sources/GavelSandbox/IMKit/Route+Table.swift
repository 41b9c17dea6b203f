/// Every call the sandbox plays; the first row that fits answers, so fixed words come before ids.
extension Route {
  static let table: [Route] = [
    Route("GET", "/rooms", IMKitPlatform.listRooms),
    Route("POST", "/rooms", .platform, IMKitPlatform.createRoom),
    Route("GET", "/rooms/ids", IMKitPlatform.listRoomIDs),
    Route("POST", "/rooms/createAndJoin", IMKitPlatform.createAndJoin),
    Route("GET", "/rooms/:id", IMKitPlatform.room),
    Route("PUT", "/rooms/:id", IMKitPlatform.updateRoom),
    Route("DELETE", "/rooms/:id", IMKitPlatform.deleteRoom),
    Route("GET", "/rooms/:id/exists", IMKitPlatform.roomExists),
    Route("GET", "/rooms/:id/count", IMKitPlatform.countMessages),

    Route("POST", "/rooms/:id/members", IMKitPlatform.addMembers),
    Route("POST", "/rooms/:id/join", IMKitPlatform.join),
    Route("POST", "/rooms/:id/delete/members", IMKitPlatform.removeMembers),
    Route("DELETE", "/rooms/:id/members/:member", IMKitPlatform.removeMember),
    Route("PUT", "/rooms/:id/member/:member", IMKitPlatform.setMemberProperty),
    Route("PUT", "/rooms/:id/lastRead", IMKitPlatform.markRead),
    Route("GET", "/blockStatus/room/:id", IMKitPlatform.listBans),
    Route("POST", "/blockStatus/room/:id/:member", IMKitPlatform.ban),
    Route("DELETE", "/blockStatus/room/:id/:member", IMKitPlatform.unban),

    Route("GET", "/rooms/:id/messages/v3", IMKitPlatform.history),
    Route("GET", "/rooms/:id/messages/:message", IMKitPlatform.messagesAround),
    Route("DELETE", "/rooms/:id/messages/:message", IMKitPlatform.deleteMessages),
    Route("POST", "/rooms/:id/message", IMKitPlatform.sendInRoom),
    Route("POST", "/messages", .platform, IMKitPlatform.sendAsPlatform),
    Route("POST", "/messages/:message/pin", IMKitPlatform.pin),
    Route("DELETE", "/messages/:message/pin", IMKitPlatform.unpin),
    Route("POST", "/search", IMKitPlatform.search),

    Route("GET", "/me", .profile, IMKitPlatform.profile),
    Route("GET", "/admin/clients", .platform, IMKitPlatform.listClients),
    Route("POST", "/admin/clients", .platform, IMKitPlatform.createClient),
    Route("POST", "/admin/clients/list", .platform, IMKitPlatform.createClients),
    Route("PUT", "/admin/clients/:id/token", .platform, IMKitPlatform.bindToken),
    Route("DELETE", "/admin/clients/:id/token", .platform, IMKitPlatform.revokeTokens),
    Route("POST", "/auths/sign/v2", .application, IMKitPlatform.signIn),
  ]
}
