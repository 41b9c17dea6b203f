import Testing

@testable import GavelSandbox

@Suite struct HistoryTests {
  private func page(_ sandbox: SandboxFixture, _ query: String) throws -> (ids: [String], JSON) {
    let path = "/rooms/general-tw/messages/v3?\(query)"
    let result = try #require(try sandbox.call(.member, "GET", path).json["result"])
    return (result["data"]?.elements?.compactMap { $0["_id"]?.text } ?? [], result)
  }

  private func walk(_ sandbox: SandboxFixture, limit: Int) throws -> [String] {
    var seen: [String] = []
    var known: Set<String> = []
    var query = "limit=\(limit)"
    while true {
      let fresh = try page(sandbox, query).ids.filter { known.insert($0).inserted }
      guard let last = fresh.last else { return seen }
      seen += fresh
      query = "limit=\(limit)&beforeMessage=\(last)"
    }
  }

  @Test(arguments: [false, true])
  func `a walk backwards finds every message once, with either kind of anchor`(inclusive: Bool)
    throws
  {
    let sandbox = try SandboxFixture()
    try sandbox.set(["anchor_inclusive": .bool(inclusive)])
    let seen = try walk(sandbox, limit: 100)
    let room = try #require(try sandbox.state()["rooms"]?.elements?.first)
    let all = room["messages"]?.elements?.compactMap { $0["id"]?.text } ?? []
    #expect(seen.count == 640)
    #expect(Array(seen.reversed()) == all)
    let first = try page(sandbox, "limit=2&beforeMessage=\(seen[4])").ids
    #expect(first == (inclusive ? [seen[4], seen[5]] : [seen[5], seen[6]]))
  }

  @Test func `limits are 20 by default and 200 at most`() throws {
    let sandbox = try SandboxFixture()
    #expect(try page(sandbox, "").ids.count == 20)
    #expect(try page(sandbox, "limit=0").ids.count == 20)
    #expect(try page(sandbox, "limit=5000").ids.count == 200)
    #expect(try page(sandbox, "limit=7").1["totalCount"] == 640)
    for query in ["limit=x", "limit=-1", "beforeMessage=zz", "afterTime=yesterday", "sortOrder=up"]
    {
      let path = "/rooms/general-tw/messages/v3?\(query)"
      #expect(try sandbox.call(.member, "GET", path).status == 400, "\(query)")
    }
  }

  @Test func `newer messages are asked for by anchor or by time`() throws {
    let sandbox = try SandboxFixture()
    let all = try walk(sandbox, limit: 200)
    #expect(try page(sandbox, "afterMessage=\(all[5])").ids == Array(all[0..<5]))
    let oldest = try page(sandbox, "afterMessage=\(all[9])&sortOrder=asc&limit=3").ids
    #expect(oldest == [all[8], all[7], all[6]])
    let times = try page(sandbox, "limit=10").1["data"]?.elements ?? []
    let fourth = try #require(times[3]["updatedAtMS"]?.wholeNumber)
    #expect(try page(sandbox, "afterTime=\(fourth)&limit=50").ids == Array(all[0..<3]))
    let between = try page(sandbox, "beforeMessage=\(all[1])&afterMessage=\(all[4])").ids
    #expect(between == Array(all[2..<4]))
  }

  @Test func `an edit or a recall moves an old message to the head`() throws {
    let sandbox = try SandboxFixture()
    let path = "/rooms/general-tw/message"
    let sent = try sandbox.call(.member, "POST", path, ["message": "first"]).json
    let id = try #require(sent["result"]?["_id"])
    let second = try sandbox.call(.owner, "POST", path, ["message": "second"]).json["result"]?[
      "_id"]
    let edit: JSON = ["_id": id, "message": "changed", "messageType": "text"]
    #expect(try sandbox.call(.manager, "POST", path, edit).status == 403)
    let edited = try sandbox.call(.member, "POST", path, edit).json["result"]
    #expect(edited?["message"] == "changed" && edited?["editedAt"]?.text != nil)
    #expect(try page(sandbox, "limit=2").ids == [id.text, second?.text])
    let room = try sandbox.call(.member, "GET", "/rooms/general-tw").json["result"]
    #expect(room?["lastMessage"]?["_id"] == second)
    let recall: JSON = ["_id": id, "messageType": "recall"]
    let recalled = try sandbox.call(.manager, "POST", path, recall).json["result"]
    #expect(recalled?["message"] == "" && recalled?["messageType"] == "recall")
    #expect(recalled?["sender"]?["id"] == "tomas")
    let time = try #require(edited?["createdAtMS"]?.wholeNumber)
    try sandbox.set(["aftertime_messageTime": true])
    let plain = try page(sandbox, "afterTime=\(time)&limit=50").ids
    #expect(!plain.contains(id.text ?? ""))
  }

  @Test func `a walk goes on when its anchor was deleted`() throws {
    let sandbox = try SandboxFixture()
    let all = try walk(sandbox, limit: 200)
    try sandbox.call(.owner, "DELETE", "/rooms/general-tw/messages/\(all[300])")
    let next = try page(sandbox, "limit=1&beforeMessage=\(all[300])").ids[0]
    #expect(all[296...302].contains(next))
  }

  @Test func `messages around one are found, and changes can be counted`() throws {
    let sandbox = try SandboxFixture()
    let all = try walk(sandbox, limit: 200)
    let path = "/rooms/general-tw/messages/\(all[50])?before=2&after=1"
    let around = try sandbox.call(.member, "GET", path).json["result"]?["data"]?.elements
    #expect(around?.compactMap { $0["_id"]?.text } == Array(all[49...52]))
    let count = "/rooms/general-tw/count?timeInMS="
    let none = try sandbox.call(.member, "GET", count + "\(SandboxFixture.base + 1)").json
    #expect(none["result"] == ["count": 0])
    #expect(try sandbox.call(.member, "GET", count + "0").json["result"] == ["count": 640])
  }

  @Test func `one pinned message follows another`() throws {
    let sandbox = try SandboxFixture()
    let ids = try sandbox.newest(2, in: "general-tw")
    #expect(try sandbox.call(.member, "POST", "/messages/\(ids[0])/pin").status == 403)
    for id in ids {
      let pinned = try sandbox.call(.manager, "POST", "/messages/\(id)/pin").json["result"]
      #expect(pinned?["pinned"] == true && pinned?["isPined"] == true)
    }
    let data = try page(sandbox, "limit=200").1["data"]?.elements ?? []
    #expect(data.filter { $0["pinned"] == true }.map { $0["_id"]?.text } == [ids[1]])
    let unpinned = try sandbox.call(.manager, "DELETE", "/messages/\(ids[1])/pin").json
    #expect(unpinned["result"]?["pinned"] == false)
  }
}
