/// Version 11: items are found by what they are against, so that what an item costs does not grow
/// with the items of its batch or of those before.
enum Migration011Targets {
  static let sql = """
    CREATE INDEX items_by_target ON items(json_extract(plan, '$.target'));
    """
}
