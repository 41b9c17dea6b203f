import GavelModel
import GavelScreen

extension ConsoleState {
  /// Runs a command; the key that asked for it is remembered by the dialog it may open.
  mutating func perform(_ command: Command, by key: Key?) -> [Effect] {
    switch command {
    case .move(let motion): move(motion)
    case .navigate(let navigation): navigate(navigation)
    case .mark(let marking): mark(marking)
    case .act(let acting): act(acting, by: key)
    case .decide(let kind): decide(kind, by: key)
    case .report(let reporting): run(reporting)
    case .queue(let queueing): handle(queueing)
    case .filter(let filtering): filter(filtering)
    case .read(let reading): read(reading)
    case .theme(let theming): choose(theming)
    case .session(let session): run(session, by: key)
    case .answer(let answering): answer(answering, by: key)
    }
  }
}
