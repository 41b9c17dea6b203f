/// The page "Delete DM": its examples, byte for byte.
enum DeleteDirectPage {
  static let token = "RScctEHSmLGZGywfIhWyRpyofhKOiMoUIpimhvheU3f"
  static let userID = "rbAXPnMktTFbNpwtJ"

  static let request = #"""
    {
      "roomId": "hdy9972092873h8s7s0"
    }
    """#

  static let success = #"""
    {
      "success": true
    }
    """#

  static let invalidBody = #"""
    {
      "success": false,
      "error": "must have required property 'roomId'\n must have required \#
    property 'username'\n must match exactly one schema in oneOf [invalid-params]",
      "errorType": "invalid-params"
    }
    """#

  static let invalidChannel = #"""
    {
      "success": false,
      "error": "[invalid-channel]",
      "errorType": "invalid-channel"
    }
    """#

  static let unauthorized = #"""
    {
      "status": "error",
      "message": "You must be logged in to do this."
    }
    """#
}
