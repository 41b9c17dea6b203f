/// A filter that cannot be understood, or asks for what its list does not know.
public struct FilterError: Error, Hashable, Sendable {
  /// Characters of the text that are meant, counted from 0; empty where something is missing.
  public var columns: Range<Int>
  /// What is wrong with them.
  public var fault: FilterFault

  /// Makes an error.
  public init(_ columns: Range<Int>, _ fault: FilterFault) {
    self.columns = columns
    self.fault = fault
  }
}

/// What can be wrong with a filter.
public indirect enum FilterFault: Hashable, Sendable {
  /// A quotation has no end.
  case unclosedQuotation
  /// A parenthesis has no end.
  case unclosedParenthesis
  /// A parenthesis ends that was not begun.
  case unopenedParenthesis
  /// A regular expression has no closing slash.
  case unclosedPattern
  /// Something must follow, or stand between: after `or`, a dash or a parenthesis.
  case missingTerm
  /// No field has this name.
  case unknownField(String)
  /// A field without what it asks for.
  case missingValue(FilterField)
  /// A value that the field does not know.
  case wrongValue(FilterField, String)
  /// A regular expression that cannot be read.
  case wrongPattern
  /// A regular expression of more than so many characters.
  case longPattern(limit: Int)
  /// The field asks for what rows of this list do not have.
  case unfitField(FilterField, FilterList)
  /// Rows of this list are never like that.
  case unfitValue(FilterField, String, FilterList)
  /// No filter is saved under this name.
  case unknownSaved(String)
  /// A saved filter that leads back to itself.
  case circularSaved(String)
  /// A fault inside of what is saved under a name.
  case inSaved(String, FilterFault)
  /// More parentheses or dashes inside each other than anybody means.
  case tooDeep
  /// More characters or terms than anybody means.
  case tooLong
}
