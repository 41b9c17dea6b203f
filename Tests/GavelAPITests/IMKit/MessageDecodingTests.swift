import GavelModel
import Testing

@testable import GavelAPI

/// Messages in every documented spelling.
@Suite struct MessageDecodingTests {
  @Test func `a text message fills its columns and keeps no raw`() throws {
    let message = try #require(
      try messages(
        """
        {"_id":"m","id":"m","room":"r","messageType":"text","message":"see pier 4",
         "sender":{"_id":"mei","id":"mei","nickname":"Mei","lastLoginTimeMS":0,"address":"1.2.3.4"},
         "reactions":[],"reactionCount":0,"messageTimeMS":1772442962900,
         "createdAtMS":1772442962901,"updatedAtMS":1772442962902,"__v":0,"appID":"x"}
        """
      ).first)
    #expect(
      message
        == Message(
          id: "m", room: "r", author: Person(id: "mei", name: "Mei"), type: "text",
          text: "see pier 4", sentAt: Timestamp(milliseconds: 1_772_442_962_900),
          updatedAt: Timestamp(milliseconds: 1_772_442_962_902)))
  }

  @Test(arguments: [
    (#""sender":{"_id":"a","nickname":"A"}"#, "a"), (#""sender":"a""#, "a"),
    (#""sender":{"id":"a"}"#, "a"), (#""sender":null"#, nil), (#""sender":{}"#, nil),
    (#""sender":"""#, nil), (#""sender":7"#, "7"), (#""x":1"#, nil), (#""sender":[]"#, nil),
  ])
  func `a sender is an object, an id or nobody`(field: String, author: PersonID?) throws {
    #expect(try messages(#"{"_id":"m",\#(field)}"#).first?.author?.id == author)
  }

  @Test(arguments: [
    (#""hello""#, "hello"), ("42", "42"), ("4.5", "4.5"), ("null", ""),
    (#"{ "b":1, "a":"x" }"#, #"{"b":1,"a":"x"}"#), (#"["x"]"#, #"["x"]"#), ("true", "true"),
    (#""\u0007\ud83d\ude00 日本""#, "\u{7}😀 日本"),
  ])
  func `a text may be any JSON`(json: String, text: String) throws {
    #expect(try messages(#"{"_id":"m","message":\#(json)}"#).first?.text == text)
  }

  @Test(
    arguments: [
      (#""messageTimeMS":1000,"messageTime":"2026-01-01T00:00:00Z""#, 1000),
      (#""messageTime":"1970-01-01T00:00:02Z""#, 2000), (#""createdAtMS":3000"#, 3000),
      (#""createdAt":"1970-01-01T00:00:04.000Z""#, 4000), (#""updatedAtMS":5000"#, 5000),
      (#""messageTimeMS":"6000""#, 6000), (#""messageTimeMS":7000.0"#, 7000),
      (#""messageTime":8000"#, 8000), (#""messageTimeMS":null,"createdAtMS":9000"#, 9000),
      (#""messageTime":"yesterday""#, 0), (#""x":1"#, 0),
    ] as [(String, Int64)])
  func `a time is the first of its spellings that can be read`(
    fields: String, milliseconds: Int64
  ) throws {
    let message = try #require(try messages(#"{"_id":"m",\#(fields)}"#).first)
    #expect(message.sentAt == Timestamp(milliseconds: milliseconds))
    #expect(message.updatedAt >= message.sentAt)
  }

  @Test(
    arguments: [
      ("-9223372036854775808", 5), ("9223372036854775807", 5), ("-62167219200001", 5),
      ("253402300800000", 5), (#""-9223372036854775808""#, 5), ("-1e18", 5),
      (#""0000-01-01T00:00:00+14:00""#, 5), ("-62167219200000", -62_167_219_200_000),
      ("253402300799999", 253_402_300_799_999),
    ] as [(String, Int64)])
  func `a time outside the years 0 to 9999 counts as unreadable`(
    time: String, milliseconds: Int64
  ) throws {
    let message = try messages(#"{"_id":"m","messageTimeMS":\#(time),"createdAtMS":5}"#).first
    #expect(message?.sentAt == Timestamp(milliseconds: milliseconds))
  }

  @Test(
    arguments: [
      ("9", 9), ("0", 0), ("2147483647", 2_147_483_647), ("2147483648", nil), ("-1", nil),
      ("-9223372036854775808", nil), ("9223372036854775807", nil), ("1e300", nil), ("null", nil),
    ] as [(String, Int?)])
  func `a count that cannot be one counts as untold`(count: String, total: Int?) throws {
    let body = #"{"RC":0,"RM":"OK","result":{"totalCount":\#(count),"data":[]}}"#
    let page = try IMKitDialect().messages(
      in: "r", hint: RoomHint(), before: nil, limit: 50, asEvidence: false
    )
    .reading(body)
    #expect(page.totalCount == total)
  }

  @Test func `an ObjectId tells the time when nothing else does`() throws {
    let message = try messages(#"{"_id":"5f890cf37d980e06f6aaf349"}"#).first
    #expect(message?.sentAt == Timestamp(milliseconds: 1_602_817_267_000))
    #expect(try messages(#"{"_id":"zf890cf37d980e06f6aaf349"}"#).first?.sentAt.milliseconds == 0)
  }

  @Test(arguments: [
    (#""extra":{"members":[{"_id":"a","nickname":"A"},{"_id":"b"}]}"#, "A, b"),
    (#""extra":{"invitees":[{"nickname":"I"}]}"#, "I"),
    (#""extra":"{\"members\":[{\"_id\":\"s\",\"nickname\":\"S\"}]}""#, "S"),
    (#""extra":{"members":["x","y"]}"#, "x, y"), (#""member":{"_id":"q"}"#, "q"),
    (#""member":"w""#, "w"), (#""extra":"not JSON""#, ""), (#""extra":[1]"#, ""),
    (#""message":"kept","extra":{"members":["x"]}"#, "kept"), (#""messageType":"recall""#, ""),
  ])
  func `a system message without text names its people`(fields: String, text: String) throws {
    let message = try messages(#"{"_id":"m","messageType":"deleteMember","message":"",\#(fields)}"#)
    #expect(try messages(#"{"_id":"m",\#(fields)}"#).first?.text == text)
    #expect(message.first != nil)
  }

  @Test func `what has no column is kept, and personal data is not`() throws {
    let message = try #require(
      try messages(
        """
        {"_id":"m","messageType":"custom-x","message":"hi","mentions":["a"],"sticker":"s1",
         "extra":"{\\"k\\":1,\\"token\\":\\"t\\"}","latitude":1.5,"isDeleted":true,"userAgent":"z",
         "room":"r","images":[],"reactions":[]}
        """
      ).first)
    #expect(message.type == "custom-x")
    let raw = parsed(message.raw)
    #expect(raw?["mentions"] == .array([.string("a")]))
    #expect(raw?["sticker"] == .string("s1"))
    #expect(raw?["extra"] == .string(#"{"k":1}"#))
    #expect(raw?["latitude"] == .number(1.5))
    #expect(raw?["isDeleted"] == .bool(true))
    #expect(raw?["userAgent"] == nil)
    #expect(raw?["reactions"] == nil)
  }

  @Test func `evidence keeps the whole message, scrubbed at every depth`() throws {
    let message = try #require(
      try messages(
        """
        {"_id":"m","message":"hi","sender":{"_id":"a","nickname":"A","address":{"address":"1.2"},
         "EMAIL":"e","devices":[{"pushToken":"p","os":"linux"}]},"__v":0}
        """, asEvidence: true
      ).first)
    let expected = JSONValue(
      parsing: """
        {"_id":"m","message":"hi","sender":{"_id":"a","nickname":"A",
         "devices":[{"os":"linux"}]},"__v":0}
        """)
    #expect(parsed(message.raw) == expected)
  }

  @Test func `attachments are named in order`() throws {
    let elements = """
      {"_id":"a","originalUrl":"u1","thumbnailUrl":"t1"},
      {"_id":"b","images":[{"originalUrl":"i1"},{"thumbnailUrl":"i2"},7,{}]}
      """
    #expect(try messages(elements).map(\.attachments) == [["u1"], ["i1", "i2"]])
  }

  @Test func `pins, hiding, edits and replies have several spellings`() throws {
    let elements = """
      {"_id":"a","pinned":true,"isHidden":1,"reply":{"_id":"x"},"editedAtMS":5},
      {"_id":"b","isPined":true,"reply":"y","editedAt":"1970-01-01T00:00:01Z"},
      {"_id":"c","pinned":false,"isPined":true,"reply":null}
      """
    let read = try messages(elements)
    #expect(read.map(\.isPinned) == [true, true, false])
    #expect(read.map(\.isHidden) == [true, false, false])
    #expect(read.map(\.replyTo) == ["x", "y", nil])
    #expect(read.map(\.editedAt?.milliseconds) == [5, 1000, nil])
  }

  @Test func `a broken element costs only itself`() throws {
    let elements = #"{"_id":"a"},null,{"message":"no id"},7,"x",[],{"_id":""},{"_id":9},{"id":"b"}"#
    #expect(try messages(elements).map(\.id) == ["a", "9", "b"])
  }

  @Test func `the page counts as the platform does`() throws {
    let page = try IMKitDialect().messages(
      in: "r", hint: RoomHint(), before: nil, limit: 1, asEvidence: false
    )
    .reading(#"{"RC":0,"result":{"totalCount":145,"userDeletedIDs":["z"],"data":[]}}"#)
    #expect(page.totalCount == 145)
    #expect(page.messages.isEmpty)
  }
}
