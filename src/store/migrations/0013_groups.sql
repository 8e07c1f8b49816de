-- SPDX-License-Identifier: EUPL-1.2
-- Working groups: people of several centres who follow one theme together, and meet.
-- Times are UTC seconds (…_at).

CREATE TABLE working_group (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  name        TEXT NOT NULL UNIQUE COLLATE NOCASE,
  theme_code  TEXT REFERENCES theme,             -- none: a trade, that no theme of the press tells
  calendar    TEXT NOT NULL DEFAULT '',          -- address of an iCalendar file; '' for none
  asked_at    INTEGER,                           -- when that address was last asked
  trouble     TEXT NOT NULL DEFAULT '',          -- why it gave no calendar then
  closed_at   INTEGER,
  version     INTEGER NOT NULL DEFAULT 1,
  created_by  INTEGER NOT NULL REFERENCES curator,
  created_at  INTEGER NOT NULL,
  changed_by  INTEGER NOT NULL REFERENCES curator,
  changed_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE working_group_member (
  group_id    INTEGER NOT NULL REFERENCES working_group,
  curator_id  INTEGER NOT NULL REFERENCES curator,
  joined_at   INTEGER NOT NULL,
  PRIMARY KEY (group_id, curator_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX working_group_member_by_curator ON working_group_member (curator_id);

CREATE TABLE working_group_meeting (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  group_id   INTEGER NOT NULL REFERENCES working_group,
  uid        TEXT NOT NULL DEFAULT '',           -- of the calendar; '': written by hand
  title      TEXT NOT NULL DEFAULT '',
  place      TEXT NOT NULL DEFAULT '',
  url        TEXT NOT NULL DEFAULT '',
  starts_at  INTEGER NOT NULL,
  ends_at    INTEGER,
  seen_at    INTEGER NOT NULL,                   -- when it was last said
  followed   INTEGER NOT NULL DEFAULT 0 CHECK (followed IN (0, 1)), -- by the group's calendar, not by people
  UNIQUE (group_id, uid, starts_at)
) STRICT;
CREATE INDEX working_group_meeting_to_come ON working_group_meeting (starts_at);
CREATE INDEX working_group_meeting_of_group ON working_group_meeting (group_id, starts_at);

CREATE TABLE working_group_note (                -- what a member writes for the others
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  group_id      INTEGER NOT NULL REFERENCES working_group,
  curator_id    INTEGER NOT NULL REFERENCES curator,
  body          TEXT NOT NULL,                   -- Markdown
  written_at    INTEGER NOT NULL,
  changed_at    INTEGER,
  withdrawn_at  INTEGER,                         -- who wrote it alone sees it then, and may give it back
  version       INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX working_group_note_by_group ON working_group_note (group_id, id);
