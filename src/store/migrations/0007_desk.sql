-- SPDX-License-Identifier: EUPL-1.2
-- The stories before each centre.
-- Times are UTC seconds (…_at), civil days are 'YYYY-MM-DD' (…_on).

CREATE TABLE desk_item (
  story_id     INTEGER NOT NULL REFERENCES story,
  centre_id    INTEGER NOT NULL REFERENCES centre,
  state        TEXT NOT NULL DEFAULT 'new'
                 CHECK (state = 'new' OR state = 'later' OR state = 'kept' OR state = 'relayed'
                        OR state = 'discarded' OR state = 'passed'),
  version      INTEGER NOT NULL DEFAULT 1,       -- two clicks are a conflict, not a loss
  arrived_at   INTEGER NOT NULL,
  dated_at     INTEGER NOT NULL DEFAULT 0,       -- where the list has it: when the papers told it
  decided_at   INTEGER,
  curator_id   INTEGER REFERENCES curator,
  article_id   INTEGER REFERENCES article,       -- the one read when it was decided
  filtered_by  TEXT NOT NULL DEFAULT '',
  later_on     TEXT,                             -- the day on which it is to be read again
  muted_at     INTEGER,                          -- since then it does not come up again by growing
  came_back    TEXT NOT NULL DEFAULT '',         -- why it is to be read again after it was discarded
  PRIMARY KEY (story_id, centre_id),
  CHECK ((state = 'later') = (later_on IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX desk_item_by_centre ON desk_item (centre_id, state, dated_at, story_id);
CREATE INDEX desk_item_kept ON desk_item (decided_at) WHERE state = 'kept';  -- what a letter may take
CREATE INDEX desk_item_later ON desk_item (later_on) WHERE state = 'later';

-- How many lines of each state a desk lists: kept by the triggers below, counted by nobody. A story
-- that went into another is on no list.
CREATE TABLE desk_count (
  centre_id  INTEGER NOT NULL REFERENCES centre,
  state      TEXT NOT NULL,
  lines      INTEGER NOT NULL,
  PRIMARY KEY (centre_id, state)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER desk_count_comes AFTER INSERT ON desk_item
WHEN (SELECT merged_into_id FROM story WHERE id = new.story_id) IS NULL
BEGIN
  INSERT INTO desk_count (centre_id, state, lines) VALUES (new.centre_id, new.state, 1)
  ON CONFLICT (centre_id, state) DO UPDATE SET lines = lines + 1;
END;

CREATE TRIGGER desk_count_goes AFTER DELETE ON desk_item
WHEN (SELECT merged_into_id FROM story WHERE id = old.story_id) IS NULL
BEGIN
  UPDATE desk_count SET lines = lines - 1 WHERE centre_id = old.centre_id AND state = old.state;
END;

CREATE TRIGGER desk_count_moves AFTER UPDATE OF story_id, centre_id, state ON desk_item BEGIN
  UPDATE desk_count SET lines = lines - 1
  WHERE centre_id = old.centre_id AND state = old.state
    AND (SELECT merged_into_id FROM story WHERE id = old.story_id) IS NULL;
  INSERT INTO desk_count (centre_id, state, lines)
  SELECT new.centre_id, new.state, 1
  WHERE (SELECT merged_into_id FROM story WHERE id = new.story_id) IS NULL
  ON CONFLICT (centre_id, state) DO UPDATE SET lines = lines + 1;
END;

CREATE TRIGGER desk_count_merges AFTER UPDATE OF merged_into_id ON story
WHEN (old.merged_into_id IS NULL) <> (new.merged_into_id IS NULL)
BEGIN
  INSERT INTO desk_count (centre_id, state, lines)
  SELECT centre_id, state, iif(new.merged_into_id IS NULL, 1, -1)
  FROM desk_item WHERE story_id = new.id
  ON CONFLICT (centre_id, state) DO UPDATE SET lines = lines + excluded.lines;
END;

CREATE TABLE desk_move (                         -- every move, so that each can be undone
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  story_id       INTEGER NOT NULL REFERENCES story,
  centre_id      INTEGER NOT NULL REFERENCES centre,
  curator_id     INTEGER NOT NULL REFERENCES curator,
  article_id     INTEGER REFERENCES article,
  from_state     TEXT NOT NULL,
  to_state       TEXT NOT NULL,
  at             INTEGER NOT NULL,
  undone_at      INTEGER,
  from_later_on  TEXT,                           -- the day it was put off to before the move
  lot            INTEGER                         -- the first move of those made by one gesture
) STRICT;
CREATE INDEX desk_move_by_story ON desk_move (story_id, centre_id, id);
CREATE INDEX desk_move_standing ON desk_move (curator_id, at, id) WHERE undone_at IS NULL;
CREATE INDEX desk_move_by_lot ON desk_move (lot) WHERE lot IS NOT NULL;

CREATE TABLE desk_pass (                         -- a story handed to another centre, with a word
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  story_id        INTEGER NOT NULL REFERENCES story,
  from_centre_id  INTEGER NOT NULL REFERENCES centre,
  to_centre_id    INTEGER NOT NULL REFERENCES centre,
  curator_id      INTEGER NOT NULL REFERENCES curator,
  word            TEXT NOT NULL,
  passed_at       INTEGER NOT NULL,
  recalled_at     INTEGER
) STRICT;
CREATE INDEX desk_pass_by_story ON desk_pass (story_id, to_centre_id);

CREATE TABLE story_read (                        -- what a curator has opened; kept 30 days
  curator_id  INTEGER NOT NULL REFERENCES curator,
  story_id    INTEGER NOT NULL REFERENCES story,
  read_at     INTEGER NOT NULL,
  PRIMARY KEY (curator_id, story_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_read_by_age ON story_read (read_at);

CREATE TABLE curator_preference (                -- how a curator likes to read: 'density', 'order', …
  curator_id  INTEGER NOT NULL REFERENCES curator,
  name        TEXT NOT NULL,
  value       TEXT NOT NULL,
  PRIMARY KEY (curator_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE note_draft (                        -- words being written, before any decision
  story_id    INTEGER NOT NULL REFERENCES story,
  curator_id  INTEGER NOT NULL REFERENCES curator,
  note        TEXT NOT NULL,
  version     INTEGER NOT NULL DEFAULT 1,        -- one's own second tab is told, not overwritten
  saved_at    INTEGER NOT NULL,
  PRIMARY KEY (story_id, curator_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_search (                      -- belongs to a centre, or to the network
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  centre_id   INTEGER REFERENCES centre,         -- none: the network's
  name        TEXT NOT NULL,
  query       TEXT NOT NULL,                     -- as it was typed
  version     INTEGER NOT NULL DEFAULT 1,
  created_by  INTEGER NOT NULL REFERENCES curator,
  created_at  INTEGER NOT NULL,
  changed_by  INTEGER REFERENCES curator,
  changed_at  INTEGER,
  retired_at  INTEGER
) STRICT;
CREATE INDEX saved_search_by_centre ON saved_search (centre_id) WHERE retired_at IS NULL;

CREATE TABLE saved_search_follower (             -- how each curator is told of what it finds
  search_id   INTEGER NOT NULL REFERENCES saved_search,
  curator_id  INTEGER NOT NULL REFERENCES curator,
  rhythm      TEXT NOT NULL DEFAULT 'page'
                CHECK (rhythm = 'page' OR rhythm = 'at_once' OR rhythm = 'daily'
                       OR rhythm = 'weekly'),
  told_to     INTEGER NOT NULL,                  -- the last article that was looked at for them
  told_at     INTEGER NOT NULL,
  PRIMARY KEY (search_id, curator_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_search_alert (                      -- one mail to one curator, kept as long as its notification
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  curator_id  INTEGER NOT NULL REFERENCES curator,
  at          INTEGER NOT NULL
) STRICT;
CREATE INDEX saved_search_alert_by_age ON saved_search_alert (at);

CREATE TABLE saved_search_alert_line (                 -- what it tells of: what came behind one article, up to another
  alert_id    INTEGER NOT NULL REFERENCES saved_search_alert,
  search_id   INTEGER NOT NULL REFERENCES saved_search,
  after_id    INTEGER NOT NULL,
  upto_id     INTEGER NOT NULL,
  PRIMARY KEY (alert_id, search_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_search_feed (                       -- a secret address of what a saved search finds
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  search_id   INTEGER NOT NULL REFERENCES saved_search,
  curator_id  INTEGER NOT NULL REFERENCES curator,
  name        TEXT NOT NULL,                     -- 'Mon lecteur de flux'
  token       TEXT NOT NULL UNIQUE,
  created_at  INTEGER NOT NULL,
  revoked_at  INTEGER
) STRICT;
CREATE INDEX saved_search_feed_by_curator ON saved_search_feed (curator_id) WHERE revoked_at IS NULL;
