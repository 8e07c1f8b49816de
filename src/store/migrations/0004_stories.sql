-- SPDX-License-Identifier: EUPL-1.2
-- What grouping remembers of articles, and what curators said of groups.

-- An article as the window reads it: its telling words as numbers, and all that is worked out of them.
-- One row has it all: each round with news lays the window out again.
CREATE TABLE article_sketch (
  article_id  INTEGER PRIMARY KEY REFERENCES article,
  reprint_id  INTEGER NOT NULL,                  -- as its article says
  story_id    INTEGER NOT NULL,                  -- as its reprint says
  sketch      BLOB NOT NULL                      -- see cluster/kept.hpp
) STRICT;

CREATE TRIGGER sketch_follows_article AFTER UPDATE OF reprint_id ON article BEGIN
  UPDATE article_sketch
  SET reprint_id = new.reprint_id,
      story_id = (SELECT story_id FROM reprint WHERE id = new.reprint_id)
  WHERE article_id = new.id;
END;

CREATE TRIGGER sketch_follows_reprint AFTER UPDATE OF story_id ON reprint BEGIN
  UPDATE article_sketch SET story_id = new.story_id
  WHERE article_id IN (SELECT id FROM article WHERE reprint_id = new.id);
END;

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
