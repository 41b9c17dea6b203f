/// Which Gavel this is.
enum Version {
  /// The number of this version.
  static let number = "0.1.0"
}
