import GavelModel
import GavelScreen

/// Changing to another profile: it is opened first, so that whatever is wrong with it is known
/// while everything here goes on; only then is asked what becomes of unfinished work.
extension ConsoleState {
  mutating func run(_ profiling: Profiling, argument: String) -> [Effect] {
    switch profiling {
    case .choose:
      guard argument.isEmpty else { return openProfile(argument) }
      let count = configuration.profiles.count
      let place = configuration.profiles.firstIndex { $0.name == configuration.profile }
      var picker = ProfilePicker(cursor: place ?? 0)
      picker.scroll(page: layout.profileRows(of: count), count: count)
      profiles = picker
      return []
    case .open:
      guard let cursor = profiles?.cursor else { return [] }
      profiles = nil
      return openProfile(configuration.profiles[cursor].name)
    case .leave:
      profiles = nil
      return []
    }
  }

  mutating func moveProfiles(_ motion: Motion) {
    let count = configuration.profiles.count
    let page = layout.profileRows(of: count)
    profiles?.move(motion, page: page, count: count)
  }

  private mutating func openProfile(_ name: String) -> [Effect] {
    let names = configuration.profiles.map(\.name)
    guard names.contains(name) else {
      hint("there is no profile “\(name)”; there is \(names.joined(separator: ", "))")
      return []
    }
    guard name != configuration.profile else {
      departure = nil
      hint("\(name) is the profile that is open")
      return []
    }
    departure = .opening(name)
    hint("opening \(name)")
    return [.openProfile(name)]
  }

  /// Says how far the profile is that somebody waits for.
  mutating func noteOpening(of name: String, _ words: String) {
    guard departure == .opening(name) else { return }
    hint("opening \(name): \(words)")
  }

  /// Goes to the profile that is open now, or asks first what becomes of unfinished work.
  mutating func leave(for name: String) -> [Effect] {
    guard departure == .opening(name) else { return [] }
    guard modal == nil, secondFactors.isEmpty else {
      departure = nil
      say(Notice(.warning, "\(name) can be opened, but a question is open here: ask again later"))
      return []
    }
    guard !queue.pending.isEmpty || !enqueuing.isEmpty else {
      return [.switchProfile(.nothingPending)]
    }
    prompt = nil
    help = nil
    modal = Modal(kind: .leave(name))
    return [.drainInput]
  }

  /// Stays, because the other profile could not be opened.
  mutating func stay(insteadOf name: String, _ notice: Notice) {
    if departure == .opening(name) { departure = nil }
    say(notice)
  }

  /// What becomes of unfinished work when the console goes on with another profile.
  mutating func leave(for name: String, _ choice: QuitChoice) -> [Effect] {
    guard choice == .sendNow else { return [.switchProfile(choice)] }
    departure = .sending(name)
    say(Notice(.info, "\(name) comes up once everything here is sent; esc stays"))
    return queue.held.map { .sendNow($0.id) } + departWhenSent()
  }

  /// Goes to the profile that waited for the queue, once nothing is left in it.
  mutating func departWhenSent() -> [Effect] {
    guard case .sending = departure, queue.pending.isEmpty, enqueuing.isEmpty, modal == nil
    else { return [] }
    departure = nil
    return [.switchProfile(.nothingPending)]
  }
}
