-- SPDX-License-Identifier: EUPL-1.2
-- Who: centres, their curators, sessions, and what each did.
-- Times are UTC seconds (…_at), civil days are 'YYYY-MM-DD' (…_on).

CREATE TABLE centre (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  key         TEXT NOT NULL UNIQUE,              -- 'pole-ressources'
  name        TEXT NOT NULL,
  zone        TEXT NOT NULL,                     -- 'Europe/Paris'
  retired_at  INTEGER
) STRICT;

CREATE TABLE centre_alias (
  centre_id  INTEGER NOT NULL REFERENCES centre,
  position   INTEGER NOT NULL,                   -- as in the file
  alias      TEXT NOT NULL,
  PRIMARY KEY (centre_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE centre_territory (                  -- départements ('93') and régions ('R32')
  centre_id  INTEGER NOT NULL REFERENCES centre,
  position   INTEGER NOT NULL,                   -- as in the file
  code       TEXT NOT NULL,
  PRIMARY KEY (centre_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE centre_holiday (                    -- extra calendars: 'alsace-moselle', 'mayotte'
  centre_id  INTEGER NOT NULL REFERENCES centre,
  position   INTEGER NOT NULL,                   -- as in the file
  calendar   TEXT NOT NULL,
  PRIMARY KEY (centre_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE curator (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  centre_id      INTEGER NOT NULL REFERENCES centre,
  email          TEXT NOT NULL UNIQUE COLLATE NOCASE,
  name           TEXT NOT NULL,
  password_hash  TEXT NOT NULL,
  created_at     INTEGER NOT NULL,
  disabled_at    INTEGER
) STRICT;

-- What an account was entrusted with. A grant is given and taken back, never changed; `event` keeps both.
CREATE TABLE curator_grant (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  curator_id  INTEGER NOT NULL REFERENCES curator,
  role        TEXT NOT NULL
              CHECK (role = 'reader' OR role = 'curator' OR role = 'letter_editor'
                     OR role = 'approver' OR role = 'coordinator' OR role = 'operator'),
  centre_id   INTEGER REFERENCES centre,         -- none: all centres
  letter_key  TEXT NOT NULL DEFAULT '',          -- '': all letters; kept where the letter is not applied yet
  granted_at  INTEGER NOT NULL,
  granted_by  INTEGER REFERENCES curator         -- none: on the command line
) STRICT;
CREATE UNIQUE INDEX curator_grant_once
  ON curator_grant (curator_id, role, coalesce(centre_id, 0), letter_key);

CREATE TABLE session (
  token_hash    BLOB PRIMARY KEY,                -- BLAKE2b of the cookie; the cookie is kept nowhere
  curator_id    INTEGER NOT NULL REFERENCES curator,
  csrf_token    TEXT NOT NULL,
  created_at    INTEGER NOT NULL,
  last_seen_at  INTEGER NOT NULL,
  expires_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_by_expiry ON session (expires_at);

CREATE TABLE event (                             -- who did what; names go after 12 months
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  at          INTEGER NOT NULL,
  centre_id   INTEGER REFERENCES centre,
  curator_id  INTEGER REFERENCES curator,
  kind        TEXT NOT NULL,
  subject     TEXT NOT NULL,
  detail      TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX event_by_time ON event (at);
