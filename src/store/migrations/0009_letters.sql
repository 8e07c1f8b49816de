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
  month         TEXT NOT NULL,                   -- '2026-11'
  state         TEXT NOT NULL DEFAULT 'draft'
                 CHECK (state = 'draft' OR state = 'frozen' OR state = 'sending' OR state = 'paused'
                        OR state = 'sent' OR state = 'cancelled'),
  subject       TEXT NOT NULL,
  preheader     TEXT NOT NULL DEFAULT '',
  created_at    INTEGER NOT NULL,
  frozen_at     INTEGER,
  content_hash  BLOB,
  html          TEXT,                            -- frozen, with the slots of personal parts
  text          TEXT,
  archive_html  TEXT,                            -- the same issue without personal parts
  pause_reason  TEXT NOT NULL DEFAULT '',        -- why sending stopped by itself
  finished_at   INTEGER,
  UNIQUE (letter_key, number),
  UNIQUE (letter_key, month)
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
