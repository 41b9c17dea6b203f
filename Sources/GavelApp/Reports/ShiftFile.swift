import GavelModel

/// The record of a shift as a file, which only its owner can read.
struct ShiftFile {
  /// Where it is written.
  let folder: String

  /// Writes the decisions as CSV, under a name that tells when; returns the path.
  func write(_ summary: ShiftSummary, at time: Timestamp) throws(ConfigurationError) -> String {
    let file = try ExportFile(folder: folder, name: "shift", ending: "csv", at: time)
    try file.write(ShiftText.csv(summary))
    return file.path
  }
}
