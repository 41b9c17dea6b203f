/// Another program that moderators know, with what it needs to be compared: a list to look at and
/// the keys that move in it.
struct Peer {
  let name: String
  /// Where it would be installed; any one of these.
  let paths: [String]
  let arguments: [String]
  /// What its list is, in a few words.
  let list: String
  var down = "j"
  var up = "k"
  var pageDown = " "
  /// Pressed once after the start.
  var prelude = ""

  /// Returns the peers with the files that they are to show.
  static func all(_ files: PeerFiles) -> [Peer] {
    [
      Peer(
        name: "less", paths: ["/usr/bin/less"], arguments: [files.lines],
        list: "1,000,000 lines of text"),
      Peer(
        name: "tig", paths: ["/usr/bin/tig"], arguments: [], list: "10,000 commits"),
      Peer(
        name: "neomutt", paths: ["/usr/bin/neomutt"],
        arguments: [
          "-n", "-F", "/dev/null", "-R", "-e", "set folder=\(files.home)", "-f", files.mailbox,
        ], list: "10,000 mails",
        pageDown: "z"),
      Peer(
        name: "htop", paths: ["/usr/bin/htop"], arguments: ["-d", "100"],
        list: "this machine's processes", down: "\u{1B}OB", up: "\u{1B}OA", pageDown: "\u{1B}[6~"),
      Peer(
        name: "mc", paths: ["/usr/bin/mc"], arguments: ["-u", files.folder, files.folder],
        list: "2,000 files", down: "\u{1B}OB", up: "\u{1B}OA", pageDown: "\u{1B}[6~"),
      Peer(
        name: "lnav", paths: ["/usr/bin/lnav"], arguments: [files.log], list: "100,000 log lines",
        prelude: "g"),
      Peer(
        name: "visidata", paths: ["/usr/bin/visidata", "/usr/bin/vd"], arguments: [files.table],
        list: "100,000 rows of CSV", pageDown: "\u{06}"),
    ]
  }
}
