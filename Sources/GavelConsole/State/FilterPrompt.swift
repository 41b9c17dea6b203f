import GavelModel

/// The field in which a filter is typed, what is wrong with it, and what it was completed with.
struct FilterPrompt: Sendable, Equatable {
  /// The pane whose list is narrowed.
  let pane: Pane
  var field: TextField
  /// Names and types that the list showed when the field was opened, for the completion.
  var known: [FilterField: [String]] = [:]
  /// Why the list still shows what it showed before.
  var error: FilterError?
  /// The words that were offered at the last completion; another key ends it.
  var offer: Offer?

  /// Words that take turns at one place of the field.
  struct Offer: Sendable, Equatable {
    var words: [String]
    /// The word that stands there now.
    var chosen: Int
    /// Where it begins.
    var start: Int
  }

  /// Puts the next of the offered words in place of the one that stands there, or the one before.
  mutating func turn(by step: Int) {
    guard var offer else { return }
    let end = offer.start + offer.words[offer.chosen].count
    offer.chosen = (offer.chosen + step + offer.words.count) % offer.words.count
    field.replace(offer.start..<end, with: offer.words[offer.chosen])
    self.offer = offer
  }

  /// Puts the first or last word of a completion into the field.
  mutating func take(_ completion: FilterCompletion, step: Int) {
    let chosen = step > 0 ? 0 : completion.words.count - 1
    field.replace(completion.columns, with: completion.words[chosen])
    offer = Offer(words: completion.words, chosen: chosen, start: completion.columns.lowerBound)
  }
}
