/// Answers of Rocket.Chat in the forms that its pages and its server show.
enum RocketChatCorpus {
  static let bodies = [
    #"{"rooms":[{"_id":"GENERAL","t":"c","name":"general","fname":"General","usersCount":3,"msgs":7,"#
      + #""u":{"_id":"a","username":"ana"},"ts":"2023-10-15T10:30:45.123Z","default":true,"ro":false,"#
      + #""lastMessage":{"_id":"m","msg":"x","ts":{"$date":1697365845123}},"teamMain":true,"#
      + #""teamId":"t1"},{"_id":"d1","t":"d","uids":["a","b"],"usernames":["ana","bo"],"msgs":0}],"#
      + #""count":2,"offset":0,"total":2,"success":true}"#,
    #"{"update":[{"_id":"r","t":"p","name":"team","_updatedAt":"2023-10-15T10:30:45.123Z"}],"#
      + #""remove":[{"_id":"r2","_deletedAt":"2023-10-15T10:30:45.123Z"}],"success":true}"#,
    #"{"room":{"_id":"r","t":"c","name":"x","prid":"GENERAL","uids":[],"usersCount":2},"success":true,"#
      + #""members":[{"_id":"a","username":"ana","name":"Ana","status":"online","roles":["owner"]},"#
      + #"{"_id":"rocket.cat","username":"rocket.cat","type":"bot"}],"total":2,"count":2,"offset":0}"#,
    #"{"messages":[{"_id":"m1","rid":"r","msg":"hi \ud83d\ude00","ts":"2023-10-15T10:30:45.123Z","#
      + #""u":{"_id":"a","username":"ana","name":"Ana"},"_updatedAt":"2023-10-15T10:31:45.123Z","#
      + #""editedAt":"2023-10-15T10:31:00.000Z","pinned":true,"tmid":"m0","tcount":2,"drid":"d","#
      + #""attachments":[{"title":"a.png","image_url":"/file-upload/x/a.png"}],"file":{"_id":"f","#
      + #""name":"a.png"},"urls":[{"url":"http://x/?token=1"}]},{"_id":"m2","t":"uj","msg":"bo"}],"#
      + #""count":2,"offset":0,"total":9,"success":true}"#,
    #"{"message":{"_id":"m","rid":"r","msg":"x","t":"rm","ts":"2023-10-15T10:30:45.123Z"},"success":true}"#,
    #"{"result":{"updated":[{"_id":"m","rid":"r","msg":"x"}],"deleted":[{"_id":"m2"}]},"success":true}"#,
    #"{"success":true,"_id":"m","ts":1697365845123,"count":145}"#,
    #"{"success":false,"error":"The room is gone [error-room-not-found]","#
      + #""errorType":"error-room-not-found","details":{"method":"eraseRoom"}}"#,
    #"{"status":"error","message":"You must be logged in to do this."}"#,
    #"{"success":false,"error":"TOTP Required [totp-required]","errorType":"totp-required","#
      + #""details":{"method":"email","codeGenerated":true,"availableMethods":[]}}"#,
    #"{"success":false,"error":"Error, too many requests. Please slow down. You must wait 31 seconds "#
      + #"before trying this endpoint again. [error-too-many-requests]"}"#,
    #"{"_id":"a","username":"ana","roles":["admin"],"emails":[{"address":"a@b"}],"success":true,"#
      + #""user":{"_id":"a","username":"ana","active":false,"name":"Ana","type":"user"}}"#,
    #"{"reports":[{"_id":"1","description":"spam","ts":"2023-10-15T10:30:45.123Z","message":{"_id":"m","#
      + #""msg":"x","u":{"_id":"b","username":"bo"}},"room":{"_id":"r","t":"c","name":"x"},"#
      + #""reportedBy":{"_id":"a","username":"ana"},"userId":"b","rooms":[{"_id":"r"}],"count":3,"#
      + #""isUserDeleted":false,"reportedUser":{"_id":"b"}}],"messages":[],"user":{"_id":"b"},"#
      + #""count":1,"offset":0,"total":1,"success":true,"report":{"_id":"1","ts":"x"}}"#,
    #"{"update":[{"_id":"delete-c","roles":["admin","owner"]},{"_id":"clean-channel-history","#
      + #""roles":[]}],"remove":[],"success":true,"info":{"version":"6.5.2"},"version":"8.0"}"#,
    #"{"ims":[{"_id":"d","t":"d","usernames":["ana","me"],"uids":["a","me"]}],"discussions":[{"_id":"x"}],"#
      + #""ids":["a"],"total":1,"count":1,"offset":0,"success":true}"#,
    "<html><body>502 Bad Gateway</body></html>", "",
  ]
  static let words = [
    "\"success\":true", "\"success\":false", "\"errorType\":\"error-not-allowed\"", "\"t\":\"c\"",
    "\"t\":\"d\"", "\"t\":\"rm\"", "\"total\":", "\"$date\":", "{\"$date\":1}", "\"msgs\":",
    "\"_id\":\"\"",
    "\"version\":\"9.0.0\"", "\"roles\":[\"owner\"]", "[error-", "\"details\":{}", "\"uids\":[",
  ]
}
