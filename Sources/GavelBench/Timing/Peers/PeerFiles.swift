import Foundation

/// What the peers look at; made once in the cache.
struct PeerFiles {
  private let folderOfAll: String

  var lines: String { folderOfAll + "/lines.txt" }
  var mailbox: String { folderOfAll + "/mailbox" }
  var log: String { folderOfAll + "/messages.log" }
  var table: String { folderOfAll + "/messages.csv" }
  var folder: String { folderOfAll + "/files" }
  var repository: String { folderOfAll + "/repository" }
  var home: String { folderOfAll + "/home" }

  init(_ cache: BenchCache) throws {
    folderOfAll = cache.path + "/peers-1"
    guard !FileManager.default.fileExists(atPath: folderOfAll) else { return }
    let unfinished = PeerFiles(at: cache.path + "/making-peers-\(UUID().uuidString)")
    try unfinished.make()
    try FileManager.default.moveItem(atPath: unfinished.folderOfAll, toPath: folderOfAll)
  }

  private init(at path: String) { folderOfAll = path }

  private func make() throws {
    BenchOutput.progress("making files for the peers …")
    for path in [folder, home] {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    for number in 0..<2_000 { try write("\(number)\n", "\(folder)/file-\(number).txt") }
    try write(joined(1_000_000) { "\($0) \(Self.text($0))\n" }, lines)
    try write(joined(100_000) { "2026-01-01T00:00:00.000Z INFO \($0) \(Self.text($0))\n" }, log)
    try write("number,author,text\n" + joined(100_000) { "\($0),user,\(Self.text($0))\n" }, table)
    try write(joined(10_000, Self.mail), mailbox)
    try makeRepository()
  }

  private func write(_ text: String, _ path: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  private func joined(_ count: Int, _ line: (Int) -> String) -> String {
    var text = ""
    for number in 0..<count { text += line(number) }
    return text
  }

  private static func text(_ number: Int) -> String {
    var dice = Dice(seed: 3, stream: UInt64(number))
    let words = [
      "hello", "shipment", "arrived", "after", "lunch", "buy", "now", "cheap", "watches",
    ]
    return (0..<4 + dice.below(8)).map { _ in dice.pick(words) }.joined(separator: " ")
  }

  private static func mail(_ number: Int) -> String {
    """
    From user@example.org Thu Jan  1 00:00:00 2026
    From: User \(number) <user\(number)@example.org>
    Date: Thu, 1 Jan 2026 00:00:00 +0000
    Subject: \(text(number))
    Message-ID: <\(number)@example.org>

    \(text(number + 1))


    """
  }

  /// Without git there is no repository, and without git tig is not installed either.
  private func makeRepository() throws {
    try FileManager.default.createDirectory(atPath: repository, withIntermediateDirectories: true)
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/git") else { return }
    try git(["init", "-q", "-b", "main", repository], "")
    let stream = joined(10_000) { number in
      let text = Self.text(number)
      return "commit refs/heads/main\ncommitter U <u@example.org> \(1_700_000_000 + number) +0000\n"
        + "data \(text.utf8.count)\n\(text)\n"
    }
    try git(["-C", repository, "fast-import", "--quiet"], stream)
  }

  private func git(_ arguments: [String], _ input: String) throws {
    let file = folderOfAll + "/input"
    try write(input, file)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/git")
    process.arguments = arguments
    process.environment = ["HOME": home, "PATH": "/usr/bin:/bin"]
    process.standardInput = FileHandle(forReadingAtPath: file)
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
  }
}
