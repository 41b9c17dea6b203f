/// Answers of IMKit in the forms that its pages and its server show.
enum IMKitCorpus {
  static let bodies = [
    #"{"RC":0,"RM":"OK","result":{"_id":"r","name":"general","roomType":"group","members":["#
      + #"{"_id":"a","nickname":"Ana","id":"a","email":"a@b"},"b",{"id":3,"isRobot":true}],"#
      + #""owner":{"_id":"a"},"managers":["b"],"memberProperties":[{"client":"b","role":"admin"}],"#
      + #""createdTimeMS":1487068316006,"isSuperuser":1,"status":0,"extParams":"{\"roomType\":\"x\"}","#
      + #""lastMessage":{"_id":"m","message":"x","messageTime":"2017-02-14T10:31:56.006Z"}}}"#,
    #"{"RC":0,"RM":"OK","result":{"totalCount":2,"data":[{"_id":"5f890cf37d980e06f6aaf349","#
      + #""message":"hello \ud83d\ude00","messageType":"text","sender":{"_id":"a","nickname":"Ana"},"#
      + #""messageTimeMS":1487068316006,"createdAtMS":1487068316006,"updatedAtMS":1487068317000,"#
      + #""editedAt":"2017-02-14T10:31:57.000Z","pinned":true,"reply":{"_id":"m0"},"mentions":[],"#
      + #""pushToken":"abc"},{"_id":"m2","messageType":"image","originalUrl":"https://x/?token=t&w=1","#
      + #""images":[{"originalUrl":"u"}],"extra":"{\"members\":[{\"nickname\":\"Bo\"}]}"}]}}"#,
    #"{"RC":0,"RM":"OK","result":{"totalCount":"1","data":[{"_id":"r","roomType":"custom","#
      + #""extParams":"{\"roomType\":\"direct\"}","members":[{"_id":"a"},{"_id":"b"}],"unread":3}]}}"#,
    #"{"RC":0,"RM":"Message deleted successfully","result":{"deletedCount":1,"roomID":"r","#
      + #""messageID":"_all","deletedBy":"a","deletedAt":"2023-10-15T10:30:45.123Z"}}"#,
    #"{"RC":0,"RM":"OK","result":{"n":1,"ok":1}}"#,
    #"{"RC":401,"RM":"Unauthorized","error":{"code":"INVALID_TOKEN","message":"expired"}}"#,
    #"{"RC":429,"error":"too many","message":"slow down","retryAfter":2.5}"#,
    #"{"RC":"0","result":{"_id":"me","nickname":"Me","lastLoginTimeMS":0,"ip":"10.0.0.1"}}"#,
    #"{"statusCode":404,"error":"Not Found","message":"no such room"}"#,
    "<html><body>502 Bad Gateway</body></html>", "",
  ]
  static let words = [
    "\"RC\":1", "\"n\":0", "\"ok\":0", "\"deletedCount\":", "\"members\":[", "\"totalCount\":",
    "\"message\":",
    "\"messageTimeMS\":", "\"createdTime\":\"9999-12-31T23:59:59.999Z\"", "\"extra\":\"{",
    "\"data\":[{}]",
    "-62167219200001", "\"updatedAt\":\"0000-01-01T00:00:00Z\"", "\"email\":\"x\"", "a=1&token=2",
  ]
  static let statuses = [
    200, 201, 204, 301, 302, 400, 401, 403, 404, 409, 410, 418, 429, 500, 502, 503, 0,
  ]
}
