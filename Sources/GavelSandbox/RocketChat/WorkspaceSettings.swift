/// The platform's settings by their own names, those that the played calls obey.
struct WorkspaceSettings: Hashable {
  private var values = Self.defaults

  init(isRateLimited: Bool = false) {
    values["API_Enable_Rate_Limiter"] = .bool(isRateLimited)
  }

  subscript(flag name: String) -> Bool { values[name]?.flag ?? false }
  subscript(number name: String) -> Int { values[name]?.wholeNumber.map(Int.init) ?? 0 }
  subscript(text name: String) -> String { values[name]?.text ?? "" }

  /// Returns a list of names, as of routes.
  func list(_ name: String) -> [String] { values[name]?.texts ?? [] }

  var json: JSON {
    var object = JSONObject()
    for (name, value) in values.sorted(by: { $0.key < $1.key }) { object.append(name, value) }
    return .object(object)
  }

  /// Changes one setting; its type stays.
  mutating func set(_ name: String, to value: JSON) throws(ControlRefusal) {
    guard let old = values[name] else {
      throw .unknown(name: name, known: values.keys.sorted())
    }
    switch old {
    case .bool:
      guard value.flag != nil else { throw .wrongValue(field: name, wanted: "true or false") }
    case .integer:
      guard let number = value.wholeNumber, (0...1_000_000_000).contains(number) else {
        throw .wrongValue(field: name, wanted: "a whole number from 0")
      }
    case .string:
      guard let text = value.text else { throw .wrongValue(field: name, wanted: "a text") }
      if let choices = Self.choices[name], !choices.contains(text) {
        throw .wrongValue(field: name, wanted: choices.joined(separator: ", "))
      }
    case .array:
      guard value.texts != nil else { throw .wrongValue(field: name, wanted: "a list of names") }
    case .null, .number, .object: break
    }
    values[name] = value
  }

  private static let choices = [
    "Message_ErasureType": ["Delete", "Unlink", "Keep"]
  ]

  private static let defaults: [String: JSON] = [
    "API_Enable_Direct_Message_History_EndPoint": false,
    "API_Enable_Rate_Limiter": false,
    "API_Enable_Rate_Limiter_Limit_Calls_Default": 10,
    "API_Enable_Rate_Limiter_Limit_Time_Default": 60_000,
    "API_Default_Count": 50,
    "API_Upper_Count_Limit": 100,
    "API_Allow_Infinite_Count": true,
    "Accounts_TwoFactorAuthentication_Enabled": false,
    "Accounts_TwoFactorAuthentication_RememberFor": 1800,
    "Block_Multiple_Failed_Logins_Attempts_Until_Block_By_User": 10,
    "Block_Multiple_Failed_Logins_Time_To_Unblock_By_User_In_Minutes": 5,
    "DirectMesssage_maxUsers": 8,
    "E2E_Enable": false,
    "Message_AllowDeleting": true,
    "Message_AllowDeleting_BlockDeleteInMinutes": 0,
    "Message_AllowEditing": true,
    "Message_AllowEditing_BlockEditInMinutes": 0,
    "Message_AllowPinning": true,
    "Message_AllowStarring": true,
    "Message_ErasureType": "Delete",
    "Message_KeepHistory": false,
    "Message_MaxAllowedSize": 5000,
    "Message_ShowDeletedStatus": false,
    "Discussion_enabled": true,
    "Threads_enabled": true,
    "UI_Use_Real_Name": false,
    "totp_required_routes": [],
  ]
}
