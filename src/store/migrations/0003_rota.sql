-- SPDX-License-Identifier: EUPL-1.2
-- Who reads what, and who is on panorama duty.
-- Times are UTC seconds (…_at), civil days are 'YYYY-MM-DD' (…_on).

CREATE TABLE allocation (                        -- past allocations stay true
  id                INTEGER PRIMARY KEY AUTOINCREMENT,
  source_id         INTEGER NOT NULL REFERENCES source,
  centre_id         INTEGER NOT NULL REFERENCES centre,
  backup_centre_id  INTEGER REFERENCES centre,
  weight_minutes    REAL,                        -- a week; none: to be measured
  fixed             INTEGER NOT NULL DEFAULT 0,
  from_at           INTEGER NOT NULL,
  to_at             INTEGER
) STRICT;
CREATE UNIQUE INDEX allocation_open ON allocation (source_id, centre_id) WHERE to_at IS NULL;
CREATE INDEX allocation_by_centre ON allocation (centre_id) WHERE to_at IS NULL;

CREATE TABLE rota_rule (                         -- the rota's own facts, one line each
  name   TEXT PRIMARY KEY,                       -- 'name', 'valid_from', 'valid_to', 'duty_backup', 'handoff'
  value  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE rota_share (
  centre_id  INTEGER PRIMARY KEY REFERENCES centre,
  share      REAL NOT NULL CHECK (share >= 0),
  position   INTEGER                             -- in the duty order; none: not in it
) STRICT;

CREATE TABLE rota_share_theme (                  -- what a centre would rather read
  centre_id   INTEGER NOT NULL REFERENCES rota_share,
  position    INTEGER NOT NULL,                  -- as in the file
  theme_code  TEXT NOT NULL REFERENCES theme,
  PRIMARY KEY (centre_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE rota_reminder (                     -- how long before a duty week its centre is told
  position     INTEGER PRIMARY KEY,              -- as in the file
  days_before  INTEGER NOT NULL CHECK (days_before > 0)
) STRICT;

CREATE TABLE duty_turn (                         -- the frozen plan: one line a week
  duty       TEXT NOT NULL,                      -- 'panorama'
  week_on    TEXT NOT NULL,                      -- its Monday
  centre_id  INTEGER REFERENCES centre,          -- none: a closed week
  PRIMARY KEY (duty, week_on)
) STRICT, WITHOUT ROWID;

CREATE TABLE duty_override (                     -- exceptions layered on the plan
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  duty             TEXT NOT NULL,
  kind             TEXT NOT NULL CHECK (kind IN ('replacement', 'swap')),
  week_on          TEXT NOT NULL,                -- the replaced week, or the first of a swap
  other_week_on    TEXT NOT NULL DEFAULT '',     -- the second week of a swap
  centre_id        INTEGER NOT NULL REFERENCES centre,  -- who was to do week_on
  other_centre_id  INTEGER NOT NULL REFERENCES centre,  -- who does it instead
  reason           TEXT NOT NULL DEFAULT '',
  accepted_on      TEXT NOT NULL DEFAULT ''      -- a swap without it is only a request
) STRICT;

CREATE TABLE absence (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  centre_id  INTEGER REFERENCES centre,          -- none: the whole network is closed
  from_on    TEXT NOT NULL,
  to_on      TEXT NOT NULL,
  reason     TEXT NOT NULL DEFAULT ''
) STRICT;
