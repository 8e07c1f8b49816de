-- SPDX-License-Identifier: EUPL-1.2
-- Who receives what and on which ground, who must not be written to, and how far each message got.
-- Times are UTC seconds (…_at), civil days are 'YYYY-MM-DD' (…_on).

CREATE TABLE mailing_list (                      -- what one may subscribe to
  key         TEXT PRIMARY KEY,                  -- a letter's own key; 'panorama' for its followers
  kind        TEXT NOT NULL CHECK (kind = 'letter' OR kind = 'panorama'),
  letter_key  TEXT REFERENCES letter,
  CHECK ((kind = 'letter') = (letter_key IS NOT NULL)),
  CHECK (kind = 'panorama' OR key = letter_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE person (                            -- somebody who receives something
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  email       TEXT,                              -- as it was given; NULL once erased
  email_key   TEXT UNIQUE,                       -- the same, folded: two spellings are one person
  name        TEXT NOT NULL DEFAULT '',
  created_at  INTEGER NOT NULL,
  erased_at   INTEGER,
  version     INTEGER NOT NULL DEFAULT 1,
  CHECK ((erased_at IS NULL) = (email IS NOT NULL)),
  CHECK ((email IS NULL) = (email_key IS NULL))
) STRICT;

CREATE TABLE person_attribute (                  -- by which readers are counted and chosen
  person_id  INTEGER NOT NULL REFERENCES person,
  kind       TEXT NOT NULL
                 CHECK (kind = 'centre' OR kind = 'territory' OR kind = 'role' OR kind = 'theme'),
  value      TEXT NOT NULL,
  PRIMARY KEY (person_id, kind, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_attribute_by_value ON person_attribute (kind, value);

CREATE TABLE import_lot (                        -- one file taken in, undone as one
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  list_key    TEXT NOT NULL REFERENCES mailing_list,
  origin      TEXT NOT NULL,                     -- file, day
  at          INTEGER NOT NULL,
  curator_id  INTEGER REFERENCES curator,        -- NULL: on the command line
  added       INTEGER NOT NULL DEFAULT 0,
  suppressed  INTEGER NOT NULL DEFAULT 0,        -- those who had left in the former tool
  undone_at   INTEGER
) STRICT;
CREATE INDEX import_lot_by_list ON import_lot (list_key, id);

CREATE TABLE import_upload (                     -- a file between its trial and its import
  curator_id  INTEGER PRIMARY KEY REFERENCES curator,
  list_key    TEXT NOT NULL,
  file_name   TEXT NOT NULL,
  bytes       BLOB NOT NULL,
  at          INTEGER NOT NULL
) STRICT;

CREATE TABLE subscription (                      -- a person on a list
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id        INTEGER NOT NULL REFERENCES person,
  list_key         TEXT NOT NULL REFERENCES mailing_list,
  state            TEXT NOT NULL
                 CHECK (state = 'pending' OR state = 'active' OR state = 'paused'
                        OR state = 'left'),
  basis            TEXT NOT NULL CHECK (basis = 'inscription' OR basis = 'fonctions'),
  frequency        TEXT NOT NULL DEFAULT 'issue'
                 CHECK (frequency = 'issue' OR frequency = 'daily' OR frequency = 'weekly'),
  origin           TEXT NOT NULL,                -- where the address came from: file, form, day
  import_lot_id    INTEGER REFERENCES import_lot,
  token            TEXT NOT NULL UNIQUE,         -- of the links in its mails: for years; tells nothing
  subscribed_at    INTEGER NOT NULL,
  left_at          INTEGER,
  paused_until_at  INTEGER,
  version          INTEGER NOT NULL DEFAULT 1,
  UNIQUE (person_id, list_key),
  CHECK ((state = 'left') = (left_at IS NOT NULL)),
  CHECK ((state = 'paused') = (paused_until_at IS NOT NULL))
) STRICT;
CREATE INDEX subscription_by_list ON subscription (list_key, state);
CREATE INDEX subscription_by_day ON subscription (list_key, subscribed_at, state);
CREATE INDEX subscription_by_leaving ON subscription (list_key, left_at) WHERE left_at IS NOT NULL;
CREATE INDEX subscription_paused ON subscription (paused_until_at) WHERE state = 'paused';
CREATE INDEX subscription_by_lot ON subscription (import_lot_id) WHERE import_lot_id IS NOT NULL;

CREATE TABLE subscription_filter (               -- what a follower wants of a list; no row: all of it
  subscription_id  INTEGER NOT NULL REFERENCES subscription,
  kind             TEXT NOT NULL CHECK (kind = 'theme' OR kind = 'territory'),
  value            TEXT NOT NULL,
  PRIMARY KEY (subscription_id, kind, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE address_wish (                      -- where somebody asked to receive instead, unconfirmed
  person_id  INTEGER PRIMARY KEY REFERENCES person,
  email      TEXT NOT NULL,
  asked_at   INTEGER NOT NULL
) STRICT;

CREATE TABLE consent_event (                     -- what a person agreed to or took back; never changed
  subscription_id  INTEGER NOT NULL REFERENCES subscription,
  position         INTEGER NOT NULL,             -- 1, 2, … of this subscription
  at               INTEGER NOT NULL,
  kind             TEXT NOT NULL
                 CHECK (kind = 'asked' OR kind = 'subscribed' OR kind = 'changed'
                        OR kind = 'paused' OR kind = 'resumed' OR kind = 'left'
                        OR kind = 'returned'),
  place            TEXT NOT NULL
                 CHECK (place = 'import' OR place = 'page' OR place = 'link' OR place = 'mail'
                        OR place = 'command'),
  wording          TEXT NOT NULL DEFAULT '',     -- the words that the person read
  actor            TEXT NOT NULL CHECK (actor = 'reader' OR actor = 'curator' OR actor = 'operator'),
  curator_id       INTEGER REFERENCES curator,
  PRIMARY KEY (subscription_id, position),
  CHECK ((actor = 'curator') = (curator_id IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE TRIGGER consent_is_not_rewritten BEFORE UPDATE ON consent_event BEGIN
  SELECT raise(ABORT, 'consent_event is append-only');
END;
CREATE TRIGGER consent_is_not_removed BEFORE DELETE ON consent_event BEGIN
  SELECT raise(ABORT, 'consent_event is append-only');
END;

CREATE TABLE suppression (                       -- who must not be written to; survives erasure
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  email_hash  BLOB NOT NULL,                     -- keyed, of the folded address
  list_key    TEXT REFERENCES mailing_list,      -- NULL: every list
  reason      TEXT NOT NULL
                 CHECK (reason = 'unsubscribed' OR reason = 'bounced' OR reason = 'complained'
                        OR reason = 'manual' OR reason = 'imported_left'),
  at          INTEGER NOT NULL,
  import_lot_id INTEGER REFERENCES import_lot,   -- that brought it along: undone with it
  undone_at   INTEGER                            -- by the person, or with its lot
) STRICT;
CREATE INDEX suppression_by_lot ON suppression (import_lot_id) WHERE import_lot_id IS NOT NULL;
CREATE INDEX suppression_by_hash ON suppression (email_hash);
CREATE UNIQUE INDEX suppression_in_force ON suppression (email_hash, coalesce(list_key, ''))
  WHERE undone_at IS NULL;

CREATE TABLE delivery (                          -- an issue on its way to one reader
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  issue_id         INTEGER NOT NULL REFERENCES issue,
  subscription_id  INTEGER NOT NULL REFERENCES subscription,
  state            TEXT NOT NULL DEFAULT 'todo'
                 CHECK (state = 'todo' OR state = 'claimed' OR state = 'handed'
                        OR state = 'accepted' OR state = 'refused' OR state = 'deferred'
                        OR state = 'uncertain' OR state = 'suppressed' OR state = 'cancelled'),
  message_id       TEXT NOT NULL,
  attempts         INTEGER NOT NULL DEFAULT 0,
  lease_until_at   INTEGER,
  next_try_at      INTEGER,
  handed_at        INTEGER,
  answered_at      INTEGER,
  smtp_code        INTEGER,                      -- of the last answer, as its words
  meaning          TEXT NOT NULL DEFAULT '',     -- whom it was about, as delivery_event.meaning
  provider         TEXT NOT NULL DEFAULT '',     -- key of config/providers.toml; '': none listed
  answer           TEXT NOT NULL DEFAULT '',
  watched          TEXT GENERATED ALWAYS AS (    -- its state, but for those that most rows are in
                     CASE WHEN state = 'todo' OR state = 'accepted' THEN NULL ELSE state END) VIRTUAL,
  UNIQUE (issue_id, subscription_id)
) STRICT;
CREATE INDEX delivery_to_send ON delivery (issue_id, state, message_id) WHERE state = 'todo';
CREATE INDEX delivery_watched ON delivery (issue_id, watched) WHERE watched IS NOT NULL;
CREATE INDEX delivery_by_next_try ON delivery (issue_id, next_try_at) WHERE state = 'deferred';
CREATE INDEX delivery_by_message ON delivery (message_id);
CREATE INDEX delivery_by_provider ON delivery (issue_id, provider, state);
CREATE INDEX delivery_by_handing ON delivery (handed_at) WHERE handed_at IS NOT NULL;

CREATE TABLE delivery_total (                    -- kept: what is accepted is what no index counts
  issue_id  INTEGER PRIMARY KEY REFERENCES issue,
  count     INTEGER NOT NULL
) STRICT;
CREATE TRIGGER delivery_is_counted AFTER INSERT ON delivery BEGIN
  INSERT INTO delivery_total (issue_id, count) VALUES (new.issue_id, 1)
  ON CONFLICT (issue_id) DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER delivery_is_counted_no_more AFTER DELETE ON delivery BEGIN
  UPDATE delivery_total SET count = count - 1 WHERE issue_id = old.issue_id;
END;

CREATE TABLE delivery_event (                    -- each try, and what came of it later
  delivery_id    INTEGER NOT NULL REFERENCES delivery,
  position       INTEGER NOT NULL,               -- 1, 2, … of this delivery
  at             INTEGER NOT NULL,
  kind           TEXT NOT NULL
                 CHECK (kind = 'try' OR kind = 'interrupted' OR kind = 'asked_again'
                        OR kind = 'report' OR kind = 'complaint'),
  smtp_code      INTEGER,
  enhanced_code  TEXT NOT NULL DEFAULT '',       -- '5.1.1'
  answer         TEXT NOT NULL DEFAULT '',       -- the server's words, what may be shown of them
  meaning        TEXT NOT NULL
                 CHECK (meaning = 'accepted' OR meaning = 'about_reader' OR meaning = 'about_us'
                        OR meaning = 'later' OR meaning = 'greylisted' OR meaning = 'mailbox_full'
                        OR meaning = 'unanswered'),
  PRIMARY KEY (delivery_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE returned_mail (                     -- what came back: reports, complaints, absences
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  at           INTEGER NOT NULL,
  file         TEXT NOT NULL UNIQUE,              -- its name in the Maildir
  kind         TEXT NOT NULL,
  subject      TEXT NOT NULL,
  sender       TEXT NOT NULL,
  text         TEXT NOT NULL,                     -- its first words
  reading      TEXT NOT NULL,                     -- French: what it was taken for
  delivery_id  INTEGER REFERENCES delivery,
  settled_at   INTEGER                            -- none: a person has to look
) STRICT;
CREATE INDEX returned_mail_open ON returned_mail (id) WHERE settled_at IS NULL;
CREATE INDEX returned_mail_settled ON returned_mail (settled_at) WHERE settled_at IS NOT NULL;

CREATE TABLE mail_stop (                         -- who is left alone after an answer about us
  domain    TEXT PRIMARY KEY,                    -- a provider's key, a domain, or '*': everything
  until_at  INTEGER NOT NULL,
  since_at  INTEGER NOT NULL DEFAULT 0,          -- of the first such answer
  tries     INTEGER NOT NULL DEFAULT 1,          -- in a row that brought nothing
  subject   TEXT NOT NULL DEFAULT '',            -- what it is about, French
  answer    TEXT NOT NULL                        -- the server's words, what may be shown of them
) STRICT, WITHOUT ROWID;
