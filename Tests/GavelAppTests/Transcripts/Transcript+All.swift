@testable import GavelApp

extension Transcript {
  private static let locked = "read-only: nothing that changes something is sent"
  private static let noStore = ["GAVEL_STORE": "/nonexistent/x.db"]
  private static let badToken = ["GAVEL_TOKEN": "not-a-token"]
  private static let badSettings = ["XDG_CONFIG_HOME": "$FOLDER/bad"]

  /// One row for each command.
  static let all = opening + reading + acting + plans + following + settingUp + about

  private static let opening: [Transcript] = [
    Transcript(
      .console, nil, mistake: ("console --them mono", "Did you mean --theme?"),
      refusal: ("console", .configuration, "the console needs a terminal")),
    Transcript(
      .demo, nil, mistake: ("demo --scale huge", "small, medium or large"),
      refusal: ("demo", .configuration, "the console needs a terminal")),
    Transcript(
      .sandbox, nil, mistake: ("sandbox --port 99999", "--port"),
      refusal: ("sandbox --dialect imkit --port $PORT", .configuration, "$PORT")),
  ]

  private static let reading: [Transcript] = [
    Transcript(
      .sync, ("sync", "12 rooms, "), mistake: ("sync --ful", "Did you mean --full?"),
      refusal: ("sync", .configuration, "does not know this credential"), badToken),
    Transcript(
      .rooms, ("rooms", "ROOM "), mistake: ("rooms --limit 0", "--limit"),
      refusal: ("rooms", .configuration, "/nonexistent/x.db"), noStore),
    Transcript(
      .members, ("members $ROOM", "MEMBER "), mistake: ("members", "ROOM"),
      refusal: ("members nowhere", .incomplete, "the store has no room \"nowhere\"")),
    Transcript(
      .messages, ("messages $ROOM --limit 1", "$LATEST"),
      mistake: ("messages $ROOM --json --jsonl", "--jsonl"),
      refusal: ("messages nowhere", .incomplete, "the store has no room \"nowhere\"")),
    Transcript(
      .search, ("search id:=$MESSAGE", "$MESSAGE"),
      mistake: ("search form:ana", "form"),
      refusal: ("search a", .configuration, "/nonexistent/x.db"), noStore),
  ]

  private static let acting: [Transcript] = [
    Transcript(
      .deleteMessage, ("delete-message $ROOM $MESSAGE --yes", "1 done"),
      mistake: ("delete-message $ROOM", "MESSAGE"),
      refusal: ("delete-message $ROOM $MESSAGE --yes --read-only", .guarded, locked)),
    Transcript(
      .clearRoom, ("clear-room $ROOM --yes", "1 done"),
      mistake: ("clear-room $ROOM --after soon", "--after"),
      refusal: ("clear-room $ROOM --yes --read-only", .guarded, locked)),
    Transcript(
      .deleteRoom, ("delete-room $ROOM --yes", "1 done"),
      mistake: ("delete-room $ROOM $ROOM", "$ROOM"),
      refusal: ("delete-room $ROOM --yes --read-only", .guarded, locked)),
    Transcript(
      .deleteDirect, ("delete-dm --room $DIRECT --yes", "1 done"),
      mistake: ("delete-dm", "--room or --username"),
      refusal: ("delete-dm --room $DIRECT --yes --read-only", .guarded, locked)),
    Transcript(
      .removeMember, ("remove-member $ROOM $MEMBER --yes", "1 done"),
      mistake: ("remove-member $ROOM $MEMBER --hold soon", "--hold"),
      refusal: ("remove-member $ROOM $MEMBER --yes --read-only", .guarded, locked)),
    Transcript(
      .leaveRoom, ("leave-room $ROOM --yes", "1 done"), mistake: ("leave-room", "ROOM"),
      refusal: ("leave-room $ROOM --yes --read-only", .guarded, locked)),
    Transcript(
      .muteMember, ("mute-member $ROOM $MEMBER --yes", "1 done"),
      mistake: ("mute-member $ROOM", "MEMBER"),
      refusal: ("mute-member $ROOM $MEMBER --yes --read-only", .guarded, locked)),
    Transcript(
      .unmuteMember, before: ["mute-member $ROOM $MEMBER --yes"],
      ("unmute-member $ROOM $MEMBER --yes", "1 done"), mistake: ("unmute-member $ROOM", "MEMBER"),
      refusal: ("unmute-member $ROOM $MEMBER --yes --read-only", .guarded, locked)),
    Transcript(
      .deactivateUser, ("deactivate-user $SPAMMER --yes", "1 done"),
      mistake: ("deactivate-user", "USER"),
      refusal: ("deactivate-user $SPAMMER --yes --read-only", .guarded, locked)),
    Transcript(
      .reactivateUser, before: ["deactivate-user $SPAMMER --yes"],
      ("reactivate-user $SPAMMER --yes", "1 done"), mistake: ("reactivate-user", "USER"),
      refusal: ("reactivate-user $SPAMMER --yes --read-only", .guarded, locked)),
    Transcript(
      .dismissReports, ("dismiss-reports --author $AUTHOR --yes", "1 done"),
      mistake: ("dismiss-reports --author $AUTHOR --user $AUTHOR", "--user"),
      refusal: ("dismiss-reports --author $AUTHOR --yes --read-only", .guarded, locked)),
    Transcript(
      .deleteReported, ("delete-reported $AUTHOR --yes", "done"),
      mistake: ("delete-reported", "AUTHOR"),
      refusal: ("delete-reported $AUTHOR --yes --read-only", .guarded, locked)),
  ]

  private static let plans: [Transcript] = [
    Transcript(
      .plan, ("plan clear-room $ROOM --reason spam", "\"format\":1"),
      mistake: ("plan rooms", "ACTION"),
      refusal: ("plan clear-room $ROOM", .configuration, "does not know this credential"),
      badToken),
    Transcript(
      .approve, ("approve $PLAN", "gavel-approval "), mistake: ("approve", "FILE"),
      refusal: ("approve $FOLDER/nothing.json", .usage, "cannot be read")),
    Transcript(
      .apply, ("apply $PLAN --yes", "1 done"),
      mistake: ("apply $PLAN twice", "\"twice\" is one argument too many"),
      refusal: ("apply $OTHERS --yes", .usage, "others.json was changed after it was made")),
  ]

  private static let following: [Transcript] = [
    Transcript(
      .queue, before: ["delete-message $ROOM $MESSAGE --yes"],
      ("queue", "delete-message      1  1 done"),
      mistake: ("queue lst", "list, resume, retry or cancel"),
      refusal: ("queue retry 99 --yes", .incomplete, "there is no batch 99")),
    Transcript(
      .reports, ("reports --state open --limit 1", "REPORT "),
      mistake: ("reports --state ajar", "open, closed or all"),
      refusal: ("reports import $FOLDER/nothing.csv", .usage, "$FOLDER/nothing.csv")),
    Transcript(
      .audit, before: ["delete-message $ROOM $MESSAGE --yes"], ("audit", "delete-message"),
      mistake: ("audit --kind delete-mesage", "Did you mean delete-message?"),
      refusal: ("audit --evidence 99", .incomplete, "the audit trail has no entry 99")),
    Transcript(
      .repair, ("repair", "nothing is wrong with $FOLDER/store.db"), mistake: ("repair now", "now"),
      refusal: ("repair", .configuration, "/nonexistent/x.db"), noStore),
    Transcript(
      .backup, ("backup $FOLDER/copy.db", "$FOLDER/copy.db"), mistake: ("backup", "FILE"),
      refusal: ("backup $FOLDER/store.db", .configuration, "$FOLDER/store.db")),
    Transcript(
      .restore, before: ["backup $FOLDER/copy.db"],
      ("restore $FOLDER/copy.db --yes", "$FOLDER/store.db is restored"),
      mistake: ("restore", "FILE"),
      refusal: ("restore $FOLDER/copy.db", .unconfirmed, "nobody is there to ask")),
  ]

  private static let settingUp: [Transcript] = [
    Transcript(
      .login, nil, mistake: ("login --with magic", "password, token, key or command"),
      refusal: (
        "login --dialect rocketchat --url $URL --with password --account root", .unconfirmed,
        "a question had no answer"
      )),
    Transcript(
      .logout, nil, mistake: ("logout harbor", "harbor"),
      refusal: ("logout --profile nobody", .configuration, "nobody")),
    Transcript(
      .profiles, ("profiles", "no profile"), mistake: ("profiles --limit none", "--limit"),
      refusal: ("profiles", .configuration, "Did you mean theme?"), badSettings),
    Transcript(
      .config, ("config --explain", "GAVEL_URL"), mistake: ("config --explian", "--explain"),
      refusal: ("config", .configuration, "Did you mean theme?"), badSettings),
    Transcript(
      .doctor, ("doctor", "platform"), mistake: ("doctor --jsonl", "--jsonl"),
      refusal: ("doctor", .unreachable, "platform"), ["GAVEL_URL": "http://127.0.0.1:1"]),
  ]

  private static let about: [Transcript] = [
    Transcript(
      .themes, ("themes", "midnight"), mistake: ("themes shw", "list, show or check"),
      refusal: ("themes check $FOLDER/bad/gavel/config.json", .configuration, "line 1")),
    Transcript(
      .keys, ("keys", "delete-message"), mistake: ("keys all", "all"),
      refusal: ("keys", .configuration, "Did you mean theme?"), badSettings),
    Transcript(
      .completions, ("completions zsh", "#compdef gavel"),
      mistake: ("completions fihs", "Did you mean fish?"), refusal: nil),
    Transcript(
      .complete, ("complete -- members $PREFIX", "$ROOM"), mistake: ("complete --nonsense", "--"),
      refusal: nil),
    Transcript(
      .manual, ("man", ".TH"), mistake: ("man rooms", "rooms"), refusal: nil),
    Transcript(
      .version, ("version", "gavel "), mistake: ("version --jsonl", "--jsonl"), refusal: nil),
    Transcript(
      .help, ("help sync", "gavel sync"), mistake: ("help snyc", "Did you mean sync?"),
      refusal: nil),
  ]
}
