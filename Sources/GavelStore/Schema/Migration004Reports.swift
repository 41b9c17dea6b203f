/// Version 4: reports and decisions, what the second platform tells, items that wait for others.
///
/// Nothing here touches the messages that are there: columns are added with constant defaults, and
/// only the index over people, few beside messages, is built anew.
enum Migration004Reports {
  static let sql = columns + people + reports + groups + counters

  private static let columns = """
    ALTER TABLE people ADD COLUMN username TEXT;
    ALTER TABLE people ADD COLUMN is_deactivated INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE rooms ADD COLUMN may_read INTEGER;
    ALTER TABLE rooms ADD COLUMN parent TEXT;
    ALTER TABLE members ADD COLUMN is_muted INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE messages ADD COLUMN reply_count INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE messages ADD COLUMN discussion TEXT;
    ALTER TABLE syncs ADD COLUMN anchor_at INTEGER;
    ALTER TABLE tallies ADD COLUMN open_reports INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE totals ADD COLUMN open_reports INTEGER NOT NULL DEFAULT 0;

    ALTER TABLE items ADD COLUMN requires INTEGER REFERENCES items(id);
    CREATE INDEX items_by_requirement ON items(requires) WHERE requires IS NOT NULL;
    ALTER TABLE audit ADD COLUMN options TEXT;
    ALTER TABLE audit ADD COLUMN person TEXT AS (
      ifnull(json_extract(facts, '$.person'),
        CASE WHEN kind IN ('remove-member', 'mute-member', 'unmute-member', 'deactivate-user',
          'reactivate-user', 'delete-reported') THEN target
        WHEN kind = 'dismiss-reports' AND json_extract(options, '$.subject')
          IN ('author', 'person') THEN target END)) VIRTUAL;
    CREATE INDEX audit_by_person ON audit(person) WHERE person IS NOT NULL;

    DROP TRIGGER room_made;
    CREATE TRIGGER room_made AFTER INSERT ON rooms BEGIN
      INSERT INTO tallies(room, messages, members) VALUES (new.row, 0, 0);
      UPDATE totals SET rooms = rooms + new.listed;
    END;

    """

  private static let people = """
    DROP TRIGGER person_indexed;
    DROP TRIGGER person_reindexed;
    DROP TABLE people_search;
    CREATE VIRTUAL TABLE people_search USING fts5(
      name, username, id, content='people', content_rowid='row', detail=none, columnsize=0,
      tokenize='gavel_grams');
    CREATE TRIGGER person_indexed AFTER INSERT ON people BEGIN
      INSERT INTO people_search(rowid, name, username, id)
        VALUES (new.row, new.name, new.username, new.id);
    END;
    CREATE TRIGGER person_reindexed AFTER UPDATE OF name, username ON people
      WHEN new.name IS NOT old.name OR new.username IS NOT old.username BEGIN
      INSERT INTO people_search(people_search, rowid, name, username, id)
        VALUES ('delete', old.row, old.name, old.username, old.id);
      INSERT INTO people_search(rowid, name, username, id)
        VALUES (new.row, new.name, new.username, new.id);
    END;
    INSERT INTO people_search(rowid, name, username, id)
      SELECT row, name, username, id FROM people;

    """

  private static let reports = """
    CREATE TABLE reports (
      row INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      origin TEXT NOT NULL,
      state TEXT NOT NULL,
      room INTEGER REFERENCES rooms(row),
      room_name TEXT,
      message TEXT,
      author INTEGER REFERENCES people(row),
      reporter INTEGER REFERENCES people(row),
      reason TEXT NOT NULL,
      text TEXT,
      sent_at INTEGER,
      time INTEGER NOT NULL,
      closing TEXT,
      known_at INTEGER NOT NULL,
      seen_at INTEGER NOT NULL,
      closed_at INTEGER,
      author_group TEXT NOT NULL,
      message_group TEXT NOT NULL,
      room_group TEXT NOT NULL);
    CREATE INDEX reports_by_time ON reports(time, id);
    CREATE INDEX reports_by_state ON reports(state, time, id);
    CREATE INDEX reports_by_arrival ON reports(known_at) WHERE state = 'open';
    CREATE INDEX reports_by_message ON reports(message, room) WHERE state = 'open';
    CREATE INDEX reports_by_author ON reports(author, time, id) WHERE state = 'open';
    CREATE TABLE dismissals (
      subject TEXT NOT NULL,
      target TEXT NOT NULL,
      room TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (subject, target, room)) WITHOUT ROWID;
    CREATE INDEX dismissals_by_age ON dismissals(at);
    CREATE TABLE decisions (
      row INTEGER PRIMARY KEY,
      batch INTEGER NOT NULL REFERENCES batches(id),
      group_id TEXT NOT NULL,
      kind TEXT NOT NULL,
      reason TEXT NOT NULL,
      reports TEXT NOT NULL,
      shown_at INTEGER NOT NULL,
      decided_at INTEGER NOT NULL);
    CREATE INDEX decisions_by_batch ON decisions(batch);
    CREATE INDEX decisions_by_time ON decisions(decided_at);

    """

  private static let groups = """
    CREATE TABLE report_places (
      grouping TEXT NOT NULL,
      group_id TEXT NOT NULL,
      time INTEGER NOT NULL,
      report INTEGER NOT NULL REFERENCES reports(row),
      PRIMARY KEY (grouping, group_id, time, report)) WITHOUT ROWID;
    CREATE TABLE report_groups (
      grouping TEXT NOT NULL,
      id TEXT NOT NULL,
      oldest INTEGER NOT NULL,
      newest_rank INTEGER NOT NULL,
      count_rank INTEGER NOT NULL,
      PRIMARY KEY (grouping, id)) WITHOUT ROWID;
    CREATE INDEX report_groups_by_oldest ON report_groups(grouping, oldest, id);
    CREATE INDEX report_groups_by_newest ON report_groups(grouping, newest_rank, id);
    CREATE INDEX report_groups_by_count ON report_groups(grouping, count_rank, id);
    CREATE TABLE report_tallies (grouping TEXT PRIMARY KEY, groups INTEGER NOT NULL) WITHOUT ROWID;
    INSERT INTO report_tallies VALUES ('author', 0), ('message', 0), ('room', 0);

    CREATE TRIGGER report_placed AFTER INSERT ON report_places BEGIN
      INSERT INTO report_groups
        VALUES (new.grouping, new.group_id, new.time, -new.time, -1)
        ON CONFLICT DO UPDATE SET oldest = min(oldest, excluded.oldest),
          newest_rank = min(newest_rank, excluded.newest_rank), count_rank = count_rank - 1;
    END;
    CREATE TRIGGER report_displaced AFTER DELETE ON report_places BEGIN
      UPDATE report_groups SET count_rank = count_rank + 1,
        oldest = ifnull((SELECT min(time) FROM report_places
          WHERE grouping = old.grouping AND group_id = old.group_id), oldest),
        newest_rank = ifnull(-(SELECT max(time) FROM report_places
          WHERE grouping = old.grouping AND group_id = old.group_id), newest_rank)
        WHERE grouping = old.grouping AND id = old.group_id;
      DELETE FROM report_groups
        WHERE grouping = old.grouping AND id = old.group_id AND count_rank = 0;
    END;
    CREATE TRIGGER report_group_made AFTER INSERT ON report_groups BEGIN
      UPDATE report_tallies SET groups = groups + 1 WHERE grouping = new.grouping;
    END;
    CREATE TRIGGER report_group_ended AFTER DELETE ON report_groups BEGIN
      UPDATE report_tallies SET groups = groups - 1 WHERE grouping = old.grouping;
    END;

    """

  private static let counters = """
    CREATE TRIGGER report_opened AFTER INSERT ON reports WHEN new.state = 'open' BEGIN
      \(place)
    END;
    CREATE TRIGGER report_left
      BEFORE UPDATE OF state, room, time, author_group, message_group, room_group ON reports
      WHEN old.state = 'open' BEGIN
      DELETE FROM report_places WHERE grouping = 'author' AND group_id = old.author_group
        AND time = old.time AND report = old.row;
      DELETE FROM report_places WHERE grouping = 'message' AND group_id = old.message_group
        AND time = old.time AND report = old.row;
      DELETE FROM report_places WHERE grouping = 'room' AND group_id = old.room_group
        AND time = old.time AND report = old.row;
      UPDATE tallies SET open_reports = open_reports - 1 WHERE room = old.room;
      UPDATE totals SET open_reports = open_reports - 1;
    END;
    CREATE TRIGGER report_reopened
      AFTER UPDATE OF state, room, time, author_group, message_group, room_group ON reports
      WHEN new.state = 'open' BEGIN
      \(place)
    END;
    """

  /// What makes an open report count; it leaves before an update and comes back after it.
  private static let place = """
    INSERT INTO report_places VALUES ('author', new.author_group, new.time, new.row),
        ('message', new.message_group, new.time, new.row),
        ('room', new.room_group, new.time, new.row);
      UPDATE tallies SET open_reports = open_reports + 1 WHERE room = new.room;
      UPDATE totals SET open_reports = open_reports + 1;
    """
}
