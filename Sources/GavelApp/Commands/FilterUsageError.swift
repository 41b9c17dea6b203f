import GavelModel
import GavelStore

/// A filter on the command line that cannot be understood.
struct FilterUsageError: Error, Hashable, Sendable {
  /// The option or argument it was given as.
  var argument: String
  /// The filter.
  var text: String
  /// What is wrong with it, and where.
  var error: FilterError
}

extension CommandContext {
  /// Reads the filter that the command line asks for; everything without one.
  func filter(for list: FilterList) throws -> Filter {
    guard let text = invocation.filter else { return .everything(in: list) }
    return try filter(text, as: OptionName.filter.spelling, for: list)
  }

  /// Reads a filter that was given as an option or argument.
  func filter(_ text: String, as argument: String, for list: FilterList) throws -> Filter {
    do throws(FilterError) {
      return try Filter(text, for: list, saved: configuration.filters.saved, now: now())
    } catch {
      throw FilterUsageError(argument: argument, text: text, error: error)
    }
  }

  /// Tells when a pattern took too long for some of the texts, so that rows may be missing.
  func tellLeftOut(by reader: StoreReader) async {
    if await reader.hasLeftTextsOut { output.message(Notices.textsLeftOut) }
  }
}
