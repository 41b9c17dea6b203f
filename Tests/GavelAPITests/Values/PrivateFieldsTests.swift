import GavelModel
import Testing

@testable import GavelAPI

@Suite struct PrivateFieldsTests {
  @Test(arguments: [
    "address", "Address", "ADDRESS", "userAgent", "user-agent", "User_Agent", "email", "eMail",
    "emailVerified", "token", "accessToken", "IM-Authorization", "pushToken", "password",
    "clientKey", "apiKey", "API_KEY", "secret", "ip", "ipAddress", "phoneNumber", "cookie",
  ])
  func `a private field is known in any spelling`(name: String) {
    #expect(PrivateFields.isPrivate(name))
  }

  @Test(arguments: [
    "nickname", "description", "city", "zip", "tips", "publicKey", "keywords", "id",
  ])
  func `other fields stay`(name: String) {
    #expect(!PrivateFields.isPrivate(name))
  }

  @Test(arguments: [
    (#""{\"a\":1,\"token\":\"t\"}""#, #""{\"a\":1}""#),
    (#""a=1&token=t&b=2""#, #""a=1&token=&b=2""#),
    (#""https://h/x?api_key=k&y=1""#, #""https://h/x?api_key=&y=1""#),
    (#""{broken token""#, #""{broken token""#), (#""1 = 1""#, #""1 = 1""#),
    (#""{\"a\": 1}""#, #""{\"a\": 1}""#),
    (#"[{"email":1},{"x":{"ip":2,"y":3}}]"#, #"[{},{"x":{"y":3}}]"#),
  ])
  func `secrets inside texts and lists go too`(json: String, clean: String) {
    #expect(JSONValue(parsing: json)?.scrubbed.text == clean)
  }
}
