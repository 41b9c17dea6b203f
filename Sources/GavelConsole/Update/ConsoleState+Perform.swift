import GavelModel
import GavelScreen

extension ConsoleState {
  /// Runs a command; the key that asked for it is remembered by the dialog it may open.
  ///
  /// - Parameter argument: What was typed after its name; empty where nothing was.
  mutating func perform(
    _ command: Command, by key: Key?, argument: String = ""
  ) -> [Effect] {
    switch command {
    case .move(let motion): move(motion)
    case .navigate(let navigation): navigate(navigation)
    case .arrange(let arranging): arrange(arranging)
    case .mark(let marking): mark(marking)
    case .reckon(let algebra): reckon(algebra, named: argument)
    case .act(let acting): act(acting, by: key)
    case .decide(let kind): decide(kind, by: key)
    case .report(let reporting): run(reporting)
    case .audit(let auditing): run(auditing)
    case .queue(let queueing): handle(queueing)
    case .filter(let filtering): filter(filtering, argument: argument)
    case .read(let reading): read(reading)
    case .theme(let theming): choose(theming)
    case .profile(let profiling): run(profiling, argument: argument)
    case .session(let session): run(session, by: key, argument: argument)
    case .answer(let answering): answer(answering, by: key)
    }
  }
}
