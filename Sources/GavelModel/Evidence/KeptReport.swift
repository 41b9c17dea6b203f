/// A report as evidence; without ``reason`` only its ids, its time and its digest are left.
public struct KeptReport: Hashable, Sendable {
  /// The report.
  public var id: ReportID
  /// Digest of id, reporter, reason and text.
  public var digest: String
  /// Who complained.
  public var reporter: PersonID?
  /// Their name.
  public var reporterName: String?
  /// Whom the report is about.
  public var author: PersonID?
  /// Why, in the reporter's words.
  public var reason: String?
  /// What the message said when it was reported.
  public var text: String?
  /// When it was reported.
  public var time: Timestamp

  /// Makes a piece of evidence from its parts.
  public init(
    id: ReportID, digest: String, reporter: PersonID?, reporterName: String? = nil,
    author: PersonID? = nil, reason: String? = nil, text: String? = nil, time: Timestamp
  ) {
    self.id = id
    self.digest = digest
    self.reporter = reporter
    self.reporterName = reporterName
    self.author = author
    self.reason = reason
    self.text = text
    self.time = time
  }

  /// Keeps a report as it is.
  public init(_ report: Report) {
    self.init(
      id: report.id, digest: "", reporter: report.reporter?.id,
      reporterName: report.reporter?.name ?? report.reporter?.username, author: report.author?.id,
      reason: report.reason, text: report.text, time: report.time)
    digest = computedDigest ?? ""
  }

  /// What ``digest`` must be; `nil` when the words are not there to tell.
  public var computedDigest: String? {
    guard let reason else { return nil }
    return ContentDigest.of([id.rawValue, reporter?.rawValue ?? "", reason, text ?? ""])
  }

  /// The same without words and names.
  public var withoutContent: KeptReport {
    KeptReport(id: id, digest: digest, reporter: reporter, author: author, time: time)
  }
}
