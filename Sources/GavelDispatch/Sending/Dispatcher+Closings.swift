import GavelAPI
import GavelModel
import GavelStore

/// A decision about reports holds while one of them is open, and that is looked at last.
extension Dispatcher {
  /// Returns what is closed after the items of a request that has never left; nothing where the
  /// platform cannot be asked about all of it.
  func closings(after wire: Wire) async -> [ReportSubject] {
    guard closingBatches.contains(wire.job.batch), wire.job.isUntouched,
      wire.items.allSatisfy({ $0.attempts == 0 }), client.abilities.hasReports
    else { return [] }
    do throws(StoreError) {
      var subjects: [ReportSubject] = []
      for item in wire.items { subjects += try await store.closings(after: item.id) }
      let isAllTheirs = subjects.allSatisfy { if case .imported = $0 { false } else { true } }
      return isAllTheirs ? subjects : []
    } catch {
      halt(error)
      return []
    }
  }
}

extension [ReportSubject] {
  /// Whether the platform shows no open report about any of them; `false` for none, and where it
  /// shows this account none.
  ///
  /// - Throws: ``/GavelAPI/APIError/throttled(retryAfter:_:)``,
  ///   ``/GavelAPI/APIError/unauthorized(_:)``, and
  ///   ``/GavelAPI/APIError/unreachable(host:)`` for everything else that another try may get over:
  ///   of the act itself nothing has left.
  func areClosed(on client: PlatformClient) async throws(APIError) -> Bool {
    for subject in self {
      do throws(APIError) {
        guard try await subject.openReports(on: client) == 0 else { return false }
      } catch {
        switch error {
        case .throttled, .unauthorized, .unreachable: throw error
        case .noAnswer, .server, .gateway, .cancelled: throw .unreachable(host: client.server)
        case .forbidden, .notFound, .conflict, .invalid, .malformed, .tooLarge, .redirected,
          .insecure, .unaddressable, .unusableCredential, .unsupported, .changed, .secondFactor:
          return false
        }
      }
    }
    return !isEmpty
  }
}

extension ReportSubject {
  fileprivate func openReports(on client: PlatformClient) async throws(APIError) -> Int? {
    switch self {
    case .message(let message, _):
      try await client.reports(of: message, skip: 0, limit: 1).totalCount
    case .author(let person):
      try await client.reportedMessages(of: person, skip: 0, limit: 1).totalCount
    case .person(let person):
      try await client.reports(about: person, skip: 0, limit: 1).totalCount
    case .imported: nil
    }
  }
}
