/// Version 10: what was kept of a message is found by the message, wherever it was kept.
enum Migration010Kept {
  static let sql = """
    CREATE INDEX evidence_by_message ON evidence_messages(id) WHERE text IS NOT NULL;
    """
}
