import GavelModel
import Testing

@testable import GavelAPI

/// Rooms and members in every documented spelling.
@Suite struct RoomDecodingTests {
  @Test func `a full room keeps its columns and the rest`() throws {
    let detail = try room(
      """
      {"_id":"r","id":"r","name":"Harbor","roomType":"group","status":1,"roomTags":["eu"],
       "owner":{"_id":"olga","nickname":"Olga"},"managers":["max"],"isSuperuser":true,"unread":2,
       "members":[{"_id":"zoe","nickname":"Zoe"},{"_id":"adam"},{"_id":"max"},{"_id":"olga"}],
       "memberProperties":[{"client":"adam","role":"admin"},{"client":"left","role":"admin"}],
       "lastMessage":{"_id":"69a55552aa10c4d2e7f00103","messageTimeMS":1772442962900},
       "createdTimeMS":1772323200000,"__v":3,"appID":"x","futureField":{"deep":[1,true,null]}}
      """)
    #expect(detail.room.name == "Harbor")
    #expect(detail.room.kind == .group)
    #expect(detail.room.status == .active)
    #expect(detail.room.owner == "olga")
    #expect(detail.room.managers == ["max", "adam"])
    #expect(detail.room.mayModerate == true)
    #expect(detail.room.memberCount == 4)
    #expect(detail.room.createdAt == Timestamp(milliseconds: 1_772_323_200_000))
    #expect(detail.room.activeAt == Timestamp(milliseconds: 1_772_442_962_900))
    #expect(detail.members?.map(\.id) == ["olga", "max", "adam", "zoe"])
    #expect(detail.members?.map(\.role) == [.owner, .manager, .admin, .member])
    #expect(detail.requestedAt == begun)
    let raw = parsed(detail.room.raw)
    #expect(raw?["futureField"]?["deep"] == .array([.integer(1), .bool(true), .null]))
    #expect(raw?["roomTags"] == .array([.string("eu")]))
    #expect(raw?["__v"] == nil)
    #expect(raw?["lastMessage"] == nil)
  }

  @Test func `the highest of several roles counts`() throws {
    let detail = try room(
      """
      {"_id":"r","owner":"a","managers":["a","b"],"members":["a","b"],
       "memberProperties":[{"client":{"_id":"b"},"role":"admin"},{"client":"a","role":"admin"}]}
      """)
    #expect(detail.members?.map(\.role) == [.owner, .manager])
    #expect(detail.room.managers == ["b"])
  }

  @Test func `members may be ids, repeated, numbers or broken`() throws {
    let detail = try room(
      #"{"_id":"r","members":["a",{"_id":"b"},7,"",null,{"nickname":"nobody"},"a",[],{"id":"c"}]}"#)
    #expect(detail.members?.map(\.id) == ["7", "a", "b", "c"])
    #expect(detail.room.memberCount == 4)
  }

  @Test func `a missing member list is not an empty one`() throws {
    #expect(try room(#"{"_id":"r"}"#).members == nil)
    #expect(try room(#"{"_id":"r","members":"odd"}"#).members == nil)
    #expect(try room(#"{"_id":"r","members":[]}"#).members == [])
  }

  @Test(arguments: [
    (#""roomType":"direct""#, "direct"), (#""roomType":"group""#, "group"),
    (#""roomType":"custom""#, "custom"), (#""roomType":"townhall""#, "townhall"),
    (#""roomType":"custom","extParams":"{\"roomType\":\"group\"}""#, "group"),
    (#""roomType":"custom","extParams":"roomType=group""#, "custom"),
    (#""members":["a","b"]"#, "direct"), (#""members":["a","b","c"]"#, "group"),
    (#""roomType":"","members":["a"]"#, "group"), (#""roomType":null"#, "group"),
  ])
  func `the type is read, found or inferred`(fields: String, kind: String) throws {
    #expect(try room(#"{"_id":"r",\#(fields)}"#).room.kind.name == kind)
  }

  @Test func `status 0 is frozen and everything else active`() throws {
    #expect(try room(#"{"_id":"r","status":0}"#).room.status == .frozen)
    #expect(try room(#"{"_id":"r","status":"0"}"#).room.status == .frozen)
    #expect(try room(#"{"_id":"r"}"#).room.status == .active)
    #expect(try room(#"{"_id":"r","status":2}"#).room.status == .active)
  }

  @Test func `times are milliseconds, ISO texts or hidden in the id`() throws {
    let iso = try room(#"{"_id":"r","createdTime":"2026-03-01T00:00:00.000Z"}"#)
    #expect(iso.room.activeAt == Timestamp(milliseconds: 1_772_323_200_000))
    let id = "5f890cf37d980e06f6aaf349"
    let hidden = try room(#"{"_id":"\#(id)"}"#, id: RoomID(id))
    #expect(hidden.room.createdAt == Timestamp(milliseconds: 1_602_817_267_000))
    #expect(try room(#"{"_id":"r"}"#).room.createdAt == nil)
    #expect(try room(#"{"_id":"r","createdTimeMS":"1772323200000"}"#).room.createdAt != nil)
  }

  @Test func `an odd last message does not cost the room`() throws {
    #expect(try room(#"{"_id":"r","lastMessage":"5f890cf37d980e06f6aaf349"}"#).room.id == "r")
    #expect(try room(#"{"_id":"r","lastMessage":null}"#).room.id == "r")
  }

  @Test func `a page leaves out what has no id and keeps the rest`() throws {
    let page = try IMKitDialect().rooms(skip: 0, limit: 9).reading(
      #"""
      {"RC":0,"RM":"OK","result":{"totalCount":"5","data":[{"name":"x"},null,7,{"_id":"a"},
       {"id":"b","name":42,"members":{"odd":1}}]}}
      """#)
    #expect(page.rooms.map(\.room.id) == ["a", "b"])
    #expect(page.rooms.last?.room.name == "42")
    #expect(page.totalCount == 5)
    #expect(page.requestedAt == begun)
  }

  @Test func `a page without roles carries no member list, so that nobody loses one`() throws {
    let page = try IMKitDialect().rooms(skip: 0, limit: 9).reading(
      #"""
      {"RC":0,"result":{"data":[
       {"_id":"bare","roomType":"group","members":["a","b","c"]},
       {"_id":"some","roomType":"group","members":["a"],"memberProperties":[]},
       {"_id":"full","roomType":"group","members":["a"],"memberProperties":[],"owner":"a"},
       {"_id":"two","roomType":"direct","members":["a","b"]}]}}
      """#)
    #expect(page.rooms.map { $0.members?.count } == [nil, nil, 1, 2])
    #expect(page.rooms.map(\.room.memberCount) == [3, 1, 1, 2])
  }

  @Test func `people in rooms keep what is theirs, without personal data`() throws {
    let detail = try room(
      """
      {"_id":"r","members":[{"_id":"bot","nickname":"Bot","isRobot":true,"avatarUrl":"http://a",
       "lastLoginTimeMS":5,"Email":"x@y","user_agent":"z","publicKey":"k","isRobotic":1}]}
      """)
    let person = try #require(detail.members?.first?.person)
    #expect(person.isBot)
    #expect(
      person.raw
        == RawJSON(
          #"{"avatarUrl":"http://a","lastLoginTimeMS":5,"publicKey":"k","isRobotic":1}"#))
  }
}
