-- SPDX-License-Identifier: EUPL-1.2
-- Letters, their issues and the blocks of each.
-- Times are UTC seconds (…_at), civil days are 'YYYY-MM-DD' (…_on).

CREATE TABLE letter (
  key        TEXT PRIMARY KEY,                   -- 'resonances'
  name       TEXT NOT NULL,
  centre_id  INTEGER NOT NULL REFERENCES centre
) STRICT, WITHOUT ROWID;

CREATE TABLE issue (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  letter_key    TEXT NOT NULL REFERENCES letter,
  number        INTEGER NOT NULL,
  month         TEXT NOT NULL,                   -- '2026-11'; a month may have several, special ones too
  state         TEXT NOT NULL DEFAULT 'draft'    -- see letter/lifecycle.hpp
                 CHECK (state = 'draft' OR state = 'in_review' OR state = 'approved'
                        OR state = 'frozen' OR state = 'sending' OR state = 'paused'
                        OR state = 'sent' OR state = 'cancelled'),
  version       INTEGER NOT NULL DEFAULT 1,      -- of its state and of all its blocks
  subject       TEXT NOT NULL,
  preheader     TEXT NOT NULL DEFAULT '',
  created_at    INTEGER NOT NULL,
  created_by    INTEGER REFERENCES curator,      -- none: the program, or the command line
  updated_at    INTEGER NOT NULL,
  updated_by    INTEGER REFERENCES curator,
  frozen_at     INTEGER,
  scheduled_at  INTEGER,                         -- when it is to leave; none: when a person says so
  scheduled_by  INTEGER REFERENCES curator,
  public_at     INTEGER,                         -- since its first sending: the archive page is for everybody
  finished_at   INTEGER,
  pause_reason  TEXT NOT NULL DEFAULT '',        -- why sending stopped by itself
  UNIQUE (letter_key, number),
  CHECK (state = 'cancelled'
         OR (frozen_at IS NOT NULL) = (state = 'frozen' OR state = 'sending' OR state = 'paused'
                                       OR state = 'sent')),
  CHECK (scheduled_at IS NULL OR frozen_at IS NOT NULL)
) STRICT;
CREATE INDEX issue_by_month ON issue (letter_key, month);
CREATE INDEX issue_under_way ON issue (state) WHERE state = 'sending';

CREATE TABLE issue_output (                      -- the bytes of an issue from its freezing on
  issue_id      INTEGER PRIMARY KEY REFERENCES issue,
  subject       TEXT NOT NULL,
  html          TEXT NOT NULL,                   -- with the slots of personal parts
  text          TEXT NOT NULL,
  archive_html  TEXT NOT NULL,                   -- the same issue without personal parts
  bytes_hash    BLOB NOT NULL
) STRICT;

CREATE TABLE issue_block (
  id                INTEGER PRIMARY KEY AUTOINCREMENT,
  issue_id          INTEGER NOT NULL REFERENCES issue,
  page              INTEGER NOT NULL,
  section           TEXT NOT NULL,
  position          INTEGER NOT NULL,
  kind              TEXT NOT NULL CHECK (kind IN ('article', 'text')),
  panorama_item_id  INTEGER REFERENCES panorama_item,
  article_id        INTEGER REFERENCES article,
  title             TEXT NOT NULL,
  body_markdown     TEXT NOT NULL DEFAULT '',
  url               TEXT NOT NULL DEFAULT '',
  link_label        TEXT NOT NULL DEFAULT '',
  button            INTEGER NOT NULL DEFAULT 0,
  media             TEXT NOT NULL DEFAULT '',
  access            TEXT NOT NULL DEFAULT 'free',
  media_kind        TEXT NOT NULL DEFAULT 'text',
  place             TEXT NOT NULL DEFAULT '',
  published_at      INTEGER,
  picture_url       TEXT NOT NULL DEFAULT '',
  picture_alt       TEXT NOT NULL DEFAULT '',
  picture_width     INTEGER NOT NULL DEFAULT 0,
  picture_height    INTEGER NOT NULL DEFAULT 0,
  facts             TEXT NOT NULL DEFAULT ''     -- a line each: label, tab, value
) STRICT;
CREATE INDEX issue_block_by_issue ON issue_block (issue_id, page, position);
