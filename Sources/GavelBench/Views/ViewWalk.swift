import GavelConsole
import GavelModel
import GavelScreen

/// A walk through every view and dialog of a console that shows a hostile world.
struct ViewWalk {
  private(set) var state: ConsoleState
  private var world: HostileWorld
  private var now = Timestamp(milliseconds: 1_772_452_980_000)

  /// Opens a console of some size, for one of the platforms.
  init(dice: Dice, charset: Charset) {
    world = HostileWorld(dice: dice)
    let sizes = [(80, 24), (120, 36), (60, 15), (40, 10), (100, 30), (200, 50), (43, 11)]
    let (columns, rows) = world.text.dice.pick(sizes)
    let account = world.text.dice.oneIn(2) ? PersonID("ana") : PersonID(world.text.next())
    state = ConsoleState(
      configuration: ConsoleConfiguration(
        charset: charset, banner: "", reasons: ["spam", world.text.next(), "off topic"]),
      connection: ConnectionStatus(
        dialect: world.text.dice.pick(["imkit", "rocketchat"]), server: world.text.next(),
        account: account, accountName: world.text.next(), role: world.text.next(),
        link: .online, lastSync: now),
      size: Size(columns: columns, rows: rows), now: now)
    post(.tick(now))
    post(.started)
    post(.batches(world.batches))
    post(.activity(world.trail()))
  }

  /// Does the next thing and returns the screen after it.
  mutating func step() -> Frame {
    now = now + .milliseconds(350)
    post(.tick(now))
    if world.text.dice.oneIn(12) { post(surprise()) } else { press() }
    let frame = draw(state)
    post(.drawn(now, bytes: 0))
    return frame
  }

  private mutating func press() {
    let script = world.text.dice.pick(Self.scripts)
    for letter in script {
      if letter == "@" {
        post(.input(.paste(world.text.next())))
      } else {
        post(.input(.key(Self.named[letter] ?? .character(letter))))
      }
      now = now + .milliseconds(350)
      post(.tick(now))
      post(.drawn(now, bytes: 0))
    }
  }

  /// Gestures of a moderator; capital signs stand for keys without a letter.
  private static let scripts = [
    "1⏎", "2", "3", "4", "5", "6", "!", "j", "k", "↓", "↑", "⇟", "⇞", "g", "G", "z", "⇥", " ", "A",
    "vjj", "d", "x", "X", "c", "D", "L", "m", "b", "o", "a", "y", "1", "⎋", "⎋⎋", "⎋⎋⎋", "⏎", "q",
    "s",
    "/@⏎", "/⎋", ":@", ":d", "⎋?", "?⇟", "t", "i", "u", "5⏎", "5⏎↓", "3d⎋", "2x@", "1D@⏎", "1⏎3⏎",
    "!⏎", "!⏎⏎", "!o", "!d", "!a@", "!x", "!b", "@", "e", "r@⏎", "C", "n", "N",
    "#", "#↓", "#⏎⇟⎋", "#v", "#v⇟", "#e", "#E", "#/@⏎",
  ]
  private static let named: [Character: Key] = [
    "⏎": .enter, "⎋": .escape, "↓": .down, "↑": .up, "⇟": .pageDown, "⇞": .pageUp, "⇥": .tab,
  ]

  /// Something that happens by itself.
  private mutating func surprise() -> ConsoleEvent {
    switch world.text.dice.below(7) {
    case 0: .notice(world.notice())
    case 1: .secondFactorWanted(method: world.text.next(), number: world.text.dice.below(9))
    case 2: .interruptedBatches(world.batches.filter { $0.state == .interrupted })
    case 3: .activity(world.trail())
    case 4: .changed(Set(ConsoleTopic.allCases))
    case 5: .batches(world.batches)
    default: .connection(status())
    }
  }

  private mutating func status() -> ConnectionStatus {
    var status = state.connection
    status.server = world.text.next()
    status.accountName = world.text.next()
    status.role = world.text.next()
    return status
  }

  private mutating func post(_ event: ConsoleEvent) {
    var waiting = [event]
    // A world that fails now and then may make the console ask again and again.
    var left = 200
    while !waiting.isEmpty, left > 0 {
      left -= 1
      for effect in update(&state, waiting.removeFirst()) {
        waiting += world.answer(effect, at: now)
      }
    }
  }
}
