/// Version 11: items are found by what they are against, so that what an item costs does not grow
/// with the items of its batch or of those before.
///
/// A plan that was damaged stays out of the index, or no store with one could be brought up to date.
enum Migration011Targets {
  static let sql = """
    CREATE INDEX items_by_target ON items(
      CASE WHEN json_valid(plan) THEN json_extract(plan, '$.target') END);
    """
}
