-- SPDX-License-Identifier: EUPL-1.2
-- Groups of articles, and every decision on them.
-- Times are UTC seconds (…_at), civil days are 'YYYY-MM-DD' (…_on).

-- article ⊂ reprint (one text) ⊂ story (one event). No row of these is ever deleted, so no id comes
-- twice without AUTOINCREMENT, whose table is searched at each insertion; a merge leaves a redirect.
CREATE TABLE story (
  id              INTEGER PRIMARY KEY,
  created_at      INTEGER NOT NULL,
  merged_into_id  INTEGER REFERENCES story
) STRICT;

CREATE TABLE reprint (
  id              INTEGER PRIMARY KEY,
  story_id        INTEGER NOT NULL REFERENCES story,
  created_at      INTEGER NOT NULL,
  merged_into_id  INTEGER REFERENCES reprint
) STRICT;
CREATE INDEX reprint_by_story ON reprint (story_id);

CREATE TABLE grouping (                          -- every decision on groups, and who took it
  id          INTEGER PRIMARY KEY,
  at          INTEGER NOT NULL,
  level       TEXT NOT NULL CHECK (level IN ('reprint', 'story')),
  move        TEXT NOT NULL CHECK (move = 'join' OR move = 'split' OR move = 'merge'),
  article_id  INTEGER REFERENCES article,
  from_id     INTEGER,                           -- a reprint or a story, by level
  to_id       INTEGER NOT NULL,
  origin      TEXT NOT NULL CHECK (origin IN ('machine', 'curator')),
  curator_id  INTEGER REFERENCES curator,
  reason      TEXT NOT NULL,                     -- one French sentence
  undone_at   INTEGER
) STRICT;
CREATE INDEX grouping_by_article ON grouping (article_id);
CREATE INDEX grouping_from ON grouping (from_id) WHERE origin = 'curator';
CREATE INDEX grouping_to ON grouping (to_id) WHERE origin = 'curator';

-- What a curator's decision moved, to move it back: an article out of its reprint, or a reprint out
-- of its story.
CREATE TABLE grouping_step (
  grouping_id  INTEGER NOT NULL REFERENCES grouping,
  step         INTEGER NOT NULL,
  article_id   INTEGER REFERENCES article,       -- none: the whole reprint moved
  reprint_id   INTEGER NOT NULL REFERENCES reprint,  -- where the article was, or what moved
  story_id     INTEGER NOT NULL REFERENCES story,  -- where the reprint was
  PRIMARY KEY (grouping_id, step)
) STRICT, WITHOUT ROWID;
CREATE INDEX grouping_step_by_article ON grouping_step (article_id) WHERE article_id IS NOT NULL;
CREATE INDEX grouping_step_by_reprint ON grouping_step (reprint_id);

-- The desk lines that a decision changed, as they were; state '' : there was none.
CREATE TABLE grouping_desk (
  grouping_id   INTEGER NOT NULL REFERENCES grouping,
  story_id      INTEGER NOT NULL REFERENCES story,
  centre_id     INTEGER NOT NULL REFERENCES centre,
  state         TEXT NOT NULL,
  decided_at    INTEGER,
  curator_id    INTEGER REFERENCES curator,
  article_id    INTEGER REFERENCES article,
  version_left  INTEGER NOT NULL,                -- the version that the decision left behind it
  later_on      TEXT,
  muted_at      INTEGER,
  PRIMARY KEY (grouping_id, story_id, centre_id)
) STRICT, WITHOUT ROWID;
