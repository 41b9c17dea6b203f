/// Version 2: the index of character runs over texts and names, kept by triggers.
enum Migration002Search {
  static let sql = """
    CREATE VIRTUAL TABLE message_search USING fts5(
      text, content='messages', content_rowid='row', detail=none, columnsize=0,
      tokenize='gavel_grams');
    CREATE VIRTUAL TABLE people_search USING fts5(
      name, id, content='people', content_rowid='row', detail=none, columnsize=0,
      tokenize='gavel_grams');
    CREATE VIRTUAL TABLE room_search USING fts5(
      name, id, content='rooms', content_rowid='row', detail=none, columnsize=0,
      tokenize='gavel_grams');

    CREATE TRIGGER message_indexed AFTER INSERT ON messages BEGIN
      INSERT INTO message_search(rowid, text) VALUES (new.row, new.text);
    END;
    CREATE TRIGGER message_unindexed AFTER DELETE ON messages BEGIN
      INSERT INTO message_search(message_search, rowid, text)
        VALUES ('delete', old.row, old.text);
    END;
    CREATE TRIGGER message_reindexed AFTER UPDATE OF text ON messages
      WHEN new.text IS NOT old.text BEGIN
      INSERT INTO message_search(message_search, rowid, text)
        VALUES ('delete', old.row, old.text);
      INSERT INTO message_search(rowid, text) VALUES (new.row, new.text);
    END;
    CREATE TRIGGER person_indexed AFTER INSERT ON people BEGIN
      INSERT INTO people_search(rowid, name, id) VALUES (new.row, new.name, new.id);
    END;
    CREATE TRIGGER person_reindexed AFTER UPDATE OF name ON people
      WHEN new.name IS NOT old.name BEGIN
      INSERT INTO people_search(people_search, rowid, name, id)
        VALUES ('delete', old.row, old.name, old.id);
      INSERT INTO people_search(rowid, name, id) VALUES (new.row, new.name, new.id);
    END;
    CREATE TRIGGER room_indexed AFTER INSERT ON rooms BEGIN
      INSERT INTO room_search(rowid, name, id) VALUES (new.row, new.name, new.id);
    END;
    CREATE TRIGGER room_reindexed AFTER UPDATE OF name ON rooms
      WHEN new.name IS NOT old.name BEGIN
      INSERT INTO room_search(room_search, rowid, name, id)
        VALUES ('delete', old.row, old.name, old.id);
      INSERT INTO room_search(rowid, name, id) VALUES (new.row, new.name, new.id);
    END;

    INSERT INTO message_search(rowid, text) SELECT row, text FROM messages;
    INSERT INTO people_search(rowid, name, id) SELECT row, name, id FROM people;
    INSERT INTO room_search(rowid, name, id) SELECT row, name, id FROM rooms;
    """
}
