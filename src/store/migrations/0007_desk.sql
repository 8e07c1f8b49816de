-- SPDX-License-Identifier: EUPL-1.2
-- The stories before each centre.
-- Times are UTC seconds (…_at), civil days are 'YYYY-MM-DD' (…_on).

CREATE TABLE desk_item (
  story_id     INTEGER NOT NULL REFERENCES story,
  centre_id    INTEGER NOT NULL REFERENCES centre,
  state        TEXT NOT NULL DEFAULT 'new'
                 CHECK (state = 'new' OR state = 'kept' OR state = 'discarded'
                        OR state = 'relayed'),
  version      INTEGER NOT NULL DEFAULT 1,       -- two clicks are a conflict, not a loss
  arrived_at   INTEGER NOT NULL,
  decided_at   INTEGER,
  curator_id   INTEGER REFERENCES curator,
  article_id   INTEGER REFERENCES article,       -- the one read when it was decided
  filtered_by  TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (story_id, centre_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX desk_item_by_centre ON desk_item (centre_id, state, arrived_at);
CREATE INDEX desk_item_kept ON desk_item (decided_at) WHERE state = 'kept';  -- what a letter may take

CREATE TABLE desk_move (                         -- every move, so that each can be undone
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  story_id    INTEGER NOT NULL REFERENCES story,
  centre_id   INTEGER NOT NULL REFERENCES centre,
  curator_id  INTEGER NOT NULL REFERENCES curator,
  article_id  INTEGER REFERENCES article,
  from_state  TEXT NOT NULL,
  to_state    TEXT NOT NULL,
  at          INTEGER NOT NULL,
  undone_at   INTEGER
) STRICT;
CREATE INDEX desk_move_by_story ON desk_move (story_id, centre_id, id);
