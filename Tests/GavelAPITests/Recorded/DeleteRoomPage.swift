/// The page "Delete a Room": its bodies, byte for byte.
enum DeleteRoomPage {
  static let success = #"""
    {
      "RC": 0,
      "RM": "OK",
      "result": {
        "n": 1,
        "ok": 1
      }
    }
    """#
}
