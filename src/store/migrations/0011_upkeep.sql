-- SPDX-License-Identifier: EUPL-1.2
-- What the program remembers for itself.
-- Times are UTC seconds (…_at), civil days are 'YYYY-MM-DD' (…_on).

-- What `vigie apply` last wrote, field by field: a row that differs was changed in the program.
CREATE TABLE applied (
  kind        TEXT NOT NULL,                     -- 'centre', 'theme', 'source', 'allocation', …
  key         TEXT NOT NULL,
  value       TEXT NOT NULL,                     -- canonical text of what the files said
  applied_at  INTEGER NOT NULL,
  PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (                           -- made by the program: keys, numbers it counts on
  name   TEXT PRIMARY KEY,
  value  BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- A message from the program to one person, once for each thing that it tells. Its text is composed
-- when it leaves, by what its kind names, from what `subject` points at.
CREATE TABLE notification (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  kind         TEXT NOT NULL,                    -- 'reminder', 'digest', …
  subject      TEXT NOT NULL,                    -- what it is about, as its kind writes it
  curator_id   INTEGER REFERENCES curator,       -- whose account has the address, or
  address      TEXT COLLATE NOCASE,              -- somebody without an account
  name         TEXT NOT NULL DEFAULT '',
  state        TEXT NOT NULL DEFAULT 'pending'
               CHECK (state = 'pending' OR state = 'handed' OR state = 'sent'
                      OR state = 'uncertain' OR state = 'deferred' OR state = 'refused'
                      OR state = 'cancelled'),
  attempts     INTEGER NOT NULL DEFAULT 0,
  next_try_at  INTEGER NOT NULL,
  created_at   INTEGER NOT NULL,
  handed_at    INTEGER,                          -- on the disk before the last byte leaves
  ended_at     INTEGER,                          -- sent, uncertain, refused or cancelled
  smtp_code    INTEGER,
  answer       TEXT NOT NULL DEFAULT '',         -- the server's last one, as it may be shown
  CHECK ((curator_id IS NULL) <> (address IS NULL))
) STRICT;
CREATE UNIQUE INDEX notification_of_curator ON notification (kind, subject, curator_id)
  WHERE curator_id IS NOT NULL;
CREATE UNIQUE INDEX notification_of_address ON notification (kind, subject, address)
  WHERE address IS NOT NULL;
CREATE INDEX notification_by_state ON notification (state, next_try_at);
CREATE INDEX notification_by_end ON notification (ended_at) WHERE ended_at IS NOT NULL;

-- What the program does by itself: one row a run. A job that has nothing to do leaves none.
CREATE TABLE job_run (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  name        TEXT NOT NULL,                     -- of app/job_list
  started_at  INTEGER NOT NULL,
  ended_at    INTEGER,
  outcome     TEXT NOT NULL DEFAULT 'running'
              CHECK (outcome = 'running' OR outcome = 'done' OR outcome = 'partial'
                     OR outcome = 'failed' OR outcome = 'interrupted'),
  detail      TEXT NOT NULL DEFAULT '',          -- French, as it may be shown
  failures    INTEGER NOT NULL DEFAULT 0,        -- in a row, this one included
  next_at     INTEGER,                           -- when the job has to do again; none: unknown
  backlog     INTEGER NOT NULL DEFAULT 0         -- what was left to do
) STRICT;
CREATE INDEX job_run_by_name ON job_run (name, id);
CREATE INDEX job_run_by_start ON job_run (started_at);

-- What is wrong with the program itself: a row each time, told to those who operate it once.
CREATE TABLE operator_trouble (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  key       TEXT NOT NULL,                       -- 'clock', 'lane:network_in', 'job:polls'
  words     TEXT NOT NULL,                       -- French, as it was when it was last seen
  began_at  INTEGER NOT NULL,
  told_at   INTEGER,                             -- none: it has not lasted long enough
  ended_at  INTEGER
) STRICT;
CREATE UNIQUE INDEX operator_trouble_open ON operator_trouble (key) WHERE ended_at IS NULL;
CREATE INDEX operator_trouble_told ON operator_trouble (key, told_at) WHERE told_at IS NOT NULL;
CREATE INDEX operator_trouble_by_end ON operator_trouble (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE lane (                              -- the lanes as they were last seen
  name        TEXT PRIMARY KEY,
  verb        TEXT NOT NULL,                     -- 'daemon' or 'tick': who runs it
  started_at  INTEGER NOT NULL,
  seen_at     INTEGER NOT NULL,                  -- when it last looked for work
  restarts    INTEGER NOT NULL DEFAULT 0,        -- since started_at
  trouble     TEXT NOT NULL DEFAULT ''           -- why it was last restarted
) STRICT, WITHOUT ROWID;

-- When the clock was last looked at, so that a jump of it is seen.
CREATE TABLE clock_tick (
  id  INTEGER PRIMARY KEY CHECK (id = 1),
  at  INTEGER NOT NULL
) STRICT;

CREATE TABLE clock_jump (                        -- of over a day, either way, or as long a stop
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  from_at      INTEGER NOT NULL,
  to_at        INTEGER NOT NULL,
  accepted_at  INTEGER,                          -- a person said that the clock is right
  accepted_by  TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX clock_jump_open ON clock_jump (id) WHERE accepted_at IS NULL;

-- What was read of the public pages: numbers alone, by day, month and year of Paris. Of a subject ('site', 'page',
-- 'theme', 'territory', 'centre', 'media', 'dossier', 'feed', 'referrer', 'embed_site', 'pooled') and its code; a measure is a
-- sum of its days ('views', 'visitors', 'embeds', 'robots', 'robot_views'), or stands as it was last seen
-- ('feed_followers', 'mail_followers').
CREATE TABLE audience_count (
  subject  TEXT NOT NULL,
  code     TEXT NOT NULL,
  measure  TEXT NOT NULL,
  period   TEXT NOT NULL,                        -- '2026-11-30', '2026-11', '2026'
  number   INTEGER NOT NULL,
  PRIMARY KEY (subject, code, measure, period)
) STRICT, WITHOUT ROWID;
CREATE INDEX audience_top ON audience_count (subject, measure, period, number);

-- Who was counted today, under a key that is nowhere in the database and gone at midnight, as are these rows.
CREATE TABLE audience_seen (
  day_on   TEXT NOT NULL,
  subject  TEXT NOT NULL,                        -- as above, or 'robot'
  code     TEXT NOT NULL,
  visitor  BLOB NOT NULL,
  PRIMARY KEY (day_on, subject, code, visitor)
) STRICT, WITHOUT ROWID;

CREATE TABLE audience_feed (                     -- what aggregators say of their readers, and when
  feed        TEXT NOT NULL,                     -- its path
  aggregator  TEXT NOT NULL,
  followers   INTEGER NOT NULL,
  told_on     TEXT NOT NULL,
  PRIMARY KEY (feed, aggregator)
) STRICT, WITHOUT ROWID;

CREATE TABLE audience_past (                     -- views of what was taken in from elsewhere, as counted there
  year   TEXT PRIMARY KEY,                       -- in which it appeared
  items  INTEGER NOT NULL,
  views  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE schema_build (                      -- one row: the files that made this database
  digest  TEXT NOT NULL
) STRICT;
