-- SPDX-License-Identifier: EUPL-1.2
-- What leaves for catalogues and bibliographies, and what comes back from them.
-- Times are UTC seconds (…_at), civil days are 'YYYY-MM-DD' (…_on).

-- An item of the panorama with all that a record says of it, its tags aside.
CREATE VIEW panorama_record AS
SELECT item.id, item.key, item.story_id, item.article_id, item.title, item.url, item.media,
       item.author, item.dated_at, item.note, item.state,
       coalesce(item.published_at, item.publish_at) AS relayed_at, item.published_at,
       item.position, centre.key AS centre_key, centre.name AS centre_name,
       article.access, article.kind, article.language, article.first_seen_at,
       media.key AS media_key, media.issn, media.rhythm, media.catalogue_title,
       media.catalogue_issn
FROM panorama_item AS item JOIN centre ON centre.id = item.centre_id
JOIN article ON article.id = item.article_id
LEFT JOIN media ON media.id = article.media_id;

CREATE TABLE author_alias (                      -- a name as papers sign it, and as the catalogue has it
  signed_as  TEXT PRIMARY KEY COLLATE NOCASE,
  named      TEXT NOT NULL                       -- 'Dupont, Jean', or a body
) STRICT, WITHOUT ROWID;

-- When an item last changed in what its record says, for who harvests: relayed, corrected, tagged
-- anew, withdrawn. Its row outlives it.
CREATE TABLE panorama_stamp (
  item_id     INTEGER PRIMARY KEY REFERENCES panorama_item,
  stamped_at  INTEGER NOT NULL,
  gone        INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1))
) STRICT;
CREATE INDEX panorama_stamp_by_time ON panorama_stamp (stamped_at, item_id);

CREATE TABLE panorama_set (                      -- every set an item was ever in: who harvests one is told when it goes
  item_id  INTEGER NOT NULL REFERENCES panorama_item,
  spec     TEXT NOT NULL,                        -- 'theme:sante'
  PRIMARY KEY (spec, item_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX panorama_set_by_item ON panorama_set (item_id);

CREATE TRIGGER panorama_set_grows AFTER INSERT ON panorama_tag BEGIN
  INSERT INTO panorama_set (item_id, spec)
  VALUES (new.item_id, iif(new.kind = 'theme', 'theme:', 'territoire:') || new.code)
  ON CONFLICT DO NOTHING;
END;

-- Who tags anew touches the item and tells no time: then it is the database's.
CREATE TRIGGER panorama_stamp_follows AFTER UPDATE ON panorama_item
WHEN new.published_at IS NOT NULL AND new.state <> 'scheduled' BEGIN
  INSERT INTO panorama_stamp (item_id, stamped_at, gone)
  VALUES (new.id, new.changed_at, new.state = 'withdrawn')
  ON CONFLICT (item_id) DO UPDATE
  SET stamped_at = max(stamped_at, iif(new.version <> old.version, new.changed_at, unixepoch())),
      gone = excluded.gone;
  INSERT INTO panorama_set (item_id, spec)
  SELECT new.id, 'centre:' || centre.key FROM centre WHERE centre.id = new.centre_id
  UNION ALL SELECT new.id, iif(article.access = 'free', 'acces:libre', 'acces:abonnes')
  FROM article WHERE article.id = new.article_id
  ON CONFLICT DO NOTHING;
END;

-- What the network's catalogue holds, as its last file said: replaced whole, never edited here.
CREATE TABLE catalogue_record (
  id           TEXT PRIMARY KEY,                 -- the catalogue's own number
  level        TEXT NOT NULL DEFAULT '',         -- 'a2', 'm0', 's1'
  title        TEXT NOT NULL,
  title_key    INTEGER,                          -- none: any article could be called so
  url          TEXT NOT NULL DEFAULT '',
  url_key      TEXT NOT NULL DEFAULT '',
  permalink    TEXT NOT NULL DEFAULT '',         -- key of a panorama item, found in a note
  serial       TEXT NOT NULL DEFAULT '',
  day_on       TEXT,
  descriptors  TEXT NOT NULL DEFAULT '',
  seen_at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX catalogue_record_by_title ON catalogue_record (title_key) WHERE title_key IS NOT NULL;
CREATE INDEX catalogue_record_by_url ON catalogue_record (url_key) WHERE url_key <> '';
CREATE INDEX catalogue_record_by_permalink ON catalogue_record (permalink) WHERE permalink <> '';

CREATE TABLE catalogue_answer (                  -- a person said whether the two are one; beats every key
  article_id  INTEGER NOT NULL REFERENCES article,
  record      TEXT NOT NULL,                     -- its number, whether or not the next file has it
  same        INTEGER NOT NULL CHECK (same IN (0, 1)),
  curator_id  INTEGER NOT NULL REFERENCES curator,
  at          INTEGER NOT NULL,
  PRIMARY KEY (article_id, record)
) STRICT, WITHOUT ROWID;

CREATE TABLE catalogue_sending (                 -- given to the catalogue's administrators in a file
  article_id  INTEGER PRIMARY KEY REFERENCES article,
  title       TEXT NOT NULL,                     -- as it was sent
  file        TEXT NOT NULL,
  curator_id  INTEGER NOT NULL REFERENCES curator,
  sent_at     INTEGER NOT NULL
) STRICT;
CREATE INDEX catalogue_sending_by_time ON catalogue_sending (sent_at);

-- Figures of the yearly report that persons entered, with their source; centre_id 0 is the network.
CREATE TABLE report_value (
  code        TEXT NOT NULL,                     -- 'cosoter.visites'
  year        INTEGER NOT NULL,
  centre_id   INTEGER NOT NULL DEFAULT 0,
  number      REAL,                              -- none: said to be comparable, without number
  exactness   TEXT NOT NULL DEFAULT 'exact'
                CHECK (exactness = 'exact' OR exactness = 'rounded' OR exactness = 'comparable'),
  source      TEXT NOT NULL,
  remark      TEXT NOT NULL DEFAULT '',
  curator_id  INTEGER NOT NULL REFERENCES curator,
  entered_at  INTEGER NOT NULL,
  version     INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (code, year, centre_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE report_closing (                    -- a report that was printed: its figures stay as they were
  year        INTEGER NOT NULL,
  centre_id   INTEGER NOT NULL DEFAULT 0,
  closed_at   INTEGER NOT NULL,
  curator_id  INTEGER NOT NULL REFERENCES curator,
  PRIMARY KEY (year, centre_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE report_frozen (                     -- each figure as it was printed
  year       INTEGER NOT NULL,
  centre_id  INTEGER NOT NULL DEFAULT 0,
  code       TEXT NOT NULL,
  number     REAL,
  exactness  TEXT NOT NULL
               CHECK (exactness = 'exact' OR exactness = 'rounded' OR exactness = 'comparable'),
  source     TEXT NOT NULL,
  remark     TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (year, centre_id, code)
) STRICT, WITHOUT ROWID;

-- What people ask of a centre's documentalist, and what they were answered.
CREATE TABLE enquiry (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  centre_id    INTEGER NOT NULL REFERENCES centre,
  number       INTEGER NOT NULL,                 -- of its centre, from 1 in each year
  received_on  TEXT NOT NULL,
  answered_on  TEXT,
  channel      TEXT NOT NULL DEFAULT '',         -- codes of facets: see exports/enquiry.hpp; '': nobody said
  asker        TEXT NOT NULL DEFAULT '',
  organisation TEXT NOT NULL DEFAULT '',
  territory    TEXT NOT NULL DEFAULT '',         -- as typed
  theme        TEXT NOT NULL DEFAULT '',         -- the main one, a code valid that day
  need         TEXT NOT NULL DEFAULT '',
  question     TEXT NOT NULL,
  answer_kind  TEXT NOT NULL DEFAULT '',
  state        TEXT NOT NULL DEFAULT 'open'
                 CHECK (state = 'open' OR state = 'waiting' OR state = 'closed' OR state = 'dropped'
                        OR state = 'redirected'),
  redirected_to TEXT NOT NULL DEFAULT '',
  follows_id   INTEGER REFERENCES enquiry,
  version      INTEGER NOT NULL DEFAULT 1,
  created_by   INTEGER NOT NULL REFERENCES curator,
  created_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX enquiry_by_day ON enquiry (centre_id, received_on, id);
CREATE INDEX enquiry_by_year ON enquiry (received_on);

CREATE TABLE enquiry_person (                    -- who asked, where they said so; forgotten on a day
  enquiry_id  INTEGER PRIMARY KEY REFERENCES enquiry,
  name        TEXT NOT NULL DEFAULT '',
  mail        TEXT NOT NULL DEFAULT '',
  erase_on    TEXT NOT NULL
) STRICT;
CREATE INDEX enquiry_person_by_day ON enquiry_person (erase_on);

CREATE TABLE enquiry_piece (                     -- what the answer cites, in its order
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  enquiry_id  INTEGER NOT NULL REFERENCES enquiry,
  position    INTEGER NOT NULL,
  article_id  INTEGER REFERENCES article,        -- none: a reference in words, or a record of the catalogue
  reference   TEXT NOT NULL DEFAULT '',
  line        TEXT NOT NULL DEFAULT ''           -- why it is there, in the documentalist's words
) STRICT;
CREATE INDEX enquiry_piece_by_enquiry ON enquiry_piece (enquiry_id, position);

CREATE TABLE enquiry_answer (                    -- as it was sent: never changed, made anew instead
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  enquiry_id  INTEGER NOT NULL REFERENCES enquiry,
  body        TEXT NOT NULL,
  model       TEXT NOT NULL DEFAULT '',          -- its title as a "réponse type"; '': it is none
  made_from   INTEGER REFERENCES enquiry_answer, -- the "réponse type" that it began with
  curator_id  INTEGER NOT NULL REFERENCES curator,
  frozen_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX enquiry_answer_by_enquiry ON enquiry_answer (enquiry_id, id);
CREATE INDEX enquiry_answer_models ON enquiry_answer (id) WHERE model <> '';
