-- SPDX-License-Identifier: EUPL-1.2
-- What centres propose for the shared panorama, and what the public sees of it.
-- Times are UTC seconds (…_at), civil days are 'YYYY-MM-DD' (…_on).

-- A centre offers a story with its own words. Several on one story are answered by one item.
CREATE TABLE proposal (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  story_id     INTEGER NOT NULL REFERENCES story,
  article_id   INTEGER NOT NULL REFERENCES article,  -- the reading proposed
  centre_id    INTEGER NOT NULL REFERENCES centre,
  curator_id   INTEGER NOT NULL REFERENCES curator,
  note         TEXT NOT NULL,                    -- for the public
  remark       TEXT NOT NULL DEFAULT '',         -- for colleagues
  state        TEXT NOT NULL DEFAULT 'offered'
                 CHECK (state = 'offered' OR state = 'taken' OR state = 'merged'
                        OR state = 'declined' OR state = 'withdrawn'),
  version      INTEGER NOT NULL DEFAULT 1,
  offered_at   INTEGER NOT NULL,
  answered_by  INTEGER REFERENCES curator,       -- who moved it last
  answered_at  INTEGER,
  reason       TEXT NOT NULL DEFAULT '',         -- told to who proposed
  item_id      INTEGER REFERENCES panorama_item, -- that took it, or that it was merged with
  CHECK ((state = 'taken' OR state = 'merged') = (item_id IS NOT NULL))
) STRICT;
CREATE INDEX proposal_by_story ON proposal (story_id);
CREATE INDEX proposal_by_centre ON proposal (centre_id, offered_at);
CREATE INDEX proposal_by_curator ON proposal (curator_id, answered_at) WHERE answered_at IS NOT NULL;
CREATE INDEX proposal_by_item ON proposal (item_id) WHERE item_id IS NOT NULL;
CREATE INDEX proposal_offered ON proposal (offered_at) WHERE state = 'offered';

-- What was kept elsewhere before, taken in and out as a whole.
CREATE TABLE panorama_lot (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  file       TEXT NOT NULL,
  items      INTEGER NOT NULL DEFAULT 0,
  made_at    INTEGER NOT NULL,
  undone_at  INTEGER
) STRICT;

-- One story as the public sees it: title, link, media, author and date stay as they were relayed,
-- whatever the paper does to its article afterwards.
CREATE TABLE panorama_item (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  key           TEXT NOT NULL UNIQUE,            -- of its address and its entry in feeds, for ever
  story_id      INTEGER NOT NULL REFERENCES story,
  article_id    INTEGER NOT NULL REFERENCES article,
  centre_id     INTEGER NOT NULL REFERENCES centre,   -- whose words its note is
  curator_id    INTEGER NOT NULL REFERENCES curator,
  title         TEXT NOT NULL,
  url           TEXT NOT NULL,
  media         TEXT NOT NULL,
  media_key     TEXT NOT NULL DEFAULT '',        -- its name, as addresses have it
  author        TEXT NOT NULL,
  dated_at      INTEGER,                         -- when its paper published it
  note          TEXT NOT NULL,                   -- the curator's own words
  state         TEXT NOT NULL DEFAULT 'scheduled'
                  CHECK (state = 'ready' OR state = 'scheduled' OR state = 'published' OR state = 'withdrawn'),
  version       INTEGER NOT NULL DEFAULT 1,
  position      INTEGER NOT NULL DEFAULT 0,      -- 0: none given
  publish_at    INTEGER NOT NULL,                -- when it is to appear; ready: when it was taken
  published_at  INTEGER,                         -- when it appeared
  published_on  TEXT,                            -- that day, in Paris
  corrected_at  INTEGER,                         -- a correction that readers are told of
  correction    TEXT NOT NULL DEFAULT '',        -- its words
  withdrawn_at  INTEGER,
  reason        TEXT NOT NULL DEFAULT '',        -- why it was withdrawn
  joined_to     INTEGER REFERENCES panorama_item, -- it was made one with: its address leads there
  changed_by    INTEGER NOT NULL REFERENCES curator,
  changed_at    INTEGER NOT NULL,
  lot_id        INTEGER REFERENCES panorama_lot, -- it was taken in with
  old_address   TEXT,                            -- where it stood then
  old_views     INTEGER,                         -- as that place counted them
  CHECK (state <> 'published' OR published_at IS NOT NULL),
  CHECK ((state = 'withdrawn') = (withdrawn_at IS NOT NULL)),
  CHECK (joined_to IS NULL OR state = 'withdrawn')
) STRICT;
CREATE UNIQUE INDEX panorama_item_live ON panorama_item (story_id) WHERE state <> 'withdrawn';
CREATE INDEX panorama_item_by_story ON panorama_item (story_id, centre_id);
CREATE INDEX panorama_item_by_article ON panorama_item (article_id);
CREATE INDEX panorama_item_by_date ON panorama_item (published_at) WHERE state = 'published';
CREATE INDEX panorama_item_by_centre ON panorama_item (centre_id, published_at) WHERE state = 'published';
CREATE INDEX panorama_item_by_media ON panorama_item (media_key, published_at) WHERE state = 'published';
CREATE INDEX panorama_item_by_lot ON panorama_item (lot_id) WHERE lot_id IS NOT NULL;
CREATE INDEX panorama_item_due ON panorama_item (publish_at) WHERE state = 'scheduled';
CREATE INDEX panorama_item_ready ON panorama_item (publish_at) WHERE state = 'ready';
CREATE INDEX panorama_item_withdrawn ON panorama_item (withdrawn_at) WHERE state = 'withdrawn';

-- Who signed an item, name by name.
CREATE TABLE panorama_author (
  item_id       INTEGER NOT NULL REFERENCES panorama_item,
  position      INTEGER NOT NULL,
  author_key    TEXT NOT NULL,                   -- the name, as addresses have it
  name          TEXT NOT NULL,
  published_at  INTEGER,                         -- as its item's; none: it is not public
  PRIMARY KEY (item_id, position)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX panorama_author_once ON panorama_author (item_id, author_key);
CREATE INDEX panorama_author_by_key ON panorama_author (author_key, published_at, item_id)
  WHERE published_at IS NOT NULL;

-- Every text that an item had before the one it has.
CREATE TABLE panorama_item_text (
  item_id     INTEGER NOT NULL REFERENCES panorama_item,
  version     INTEGER NOT NULL,                  -- the item's, that had it
  title       TEXT NOT NULL,
  url         TEXT NOT NULL,
  note        TEXT NOT NULL,
  changed_by  INTEGER NOT NULL REFERENCES curator, -- who replaced it
  changed_at  INTEGER NOT NULL,
  PRIMARY KEY (item_id, version)
) STRICT, WITHOUT ROWID;

-- Two items were made one: what takes that back.
CREATE TABLE panorama_joining (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  gone_id       INTEGER NOT NULL REFERENCES panorama_item,
  into_id       INTEGER NOT NULL REFERENCES panorama_item,
  grouping_id   INTEGER NOT NULL REFERENCES grouping, -- their stories became one
  gone_state    TEXT NOT NULL
                  CHECK (gone_state = 'ready' OR gone_state = 'scheduled' OR gone_state = 'published'
                         OR gone_state = 'withdrawn'),
  note_version  INTEGER,                         -- of the item that stays: its words before; none: they stayed
  joined_note   TEXT NOT NULL,                   -- those it has since
  joined_by     INTEGER NOT NULL REFERENCES curator,
  joined_at     INTEGER NOT NULL,
  undone_at     INTEGER
) STRICT;
CREATE INDEX panorama_joining_by_gone ON panorama_joining (gone_id);
CREATE INDEX panorama_joining_by_into ON panorama_joining (into_id);

CREATE TABLE panorama_joining_proposal (         -- proposals of the item that went, as they were
  joining_id   INTEGER NOT NULL REFERENCES panorama_joining,
  proposal_id  INTEGER NOT NULL REFERENCES proposal,
  state        TEXT NOT NULL
                 CHECK (state = 'offered' OR state = 'taken' OR state = 'merged'
                        OR state = 'declined' OR state = 'withdrawn'),
  answered_by  INTEGER REFERENCES curator,
  answered_at  INTEGER,
  PRIMARY KEY (joining_id, proposal_id)
) STRICT, WITHOUT ROWID;

-- The themes and territories that a published item stands under: those shown of its story.
CREATE TABLE panorama_tag (
  item_id       INTEGER NOT NULL REFERENCES panorama_item,
  kind          TEXT NOT NULL CHECK (kind IN ('theme', 'territory')),
  code          TEXT NOT NULL,
  position      INTEGER NOT NULL,                -- surest first
  published_at  INTEGER NOT NULL,                -- as its item's
  within        INTEGER NOT NULL DEFAULT 0 CHECK (within IN (0, 1)), -- by a smaller place that lies in it
  PRIMARY KEY (item_id, kind, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX panorama_tag_by_code ON panorama_tag (kind, code, published_at, item_id);

-- Written anew whenever the item appears, goes, or follows its article; who changes the tags or the
-- articles of a story touches its item (store::retag_panorama).
CREATE TRIGGER panorama_tag_follows AFTER UPDATE OF story_id, state ON panorama_item BEGIN
  DELETE FROM panorama_tag WHERE item_id = new.id;
  INSERT INTO panorama_tag (item_id, kind, code, position, published_at)
  SELECT new.id, tag.kind, tag.code,
         row_number() OVER (ORDER BY tag.kind DESC, max(tag.score) DESC, tag.code),
         new.published_at
  FROM reprint JOIN article ON article.reprint_id = reprint.id
  JOIN shown_tag AS tag ON tag.article_id = article.id
  WHERE reprint.story_id = new.story_id AND new.state = 'published'
  GROUP BY tag.kind, tag.code;
  INSERT INTO panorama_tag (item_id, kind, code, position, published_at, within)
  WITH place (code, commune) AS (
         SELECT tag.code, coalesce((SELECT commune_code FROM neighbourhood_commune AS quarter
                                    WHERE quarter.neighbourhood_code = tag.code
                                    ORDER BY quarter.position LIMIT 1), tag.code)
         FROM panorama_tag AS tag WHERE tag.item_id = new.id AND tag.kind = 'territory'),
       inside (code, departement, region) AS (
         SELECT place.code, above.code, above.region FROM place
         JOIN territory_above AS above
           ON above.code = substr(place.commune, 1, iif(place.commune GLOB '9[78]*', 3, 2))
         WHERE above.region IS NOT NULL AND length(place.commune) IN (2, 3, 5)
         UNION ALL SELECT place.code, above.code, above.region FROM place
         JOIN territory_inside AS lies ON lies.code = place.code
         JOIN territory_above AS above ON above.code = lies.departement),
       larger (code) AS (
         SELECT commune FROM place
         WHERE commune <> code AND commune IN (SELECT territory.code FROM territory)
         UNION SELECT departement FROM inside UNION SELECT region FROM inside)
  SELECT new.id, 'territory', code, 1000, new.published_at, 1 FROM larger WHERE true
  ON CONFLICT (item_id, kind, code) DO NOTHING;
END;

CREATE TABLE panorama_tag_count (                -- how many items stand on each shelf: kept, not counted
  kind   TEXT NOT NULL,                          -- 'theme', 'territory', 'centre', 'media', 'author', 'month', 'day'
  code   TEXT NOT NULL,
  items  INTEGER NOT NULL,
  PRIMARY KEY (kind, code)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER panorama_tag_count_comes AFTER INSERT ON panorama_tag BEGIN
  INSERT INTO panorama_tag_count (kind, code, items) VALUES (new.kind, new.code, 1)
  ON CONFLICT (kind, code) DO UPDATE SET items = items + 1;
END;

CREATE TRIGGER panorama_tag_count_goes AFTER DELETE ON panorama_tag BEGIN
  UPDATE panorama_tag_count SET items = items - 1 WHERE kind = old.kind AND code = old.code;
END;

-- An article whose publisher asked that nothing of it be shown: for ever.
CREATE TABLE takedown (
  article_id  INTEGER PRIMARY KEY REFERENCES article,
  asked_by    TEXT NOT NULL,
  done_by     INTEGER REFERENCES curator,        -- none: the command line
  done_at     INTEGER NOT NULL
) STRICT;

-- Press dossiers: an ordered selection of the archive under an introduction, fed while its event lasts.
CREATE TABLE dossier (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  key           TEXT NOT NULL UNIQUE,            -- of its address, for ever
  title         TEXT NOT NULL,
  intro         TEXT NOT NULL DEFAULT '',        -- Markdown
  search        TEXT NOT NULL DEFAULT '',        -- a line of the search: its answers are proposed
  state         TEXT NOT NULL DEFAULT 'prepared'
                  CHECK (state = 'prepared' OR state = 'open' OR state = 'closed'),
  version       INTEGER NOT NULL DEFAULT 1,
  opened_by     INTEGER NOT NULL REFERENCES curator,
  opened_at     INTEGER NOT NULL,
  published_at  INTEGER,                         -- when it was public for the first time
  closed_at     INTEGER,
  changed_by    INTEGER NOT NULL REFERENCES curator,
  changed_at    INTEGER NOT NULL,
  CHECK (state = 'prepared' OR published_at IS NOT NULL),
  CHECK ((state = 'closed') = (closed_at IS NOT NULL))
) STRICT;

CREATE TABLE dossier_keeper (                    -- the centres that edit it, who opened it first
  dossier_id  INTEGER NOT NULL REFERENCES dossier,
  centre_id   INTEGER NOT NULL REFERENCES centre,
  position    INTEGER NOT NULL,
  PRIMARY KEY (dossier_id, centre_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX dossier_keeper_by_centre ON dossier_keeper (centre_id);

CREATE TABLE dossier_part (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  dossier_id  INTEGER NOT NULL REFERENCES dossier,
  title       TEXT NOT NULL,
  position    INTEGER NOT NULL
) STRICT;
CREATE INDEX dossier_part_by_dossier ON dossier_part (dossier_id, position);

-- Title, link, media, author and date stay as they were when the article was put in.
CREATE TABLE dossier_item (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  dossier_id  INTEGER NOT NULL REFERENCES dossier,
  part_id     INTEGER REFERENCES dossier_part,   -- none: before all parts
  article_id  INTEGER NOT NULL REFERENCES article,
  title       TEXT NOT NULL,
  url         TEXT NOT NULL,
  media       TEXT NOT NULL,
  author      TEXT NOT NULL,
  dated_at    INTEGER,
  genre       TEXT NOT NULL DEFAULT 'article'
                CHECK (genre = 'article' OR genre = 'analysis' OR genre = 'enquiry'
                       OR genre = 'interview' OR genre = 'reportage' OR genre = 'portrait'
                       OR genre = 'opinion' OR genre = 'broadcast' OR genre = 'study'),
  note        TEXT NOT NULL DEFAULT '',          -- own words; none: those of the panorama
  position    INTEGER NOT NULL,
  added_by    INTEGER NOT NULL REFERENCES curator,
  added_at    INTEGER NOT NULL,
  UNIQUE (dossier_id, article_id)
) STRICT;
CREATE INDEX dossier_item_by_article ON dossier_item (article_id);
CREATE INDEX dossier_item_by_part ON dossier_item (part_id) WHERE part_id IS NOT NULL;

CREATE TABLE dossier_aside (                     -- found by its search, and not for this dossier
  dossier_id  INTEGER NOT NULL REFERENCES dossier,
  article_id  INTEGER NOT NULL REFERENCES article,
  PRIMARY KEY (dossier_id, article_id)
) STRICT, WITHOUT ROWID;

-- An item as pages show it: whose it is, how its article is reached, what came since, who joined.
CREATE VIEW panorama_shown AS
SELECT item.id, item.key, item.story_id, item.article_id, item.centre_id, item.curator_id, item.title,
       item.url, item.media, item.author, item.dated_at, item.note, item.state, item.version,
       item.position, item.publish_at, item.published_at, item.corrected_at, item.correction,
       item.withdrawn_at, item.reason, centre.key AS centre_key, centre.name AS centre_name,
       article.access,
       (SELECT count(*) FROM reprint JOIN article AS later ON later.reprint_id = reprint.id
        WHERE reprint.story_id = item.story_id AND later.first_seen_at > item.published_at)
         AS articles_since,
       coalesce((SELECT group_concat(DISTINCT joined.name)
                 FROM proposal JOIN centre AS joined ON joined.id = proposal.centre_id
                 WHERE proposal.item_id = item.id AND proposal.state = 'merged'
                   AND proposal.centre_id <> item.centre_id), '') AS joined_centres,
       item.media_key, item.published_on
FROM panorama_item AS item JOIN centre ON centre.id = item.centre_id
JOIN article ON article.id = item.article_id;

-- The shelves with their names.
CREATE VIEW panorama_shelf AS
SELECT shelf.kind, shelf.code, shelf.items,
       coalesce(theme.label, territory.name, above.name, centre.name,
         (SELECT media FROM panorama_item AS one
          WHERE shelf.kind = 'media' AND one.media_key = shelf.code AND one.state = 'published' LIMIT 1),
         (SELECT name FROM panorama_author AS one
          WHERE shelf.kind = 'author' AND one.author_key = shelf.code
            AND one.published_at IS NOT NULL LIMIT 1), shelf.code) AS label
FROM panorama_tag_count AS shelf
LEFT JOIN theme ON shelf.kind = 'theme' AND theme.code = shelf.code
LEFT JOIN territory ON shelf.kind = 'territory' AND territory.code = shelf.code
LEFT JOIN territory_above AS above ON shelf.kind = 'territory' AND above.code = shelf.code
LEFT JOIN centre ON shelf.kind = 'centre' AND centre.key = shelf.code;

-- Whether an article of a dossier may be seen, asked each time: 'shown', 'withdrawn' from the
-- panorama, 'taken_down' for its publisher.
CREATE VIEW dossier_standing AS
SELECT item.id AS item_id, item.dossier_id,
       CASE
         WHEN EXISTS (SELECT 1 FROM takedown WHERE takedown.article_id = item.article_id)
           THEN 'taken_down'
         WHEN EXISTS (SELECT 1 FROM panorama_item AS gone
                      WHERE gone.article_id = item.article_id AND gone.state = 'withdrawn'
                        AND gone.published_at IS NOT NULL AND gone.joined_to IS NULL)
              AND NOT EXISTS (SELECT 1 FROM panorama_item AS live
                              WHERE live.article_id = item.article_id AND live.state = 'published')
           THEN 'withdrawn'
         ELSE 'shown'
       END AS standing
FROM dossier_item AS item;

-- An article that a reader told of; nothing is known of who.
CREATE TABLE suggestion (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  url        TEXT NOT NULL,
  words      TEXT NOT NULL DEFAULT '',
  sent_at    INTEGER NOT NULL,
  closed_at  INTEGER,                            -- put aside
  closed_by  INTEGER REFERENCES curator
) STRICT;
CREATE UNIQUE INDEX suggestion_waits ON suggestion (url) WHERE closed_at IS NULL;

-- When the link of a published item is asked again, and since when it leads nowhere.
CREATE TABLE panorama_link (
  item_id        INTEGER PRIMARY KEY REFERENCES panorama_item,
  next_check_at  INTEGER NOT NULL,
  gone_since     INTEGER,                        -- answered 404 or 410 for the first time
  dead_at        INTEGER                         -- again, a week or more after
) STRICT;
CREATE INDEX panorama_link_due ON panorama_link (next_check_at);
CREATE INDEX panorama_link_dead ON panorama_link (dead_at) WHERE dead_at IS NOT NULL;

CREATE TABLE robots_answer (                     -- what a site lets programs ask for, for a day
  origin      TEXT PRIMARY KEY,
  text        TEXT NOT NULL,
  closed      INTEGER NOT NULL CHECK (closed IN (0, 1)), -- it could not say: nothing is asked
  fetched_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Words of the published items, for the public's search; by item number, which follows time.
CREATE VIRTUAL TABLE search_panorama USING fts5(title, note, media, author, tokenize='unicode61 remove_diacritics 2');

CREATE TRIGGER panorama_appears AFTER UPDATE OF state ON panorama_item
WHEN new.state = 'published' AND old.state <> 'published' BEGIN
  INSERT INTO search_panorama (rowid, title, note, media, author)
  VALUES (new.id, new.title, new.note, new.media, new.author);
  INSERT INTO panorama_link (item_id, next_check_at) VALUES (new.id, new.changed_at + (14 + new.id % 28) * 86400)
  ON CONFLICT (item_id) DO NOTHING;
  INSERT INTO panorama_tag_count (kind, code, items)
  SELECT 'centre', key, 1 FROM centre WHERE id = new.centre_id
  UNION ALL SELECT 'media', new.media_key, 1 WHERE new.media_key <> ''
  UNION ALL SELECT 'author', author_key, 1 FROM panorama_author WHERE item_id = new.id
  UNION ALL SELECT 'month', substr(coalesce(new.published_on, date(new.published_at, 'unixepoch')), 1, 7), 1
  UNION ALL SELECT 'day', coalesce(new.published_on, date(new.published_at, 'unixepoch')), 1 WHERE true
  ON CONFLICT (kind, code) DO UPDATE SET items = items + 1;
  UPDATE panorama_author SET published_at = new.published_at WHERE item_id = new.id;
END;

CREATE TRIGGER panorama_leaves AFTER UPDATE OF state ON panorama_item
WHEN old.state = 'published' AND new.state <> 'published' BEGIN
  DELETE FROM search_panorama WHERE rowid = new.id;
  DELETE FROM panorama_link WHERE item_id = new.id;
  UPDATE panorama_tag_count SET items = items - 1
  WHERE (kind, code) IN (VALUES ('centre', (SELECT key FROM centre WHERE id = new.centre_id)),
    ('media', new.media_key),
    ('month', substr(coalesce(new.published_on, date(new.published_at, 'unixepoch')), 1, 7)),
    ('day', coalesce(new.published_on, date(new.published_at, 'unixepoch'))));
  UPDATE panorama_tag_count SET items = items - 1
  WHERE kind = 'author' AND code IN (SELECT author_key FROM panorama_author WHERE item_id = new.id);
  UPDATE panorama_author SET published_at = NULL WHERE item_id = new.id;
END;

CREATE TRIGGER panorama_reworded AFTER UPDATE OF title, note ON panorama_item
WHEN new.state = 'published' BEGIN
  UPDATE search_panorama SET title = new.title, note = new.note WHERE rowid = new.id;
END;
