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
  email          TEXT UNIQUE COLLATE NOCASE,     -- NULL once the person has left
  name           TEXT NOT NULL,                  -- then "un·e membre de …"
  password_hash  TEXT NOT NULL,
  created_at     INTEGER NOT NULL,
  disabled_at    INTEGER,
  left_at        INTEGER,
  CHECK ((left_at IS NULL) = (email IS NOT NULL)),
  CHECK (left_at IS NULL OR disabled_at IS NOT NULL)
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
  expires_at    INTEGER NOT NULL,
  browser       TEXT NOT NULL DEFAULT ''         -- 'Firefox, Windows': so that its owner knows it again
) STRICT, WITHOUT ROWID;
CREATE INDEX session_by_expiry ON session (expires_at);
CREATE INDEX session_by_curator ON session (curator_id);

-- A link that lets a new person in, once. Its token is kept until the mail that carries it has left.
CREATE TABLE invitation (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  token_hash    BLOB NOT NULL UNIQUE,
  token         TEXT NOT NULL,                   -- '' once the mail has left
  email         TEXT NOT NULL COLLATE NOCASE,
  name          TEXT NOT NULL,
  centre_id     INTEGER NOT NULL REFERENCES centre,
  role          TEXT NOT NULL
                CHECK (role = 'reader' OR role = 'curator' OR role = 'letter_editor'
                       OR role = 'approver' OR role = 'coordinator' OR role = 'operator'),
  for_all       INTEGER NOT NULL,                -- 1: the role counts for the whole network
  invited_by    INTEGER NOT NULL REFERENCES curator,
  created_at    INTEGER NOT NULL,
  expires_at    INTEGER NOT NULL,
  ended_at      INTEGER,                         -- used, withdrawn or replaced by another
  curator_id    INTEGER REFERENCES curator       -- who came of it
) STRICT;
CREATE INDEX invitation_open ON invitation (email) WHERE ended_at IS NULL;

-- A link to choose a new password. Asked for any address, so that who asks learns nothing of accounts;
-- the mail is composed for those that have one.
CREATE TABLE password_reset (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  token_hash  BLOB NOT NULL UNIQUE,
  token       TEXT NOT NULL,                     -- '' once the mail has left
  email       TEXT NOT NULL COLLATE NOCASE,
  created_at  INTEGER NOT NULL,
  expires_at  INTEGER NOT NULL,
  used_at     INTEGER
) STRICT;
CREATE INDEX password_reset_by_email ON password_reset (email, created_at);
CREATE INDEX password_reset_by_expiry ON password_reset (expires_at);

CREATE TABLE second_factor (                     -- codes of a telephone, beside the password
  curator_id    INTEGER PRIMARY KEY REFERENCES curator,
  secret        BLOB NOT NULL,
  proposed_at   INTEGER NOT NULL,
  confirmed_at  INTEGER,                         -- NULL: shown, not asked for yet
  last_step     INTEGER NOT NULL DEFAULT 0       -- of the last code taken: none counts twice
) STRICT;

CREATE TABLE recovery_code (                     -- for who has lost the telephone; each once
  curator_id  INTEGER NOT NULL REFERENCES curator,
  code_hash   BLOB NOT NULL,
  used_at     INTEGER,
  PRIMARY KEY (curator_id, code_hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE half_login (                        -- the password was right, the code is awaited
  token_hash  BLOB PRIMARY KEY,
  curator_id  INTEGER NOT NULL REFERENCES curator,
  tries       INTEGER NOT NULL DEFAULT 0,
  expires_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX half_login_by_expiry ON half_login (expires_at);

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
CREATE INDEX event_by_centre ON event (centre_id, id);
CREATE INDEX event_by_kind ON event (kind, id);
