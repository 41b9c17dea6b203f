import Foundation

/// One request as a dialect describes it, without the server's address.
public struct HTTPRequest: Hashable, Sendable {
  /// What it does.
  public var method: HTTPMethod
  /// Percent-encoded, beginning with a slash; see ``PathSegment``.
  public var path: String
  /// In the order in which they are sent, not yet encoded.
  public var query: [QueryItem]
  /// In the order in which they are described; names are unique.
  public var headers: [HTTPHeader]
  /// JSON, or `nil` for a request without a body.
  public var body: Data?

  /// Describes a request.
  public init(
    _ method: HTTPMethod, _ path: String, query: [QueryItem] = [], headers: [HTTPHeader] = [],
    body: Data? = nil
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
  }

  /// Path and query as they stand in the request line.
  public var target: String {
    guard !query.isEmpty else { return path }
    let pairs = query.map { "\(PathSegment.encode($0.name))=\(PathSegment.encode($0.value))" }
    return path + "?" + pairs.joined(separator: "&")
  }
}

/// The HTTP methods that dialects use.
public enum HTTPMethod: String, Hashable, Sendable {
  /// Reads.
  case get = "GET"
  /// Changes, or signs in.
  case post = "POST"
  /// Deletes.
  case delete = "DELETE"

  /// Whether the request may change something, so that it must reach the server at most once.
  public var changesState: Bool { self != .get }
}

/// One pair of a query.
public struct QueryItem: Hashable, Sendable {
  /// The name, not encoded.
  public var name: String
  /// The value, not encoded.
  public var value: String

  /// Makes a pair.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// One header line.
public struct HTTPHeader: Hashable, Sendable {
  /// The name, in the spelling that is sent.
  public var name: String
  /// The value, in the spelling that is sent.
  public var value: String
  /// Whether the value must not be shown.
  public var isSecret: Bool

  /// Makes a header line.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
    isSecret = false
  }

  /// Makes a header line whose value no description shows.
  public init(_ name: String, _ secret: Secret) {
    self.name = name
    value = secret.reveal()
    isSecret = true
  }
}

extension HTTPHeader: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Name and value; dots for a secret one.
  public var description: String { "\(name): \(isSecret ? Secret(value).description : value)" }
  /// The same as the description.
  public var debugDescription: String { description }
  /// A mirror that shows the description only.
  public var customMirror: Mirror { Mirror(self, children: ["line": description]) }
}
