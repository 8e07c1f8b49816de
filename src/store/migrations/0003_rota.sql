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
  weeks             TEXT NOT NULL DEFAULT 'all'  -- shared by two centres: each reads every other week
                    CHECK (weeks = 'all' OR weeks = 'even' OR weeks = 'odd'),
  from_at           INTEGER NOT NULL,
  to_at             INTEGER,
  created_by        INTEGER REFERENCES curator   -- none: the files
) STRICT;
CREATE UNIQUE INDEX allocation_open ON allocation (source_id, centre_id) WHERE to_at IS NULL;
CREATE INDEX allocation_by_centre ON allocation (centre_id) WHERE to_at IS NULL;

CREATE TABLE source_request (                    -- a source given up, or asked for, between two meetings
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  source_id        INTEGER NOT NULL REFERENCES source,
  kind             TEXT NOT NULL CHECK (kind = 'give' OR kind = 'take' OR kind = 'share'),
  state            TEXT NOT NULL DEFAULT 'asked'
                   CHECK (state = 'asked' OR state = 'taken' OR state = 'declined'
                          OR state = 'withdrawn'),
  centre_id        INTEGER NOT NULL REFERENCES centre,  -- who asks
  other_centre_id  INTEGER REFERENCES centre,    -- who holds it, or took it; none: all are asked
  word             TEXT NOT NULL DEFAULT '',
  created_by       INTEGER REFERENCES curator,
  asked_at         INTEGER NOT NULL,
  answered_by      INTEGER REFERENCES curator,
  answered_at      INTEGER,
  version          INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX source_request_open ON source_request (source_id) WHERE state = 'asked';

CREATE TABLE calibration (                       -- a fortnight in which a centre has its desk timed
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  centre_id     INTEGER NOT NULL REFERENCES centre,
  state         TEXT NOT NULL DEFAULT 'running'
                CHECK (state = 'running' OR state = 'measured' OR state = 'too_few'
                       OR state = 'stopped'),
  started_by    INTEGER REFERENCES curator,
  started_at    INTEGER NOT NULL,
  ends_at       INTEGER NOT NULL,
  ended_by      INTEGER REFERENCES curator,      -- none: its fortnight was over
  ended_at      INTEGER,
  readings      INTEGER NOT NULL DEFAULT 0,      -- of the whole desk
  desk_minutes  REAL NOT NULL DEFAULT 0          -- their median
) STRICT;
CREATE UNIQUE INDEX calibration_running ON calibration (centre_id) WHERE state = 'running';

CREATE TABLE calibration_source (                -- all that is kept: nobody's pace, no moment
  calibration_id  INTEGER NOT NULL REFERENCES calibration,
  source_id       INTEGER NOT NULL REFERENCES source,
  readings        INTEGER NOT NULL,
  minutes         REAL NOT NULL,                 -- an article, the median
  PRIMARY KEY (calibration_id, source_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE rota_rule (                         -- the rota's own facts, one line each
  name   TEXT PRIMARY KEY,                       -- 'name', 'valid_from', 'valid_to', 'duty_backup', …
  value  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE rota_share (
  centre_id  INTEGER PRIMARY KEY REFERENCES centre,
  share      REAL NOT NULL CHECK (share >= 0),
  position   INTEGER,                            -- in the duty order; none: not in it
  since_at   INTEGER NOT NULL DEFAULT 0          -- in the order; a centre that comes back counts anew
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

CREATE TABLE duty_reminder (                     -- the same, where a centre chose delays of its own
  centre_id    INTEGER NOT NULL REFERENCES centre,
  days_before  INTEGER NOT NULL CHECK (days_before >= 0),  -- 0, alone: it wants none
  PRIMARY KEY (centre_id, days_before)
) STRICT, WITHOUT ROWID;

-- From here on: rows of the program. What rota.toml says of them is imported once (origin 'file', no
-- author) and changes by itself no more.
CREATE TABLE duty_plan (                         -- what a meeting acted: the weeks that point here
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  duty      TEXT NOT NULL,                       -- 'panorama'
  origin    TEXT NOT NULL CHECK (origin IN ('file', 'program')),
  acted_on  TEXT NOT NULL DEFAULT '',            -- day of the meeting
  meeting   TEXT NOT NULL DEFAULT '',            -- who met
  acted_by  INTEGER REFERENCES curator,          -- who wrote it down; none: the file
  acted_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE duty_turn (                         -- the frozen plan: one line a turn
  duty       TEXT NOT NULL,                      -- 'panorama'
  week_on    TEXT NOT NULL,                      -- its first day, which names it: of a week, its Monday
  days       INTEGER NOT NULL DEFAULT 7 CHECK (days = 1 OR days = 7),
  centre_id  INTEGER REFERENCES centre,          -- none: closed
  plan_id    INTEGER NOT NULL REFERENCES duty_plan,
  version    INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (duty, week_on)
) STRICT, WITHOUT ROWID;

CREATE TABLE duty_override (                     -- swaps and replacements layered on the plan
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  duty             TEXT NOT NULL,                -- 'panorama'
  kind             TEXT NOT NULL CHECK (kind = 'replacement' OR kind = 'swap'),
  state            TEXT NOT NULL DEFAULT 'asked'
                   CHECK (state = 'asked' OR state = 'taken' OR state = 'declined'
                          OR state = 'withdrawn' OR state = 'done'),
  week_on          TEXT NOT NULL,                -- the replaced turn, or the first of a swap
  other_week_on    TEXT NOT NULL DEFAULT '',     -- the second turn of a swap
  centre_id        INTEGER NOT NULL REFERENCES centre,  -- who was to do week_on
  other_centre_id  INTEGER REFERENCES centre,    -- who does it instead, or is asked; none: all are
  open_call        INTEGER NOT NULL DEFAULT 0,   -- all are asked, whoever took it since
  reason           TEXT NOT NULL DEFAULT '',
  origin           TEXT NOT NULL CHECK (origin IN ('file', 'program')),
  created_by       INTEGER REFERENCES curator,   -- none: the file
  asked_at         INTEGER NOT NULL,
  answered_by      INTEGER REFERENCES curator,
  answered_at      INTEGER,                      -- taken or declined
  version          INTEGER NOT NULL DEFAULT 1,
  changed_at       INTEGER NOT NULL
) STRICT;
CREATE INDEX duty_override_by_week ON duty_override (duty, week_on);
CREATE INDEX duty_override_by_other_week ON duty_override (duty, other_week_on);
CREATE UNIQUE INDEX duty_override_open ON duty_override (duty, week_on) WHERE state = 'asked';

CREATE TABLE duty_invitation (                   -- one person's answer to a request, from a mail
  token        TEXT PRIMARY KEY,
  override_id  INTEGER NOT NULL REFERENCES duty_override,
  curator_id   INTEGER NOT NULL REFERENCES curator,
  created_at   INTEGER NOT NULL,
  UNIQUE (override_id, curator_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE duty_credit (                       -- days that count as done, or less, with why
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  duty          TEXT NOT NULL,                   -- 'panorama'
  centre_id     INTEGER NOT NULL REFERENCES centre,
  counts_on     TEXT NOT NULL,                   -- the day from which they count
  days          REAL NOT NULL,
  kind          TEXT NOT NULL CHECK (kind = 'joined' OR kind = 'away' OR kind = 'correction'),
  reason        TEXT NOT NULL DEFAULT '',        -- of a correction: seen by all
  plan_id       INTEGER REFERENCES duty_plan,    -- the plan that gave them; none: a correction
  created_by    INTEGER REFERENCES curator,
  created_at    INTEGER NOT NULL,
  withdrawn_at  INTEGER                          -- a later plan reckoned anew
) STRICT;

CREATE TABLE duty_change (                       -- something moved in the final plan
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  cause  TEXT NOT NULL,                          -- 'plan', 'swap', 'absence', 'files', …
  at     INTEGER NOT NULL
) STRICT;

CREATE TABLE duty_change_week (                  -- who was to do a turn before and after it
  change_id         INTEGER NOT NULL REFERENCES duty_change,
  week_on           TEXT NOT NULL,               -- its first day
  days              INTEGER NOT NULL DEFAULT 7,  -- after it
  before_centre_id  INTEGER REFERENCES centre,   -- none: nobody
  after_centre_id   INTEGER REFERENCES centre,
  PRIMARY KEY (week_on, change_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX duty_change_week_by_change ON duty_change_week (change_id);

CREATE TABLE duty_calendar (                     -- the secret addresses of calendars
  token       TEXT PRIMARY KEY,
  centre_id   INTEGER REFERENCES centre,         -- none: the network
  created_by  INTEGER REFERENCES curator,
  created_at  INTEGER NOT NULL,
  revoked_at  INTEGER
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX duty_calendar_of ON duty_calendar (coalesce(centre_id, 0))
  WHERE revoked_at IS NULL;

CREATE TABLE duty_note (                         -- what one team leaves to the next
  week_on     TEXT PRIMARY KEY,                  -- the turn that takes over
  centre_id   INTEGER REFERENCES centre,         -- who leaves it; none: nobody was on duty
  body        TEXT NOT NULL DEFAULT '',          -- in the words of the team
  made_at     INTEGER NOT NULL,
  version     INTEGER NOT NULL DEFAULT 1,
  written_by  INTEGER REFERENCES curator,
  written_at  INTEGER,                           -- none: the program alone so far
  opened_by   INTEGER REFERENCES curator,        -- of the team that takes over
  opened_at   INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE duty_note_line (                    -- a box to tick
  week_on   TEXT NOT NULL REFERENCES duty_note,
  position  INTEGER NOT NULL,
  kind      TEXT NOT NULL CHECK (kind = 'open' OR kind = 'later' OR kind = 'scheduled' OR kind = 'source'
                          OR kind = 'check'),
  text      TEXT NOT NULL,
  done_by   INTEGER REFERENCES curator,
  done_at   INTEGER,
  PRIMARY KEY (week_on, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE absence (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  centre_id     INTEGER REFERENCES centre,       -- none: the whole network is closed
  curator_id    INTEGER REFERENCES curator,      -- one of its people; none: the whole centre
  from_on       TEXT NOT NULL,
  to_on         TEXT NOT NULL,
  reason        TEXT NOT NULL DEFAULT '',
  origin        TEXT NOT NULL CHECK (origin IN ('file', 'program')),
  created_by    INTEGER REFERENCES curator,      -- none: the file
  created_at    INTEGER NOT NULL,
  version       INTEGER NOT NULL DEFAULT 1,
  changed_at    INTEGER NOT NULL,
  withdrawn_at  INTEGER
) STRICT;
CREATE INDEX absence_live ON absence (to_on) WHERE withdrawn_at IS NULL;
