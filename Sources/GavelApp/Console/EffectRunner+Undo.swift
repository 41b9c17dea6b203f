import GavelConsole
import GavelDispatch
import GavelModel
import GavelStore

/// Taking back what has not left.
extension EffectRunner {
  func undo(_ item: ItemID) async throws(DispatchError) {
    let batch: BatchID?
    do throws(StoreError) {
      batch = try await session.reader.item(item)?.batch
    } catch {
      throw .journal(error)
    }
    guard let batch else { return }
    let taken = try await session.dispatcher.cancel(batch, items: [item])
    inbox.post(.notice(Notices.takenBack(try await count(taken, of: batch))))
  }

  /// How many items were decided for themselves: the closing of reports goes with what it follows.
  func count(_ items: [ItemID], of batch: BatchID) async throws(DispatchError) -> Int {
    let taken = Set(items)
    do throws(StoreError) {
      let all = try await session.reader.items(of: batch)
      let acts = all.count { taken.contains($0.id) && !$0.plan.isFollower }
      return acts == 0 ? items.count : acts
    } catch {
      throw .journal(error)
    }
  }
}
