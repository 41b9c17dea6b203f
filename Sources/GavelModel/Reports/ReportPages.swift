/// One page of the people who have open reports against them.
public struct ReportedPeoplePage: Hashable, Sendable {
  /// One person with the number of open reports and the time of the newest.
  public struct Entry: Hashable, Sendable {
    /// The reported person.
    public var person: Person
    /// Open reports.
    public var count: Int
    /// When the newest was made.
    public var newest: Timestamp

    /// Makes an entry.
    public init(person: Person, count: Int, newest: Timestamp) {
      self.person = person
      self.count = count
      self.newest = newest
    }
  }

  /// The people, newest report first.
  public var people: [Entry]
  /// How many people there are, as the platform counts them.
  public var totalCount: Int?
  /// When the request was begun, on this machine's clock.
  public var requestedAt: Timestamp

  /// Makes a page.
  public init(people: [Entry], totalCount: Int?, requestedAt: Timestamp) {
    self.people = people
    self.totalCount = totalCount
    self.requestedAt = requestedAt
  }
}

/// One page of reports.
public struct ReportPage: Hashable, Sendable {
  /// The reports in the platform's order; several may be about one message.
  public var reports: [Report]
  /// How many there are, as the platform counts them, which may be more than it shows.
  public var totalCount: Int?
  /// How many the platform says this page stands for: what the next page's offset grows by.
  public var countedRows: Int
  /// When the request was begun, on this machine's clock.
  public var requestedAt: Timestamp

  /// Makes a page.
  public init(reports: [Report], totalCount: Int?, countedRows: Int, requestedAt: Timestamp) {
    self.reports = reports
    self.totalCount = totalCount
    self.countedRows = countedRows
    self.requestedAt = requestedAt
  }
}
