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
  dated_on      TEXT,                            -- the day that it bears, where the letter is dated by the day
  state         TEXT NOT NULL DEFAULT 'draft'    -- see letter/lifecycle.hpp
                 CHECK (state = 'draft' OR state = 'in_review' OR state = 'approved'
                        OR state = 'frozen' OR state = 'sending' OR state = 'paused'
                        OR state = 'sent' OR state = 'cancelled'),
  version       INTEGER NOT NULL DEFAULT 1,      -- of its state and of all its blocks
  subject       TEXT NOT NULL,
  preheader     TEXT NOT NULL DEFAULT '',
  words_by      INTEGER REFERENCES curator,      -- who wrote subject and preheader; none: made of the titles
  created_at    INTEGER NOT NULL,
  created_by    INTEGER REFERENCES curator,      -- none: the program, or the command line
  updated_at    INTEGER NOT NULL,
  updated_by    INTEGER REFERENCES curator,
  frozen_at     INTEGER,
  scheduled_at  INTEGER,                         -- when it is to leave; none: when a person says so
  scheduled_by  INTEGER REFERENCES curator,
  missed_at     INTEGER,                         -- its hour passed by two hours: who chose it was asked again
  public_at     INTEGER,                         -- since its first sending: the archive page is for everybody
  withdrawn_at  INTEGER,                         -- the archive page is there no more
  withdrawn_by  INTEGER REFERENCES curator,
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
CREATE INDEX issue_at_work ON issue (id)
  WHERE state = 'draft' OR state = 'in_review' OR state = 'approved';
CREATE INDEX issue_departure ON issue (scheduled_at)
  WHERE state = 'frozen' AND scheduled_at IS NOT NULL AND missed_at IS NULL;

CREATE TABLE issue_owner (                       -- who has a page of an issue ready, and by when
  issue_id    INTEGER NOT NULL REFERENCES issue,
  page        INTEGER NOT NULL,                  -- 0: the whole issue
  curator_id  INTEGER REFERENCES curator,        -- none: nobody yet
  due_on      TEXT,
  version     INTEGER NOT NULL DEFAULT 1,
  updated_at  INTEGER NOT NULL,
  updated_by  INTEGER REFERENCES curator,        -- none: the program
  PRIMARY KEY (issue_id, page)
) STRICT, WITHOUT ROWID;
CREATE INDEX issue_owner_by_day ON issue_owner (due_on)
  WHERE due_on IS NOT NULL AND curator_id IS NOT NULL;

CREATE TABLE shared_block (                      -- a block that other letters may take
  block_id       INTEGER PRIMARY KEY REFERENCES issue_block ON DELETE CASCADE,
  asked_version  INTEGER NOT NULL,               -- of its text, given to be approved
  asked_at       INTEGER NOT NULL,
  asked_by       INTEGER NOT NULL REFERENCES curator,
  version        INTEGER,                        -- of its text, approved: what is offered; none yet
  approved_at    INTEGER,
  approved_by    INTEGER REFERENCES curator,
  withdrawn_at   INTEGER,                        -- offered no more; who took it keeps it
  withdrawn_by   INTEGER REFERENCES curator,
  CHECK ((version IS NULL) = (approved_at IS NULL))
) STRICT;
CREATE INDEX shared_block_offered ON shared_block (approved_at)
  WHERE version IS NOT NULL AND withdrawn_at IS NULL;

CREATE TABLE shared_block_taken (                -- by a block of another letter
  block_id   INTEGER PRIMARY KEY REFERENCES issue_block ON DELETE CASCADE,
  shared_id  INTEGER NOT NULL REFERENCES shared_block ON DELETE CASCADE,
  version    INTEGER NOT NULL,                   -- taken, or left aside knowingly
  taken_at   INTEGER NOT NULL,
  taken_by   INTEGER REFERENCES curator
) STRICT;
CREATE INDEX shared_block_taken_by_shared ON shared_block_taken (shared_id);

CREATE TABLE issue_output (                      -- the bytes of an issue from its freezing on
  issue_id      INTEGER PRIMARY KEY REFERENCES issue,
  subject       TEXT NOT NULL,
  html          TEXT NOT NULL,                   -- with the slots of personal parts
  text          TEXT NOT NULL,
  archive_html  TEXT NOT NULL,                   -- the same issue without personal parts
  sent_from     TEXT NOT NULL DEFAULT '',        -- as whom it leaves: letter.toml, or vigie.toml
  from_name     TEXT NOT NULL DEFAULT '',
  reply_to      TEXT NOT NULL DEFAULT '',
  list_id       TEXT NOT NULL DEFAULT '',
  unsubscribe_mailto  TEXT NOT NULL DEFAULT '',
  feedback_id   TEXT NOT NULL DEFAULT '',
  bytes_hash    BLOB NOT NULL
) STRICT;

-- A block is a place in an issue: what stands there is its text of the version named. Every earlier text stays.
CREATE TABLE issue_block (
  id                INTEGER PRIMARY KEY AUTOINCREMENT,
  issue_id          INTEGER NOT NULL REFERENCES issue,
  page              INTEGER NOT NULL,
  section           TEXT NOT NULL,
  position          INTEGER NOT NULL,            -- its place within the section, from 1
  origin            TEXT NOT NULL                -- only what is proposed may be replaced by the program
                     CHECK (origin = 'proposed' OR origin = 'placed' OR origin = 'written'),
  kind              TEXT NOT NULL CHECK (kind IN ('article', 'text')),
  panorama_item_id  INTEGER REFERENCES panorama_item,
  article_id        INTEGER REFERENCES article,
  source_file       TEXT NOT NULL DEFAULT '',    -- of an own text: '2026-11/01-seminaire.md'
  source_hash       BLOB,                        -- of what that file said when it was taken
  version           INTEGER NOT NULL DEFAULT 1,  -- of its text
  created_at        INTEGER NOT NULL,
  created_by        INTEGER REFERENCES curator,  -- none: the program, or the command line
  updated_at        INTEGER NOT NULL,
  updated_by        INTEGER REFERENCES curator,
  removed_at        INTEGER,                     -- a person took it out: it is not proposed again
  removed_by        INTEGER REFERENCES curator,
  struck            INTEGER NOT NULL DEFAULT 0 CHECK (struck IN (0, 1)), -- its article left the panorama: it stands
                                                                         -- again when that is public again
  CHECK (struck = 0 OR removed_at IS NOT NULL)
) STRICT;
CREATE INDEX issue_block_by_issue ON issue_block (issue_id, page, position);
CREATE INDEX issue_block_by_article ON issue_block (article_id) WHERE article_id IS NOT NULL;
CREATE INDEX issue_block_by_item ON issue_block (panorama_item_id) WHERE panorama_item_id IS NOT NULL;

CREATE INDEX issue_block_by_file ON issue_block (source_file) WHERE source_file <> '';

-- An issue had left with an article that was withdrawn from the panorama since: the next one may say so.
CREATE TABLE letter_erratum (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  issue_id    INTEGER NOT NULL REFERENCES issue,
  article_id  INTEGER NOT NULL REFERENCES article,
  title       TEXT NOT NULL,                     -- as that issue told it
  reason      TEXT NOT NULL,
  made_at     INTEGER NOT NULL,
  UNIQUE (issue_id, article_id)
) STRICT;
CREATE INDEX letter_erratum_by_article ON letter_erratum (article_id);

CREATE TABLE issue_block_version (
  block_id        INTEGER NOT NULL REFERENCES issue_block ON DELETE CASCADE,
  version         INTEGER NOT NULL,
  title           TEXT NOT NULL,
  body_markdown   TEXT NOT NULL,
  url             TEXT NOT NULL,
  link_label      TEXT NOT NULL,
  button          INTEGER NOT NULL CHECK (button IN (0, 1)),
  media           TEXT NOT NULL,
  access          TEXT NOT NULL
                   CHECK (access = 'free' OR access = 'subscribers' OR access = 'registration'),
  media_kind      TEXT NOT NULL
                   CHECK (media_kind = 'text' OR media_kind = 'audio' OR media_kind = 'video'),
  place           TEXT NOT NULL,
  published_at    INTEGER,
  picture_url     TEXT NOT NULL,
  picture_alt     TEXT NOT NULL,
  picture_width   INTEGER NOT NULL,
  picture_height  INTEGER NOT NULL,
  picture_credit  TEXT NOT NULL DEFAULT '',
  genre           TEXT NOT NULL DEFAULT '',      -- 'Livre', 'Séminaire'
  details         TEXT NOT NULL DEFAULT '',      -- '212 pages, 19 €'
  starts_at       INTEGER,                       -- of an event
  ends_at         INTEGER,
  created_at      INTEGER NOT NULL,
  created_by      INTEGER REFERENCES curator,
  PRIMARY KEY (block_id, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX issue_block_version_by_picture ON issue_block_version (picture_url) WHERE picture_url <> '';

CREATE TABLE issue_block_fact (                  -- the lines of the table "En bref" beside a text
  block_id  INTEGER NOT NULL,
  version   INTEGER NOT NULL,
  position  INTEGER NOT NULL,
  label     TEXT NOT NULL,
  value     TEXT NOT NULL,
  PRIMARY KEY (block_id, version, position),
  FOREIGN KEY (block_id, version) REFERENCES issue_block_version (block_id, version)
    ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE issue_approval (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  issue_id      INTEGER NOT NULL REFERENCES issue,
  curator_id    INTEGER REFERENCES curator,      -- none: the operator, on the command line
  content_hash  BLOB NOT NULL,                   -- of what was approved: see letter/content.hpp
  note          TEXT NOT NULL DEFAULT '',
  at            INTEGER NOT NULL,
  withdrawn_at  INTEGER,                         -- by who gave it, or by a change of content
  withdrawn_by  INTEGER REFERENCES curator
) STRICT;
CREATE INDEX issue_approval_by_issue ON issue_approval (issue_id);

CREATE TABLE issue_block_presence (              -- who writes in a block now; gone two minutes after the last sign
  block_id    INTEGER NOT NULL REFERENCES issue_block ON DELETE CASCADE,
  curator_id  INTEGER NOT NULL REFERENCES curator,
  seen_at     INTEGER NOT NULL,
  PRIMARY KEY (block_id, curator_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX issue_block_presence_by_age ON issue_block_presence (seen_at);

CREATE TABLE issue_block_aside (                 -- a text that came second: kept beside the block, never lost
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  block_id       INTEGER NOT NULL REFERENCES issue_block ON DELETE CASCADE,
  title          TEXT NOT NULL,
  body_markdown  TEXT NOT NULL,
  created_at     INTEGER NOT NULL,
  created_by     INTEGER NOT NULL REFERENCES curator
) STRICT;
CREATE INDEX issue_block_aside_by_block ON issue_block_aside (block_id);

CREATE TABLE issue_comment (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  issue_id     INTEGER NOT NULL REFERENCES issue,
  block_id     INTEGER REFERENCES issue_block ON DELETE CASCADE,  -- none: of the issue
  text         TEXT NOT NULL,
  created_at   INTEGER NOT NULL,
  created_by   INTEGER NOT NULL REFERENCES curator,
  resolved_at  INTEGER,
  resolved_by  INTEGER REFERENCES curator
) STRICT;
CREATE INDEX issue_comment_by_issue ON issue_comment (issue_id);
CREATE INDEX issue_comment_by_block ON issue_comment (block_id) WHERE block_id IS NOT NULL;

CREATE TABLE issue_approval_warning (            -- what was accepted by name, and stays with the approval
  approval_id  INTEGER NOT NULL REFERENCES issue_approval,
  name         TEXT NOT NULL,
  message      TEXT NOT NULL,
  PRIMARY KEY (approval_id, name, message)
) STRICT, WITHOUT ROWID;

CREATE TABLE issue_test (                        -- a copy asked for by name: marked, counted nowhere
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  issue_id   INTEGER NOT NULL REFERENCES issue,
  address    TEXT NOT NULL,
  asked_at   INTEGER NOT NULL,
  asked_by   INTEGER REFERENCES curator,
  tried_at   INTEGER,
  sent_at    INTEGER,
  answer     TEXT NOT NULL DEFAULT ''            -- of the relay, as it may be shown
) STRICT;
CREATE INDEX issue_test_by_issue ON issue_test (issue_id);
CREATE INDEX issue_test_waiting ON issue_test (id) WHERE tried_at IS NULL;

CREATE TABLE issue_reading (                     -- a private address where an issue is read before it leaves
  token_hash  BLOB PRIMARY KEY,
  issue_id    INTEGER NOT NULL REFERENCES issue,
  created_at  INTEGER NOT NULL,
  created_by  INTEGER REFERENCES curator,
  until_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX issue_reading_by_issue ON issue_reading (issue_id);
CREATE INDEX issue_reading_by_end ON issue_reading (until_at);

CREATE TABLE letter_event (                      -- what the calendars of a letter announce
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  letter_key  TEXT NOT NULL REFERENCES letter,
  source      TEXT NOT NULL,                     -- the calendar's name in letter.toml; 'main' : pasted by hand
  uid         TEXT NOT NULL,
  starts_at   INTEGER NOT NULL,
  ends_at     INTEGER,
  title       TEXT NOT NULL,
  place       TEXT NOT NULL,
  url         TEXT NOT NULL,
  seen_at     INTEGER NOT NULL,
  UNIQUE (letter_key, source, uid, title, starts_at)
) STRICT;
CREATE INDEX letter_event_to_come ON letter_event (letter_key, starts_at);

CREATE TABLE link_answer (                       -- what a link of a letter answered, asked once a day
  url         TEXT PRIMARY KEY,
  status      INTEGER NOT NULL,                  -- of HTTP; 0: there was no answer
  unknown     INTEGER NOT NULL CHECK (unknown IN (0, 1)),  -- its host has no address
  checked_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX link_answer_by_age ON link_answer (checked_at);

CREATE TABLE letter_picture (                    -- as they are shown: shrunk, without metadata
  letter_key  TEXT NOT NULL REFERENCES letter,
  name        TEXT NOT NULL,                     -- 'depot-<digest>.jpg'
  type        TEXT NOT NULL,
  width       INTEGER NOT NULL,
  height      INTEGER NOT NULL,
  bytes       BLOB NOT NULL,
  created_at  INTEGER NOT NULL,
  created_by  INTEGER REFERENCES curator,
  PRIMARY KEY (letter_key, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX letter_picture_by_age ON letter_picture (created_at);
