-- SPDX-License-Identifier: EUPL-1.2
-- Who receives, and how far each message got.
-- Times are UTC seconds (…_at), civil days are 'YYYY-MM-DD' (…_on).

CREATE TABLE recipient (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  letter_key     TEXT NOT NULL REFERENCES letter,
  email          TEXT NOT NULL COLLATE NOCASE,
  name           TEXT NOT NULL DEFAULT '',
  basis          TEXT NOT NULL,                  -- 'inscription' or 'fonctions'
  origin         TEXT NOT NULL,                  -- where the address came from: file, form, day
  token          TEXT NOT NULL UNIQUE,           -- of the unsubscription link; tells nothing
  subscribed_at  INTEGER NOT NULL,
  left_at        INTEGER,
  UNIQUE (letter_key, email)
) STRICT;

CREATE TABLE suppression (                       -- survives the erasure of the address
  letter_key  TEXT NOT NULL,
  email_hash  BLOB NOT NULL,                     -- keyed
  reason      TEXT NOT NULL
                 CHECK (reason = 'unsubscribed' OR reason = 'bounced' OR reason = 'complained'
                        OR reason = 'manual'),
  at          INTEGER NOT NULL,
  PRIMARY KEY (letter_key, email_hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE delivery (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  issue_id        INTEGER NOT NULL REFERENCES issue,
  recipient_id    INTEGER NOT NULL REFERENCES recipient,
  state           TEXT NOT NULL DEFAULT 'todo'
                 CHECK (state = 'todo' OR state = 'claimed' OR state = 'handed'
                        OR state = 'accepted' OR state = 'refused' OR state = 'deferred'
                        OR state = 'uncertain' OR state = 'suppressed' OR state = 'cancelled'),
  message_id      TEXT NOT NULL,
  attempts        INTEGER NOT NULL DEFAULT 0,
  lease_until_at  INTEGER,
  next_try_at     INTEGER,
  handed_at       INTEGER,
  answered_at     INTEGER,
  smtp_code       INTEGER,
  answer          TEXT NOT NULL DEFAULT '',
  UNIQUE (issue_id, recipient_id)
) STRICT;
CREATE INDEX delivery_by_state ON delivery (issue_id, state, next_try_at);
CREATE INDEX delivery_by_handing ON delivery (handed_at) WHERE handed_at IS NOT NULL;

CREATE TABLE mail_stop (                         -- a domain that refuses us as senders
  domain    TEXT PRIMARY KEY,
  until_at  INTEGER NOT NULL,
  answer    TEXT NOT NULL                        -- its own words
) STRICT, WITHOUT ROWID;
