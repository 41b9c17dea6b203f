/// The page "Remove a Member": its bodies, byte for byte.
enum RemoveMemberPage {
  static let success = #"""
    {
    "RC": 0,
    "RM": "OK",
    "result": {
    "_id": "demo-room",
    "lastMessage": {
    "_id": "58a2dc9c965d09221ea7bedb",
    "message": "sadf dsfdf",
    "messageType": "text",
    "sender": {
    "_id": "1485248560558",
    "nickname": "Test AB",
    "avatarUrl": "http://example.com/avatarUrl",
    "lastLoginTimeMS": 0,
    "id": "1485248560558"
    },
    "messageTime": "2017-02-14T10:31:56.006Z",
    "messageTimeMS": 1487068316006,
    "id": "58a2dc9c965d09221ea7bedb"
    },
    "members": [
    {
    "_id": "1485248560558",
    "nickname": "Test AB",
    "avatarUrl": "http://example.com/avatarUrl",
    "lastLoginTimeMS": 1487068306745,
    "id": "1485248560558"
    },
    {
    "_id": "1485248566481",
    "nickname": "Test2",
    "lastLoginTimeMS": 1486720993257,
    "id": "1485248566481"
    }
    ],
    "id": "demo-room"
    }
    }
    """#
}
