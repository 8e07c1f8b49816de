-- SPDX-License-Identifier: EUPL-1.2
-- What grouping remembers of articles, and what curators said of groups.

-- An article's telling words as numbers, for the window of the last weeks. Articles stored before
-- have none: they take no new ones in, until the window has passed over them.
CREATE TABLE article_sketch (
  article_id    INTEGER PRIMARY KEY REFERENCES article,
  sketch        BLOB NOT NULL,
  paper         INTEGER NOT NULL,                -- a hash of its domain; 0: not known
  published_at  INTEGER NOT NULL,                -- when it was first seen, where the feed does not say
  is_copy       INTEGER NOT NULL                 -- it joined a reprint, which has its words already
) STRICT;

-- A curator's decision on groups stands as a row of grouping; its undoing too.
ALTER TABLE grouping ADD COLUMN undone_at INTEGER;

-- What a curator's decision moved, to move it back: an article out of its reprint, or a reprint out
-- of its story.
CREATE TABLE grouping_step (
  grouping_id  INTEGER NOT NULL REFERENCES grouping,
  step         INTEGER NOT NULL,
  article_id   INTEGER REFERENCES article,       -- none: the whole reprint moved
  reprint_id   INTEGER NOT NULL REFERENCES reprint, -- where the article was, or what moved
  story_id     INTEGER NOT NULL REFERENCES story,   -- where the reprint was
  PRIMARY KEY (grouping_id, step)
) STRICT, WITHOUT ROWID;

-- The desk lines that a decision changed, as they were; state '' : there was none.
CREATE TABLE grouping_desk (
  grouping_id  INTEGER NOT NULL REFERENCES grouping,
  story_id     INTEGER NOT NULL REFERENCES story,
  centre_id    INTEGER NOT NULL REFERENCES centre,
  state        TEXT NOT NULL,
  decided_at   INTEGER,
  curator_id   INTEGER REFERENCES curator,
  article_id   INTEGER REFERENCES article,
  version_left INTEGER NOT NULL,                 -- the version that the decision left behind it
  PRIMARY KEY (grouping_id, story_id, centre_id)
) STRICT, WITHOUT ROWID;
