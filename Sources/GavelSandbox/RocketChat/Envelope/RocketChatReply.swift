/// A successful answer before it is put into the envelope (contract, 2.1).
enum RocketChatReply {
  /// The payload, to which `success` is added.
  case success(JSONObject)
  /// The payload of `login` and `logout`, in their own envelope.
  case status(JSON)
  /// An answer that has no envelope.
  case raw(Response)

  /// Nothing to say but that it worked.
  static let done = RocketChatReply.success([:])

  func response(_ compatibility: Compatibility) -> Response {
    var response: Response
    switch self {
    case .success(var payload):
      payload["success"] = true
      response = Response(.object(payload))
    case .status(let data): response = Response(["status": "success", "data": data])
    case .raw(let raw): return raw
    }
    // Typed routes forbid caches to keep an answer (contract, 1).
    if compatibility != .p6 {
      response.fields = [
        RequestHead.Field(name: "Cache-Control", value: "no-store"),
        RequestHead.Field(name: "Pragma", value: "no-cache"),
      ]
    }
    return response
  }
}
