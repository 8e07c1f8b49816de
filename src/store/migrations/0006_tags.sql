-- SPDX-License-Identifier: EUPL-1.2
-- Themes, territories, and which article bears them.
-- Times are UTC seconds (…_at), civil days are 'YYYY-MM-DD' (…_on).

CREATE TABLE theme (
  code         TEXT PRIMARY KEY,
  label        TEXT NOT NULL,
  valid_from   TEXT NOT NULL,                    -- day
  valid_to     TEXT,                             -- day; none: still open
  retired_at   INTEGER                           -- no longer in the files; keeps its label
) STRICT, WITHOUT ROWID;

CREATE TABLE theme_successor (                   -- the themes that took over
  theme_code      TEXT NOT NULL REFERENCES theme,
  position        INTEGER NOT NULL,              -- as in the file
  successor_code  TEXT NOT NULL,                 -- may come later in the same file
  PRIMARY KEY (theme_code, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE theme_term (
  theme_code  TEXT NOT NULL REFERENCES theme,
  term        TEXT NOT NULL,
  kind        TEXT NOT NULL CHECK (kind IN ('term', 'exclusion')),
  weight      REAL NOT NULL DEFAULT 1,
  position    INTEGER NOT NULL,                  -- as in the file
  PRIMARY KEY (theme_code, kind, term)
) STRICT, WITHOUT ROWID;

CREATE TABLE territory (                         -- names of what articles were tagged with
  code  TEXT PRIMARY KEY,
  name  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE territory_inside (                  -- départements that an EPCI which articles were tagged with lies in
  code         TEXT NOT NULL,
  departement  TEXT NOT NULL,
  PRIMARY KEY (code, departement)
) STRICT, WITHOUT ROWID;

CREATE TABLE territory_above (                   -- régions, and départements with theirs (config/territories)
  code    TEXT PRIMARY KEY,
  name    TEXT NOT NULL,
  region  TEXT                                   -- none: of a région
) STRICT, WITHOUT ROWID;
INSERT INTO territory_above (code, name, region) VALUES
  ('R01', 'Guadeloupe', NULL), ('R02', 'Martinique', NULL), ('R03', 'Guyane', NULL),
  ('R04', 'La Réunion', NULL), ('R06', 'Mayotte', NULL), ('R11', 'Île-de-France', NULL),
  ('R24', 'Centre-Val de Loire', NULL), ('R27', 'Bourgogne-Franche-Comté', NULL), ('R28', 'Normandie', NULL),
  ('R32', 'Hauts-de-France', NULL), ('R44', 'Grand Est', NULL), ('R52', 'Pays de la Loire', NULL),
  ('R53', 'Bretagne', NULL), ('R75', 'Nouvelle-Aquitaine', NULL), ('R76', 'Occitanie', NULL),
  ('R84', 'Auvergne-Rhône-Alpes', NULL), ('R93', 'Provence-Alpes-Côte d’Azur', NULL), ('R94', 'Corse', NULL),
  ('R975', 'Saint-Pierre-et-Miquelon', NULL), ('R977', 'Saint-Barthélemy', NULL),
  ('R978', 'Saint-Martin', NULL), ('R984', 'Terres australes et antarctiques françaises', NULL),
  ('R986', 'Wallis et Futuna', NULL), ('R987', 'Polynésie française', NULL),
  ('R988', 'Nouvelle-Calédonie', NULL), ('R989', 'Île de Clipperton', NULL), ('01', 'Ain', 'R84'),
  ('02', 'Aisne', 'R32'), ('03', 'Allier', 'R84'), ('04', 'Alpes-de-Haute-Provence', 'R93'),
  ('05', 'Hautes-Alpes', 'R93'), ('06', 'Alpes-Maritimes', 'R93'), ('07', 'Ardèche', 'R84'),
  ('08', 'Ardennes', 'R44'), ('09', 'Ariège', 'R76'), ('10', 'Aube', 'R44'), ('11', 'Aude', 'R76'),
  ('12', 'Aveyron', 'R76'), ('13', 'Bouches-du-Rhône', 'R93'), ('14', 'Calvados', 'R28'),
  ('15', 'Cantal', 'R84'), ('16', 'Charente', 'R75'), ('17', 'Charente-Maritime', 'R75'),
  ('18', 'Cher', 'R24'), ('19', 'Corrèze', 'R75'), ('21', 'Côte-d’Or', 'R27'),
  ('22', 'Côtes-d’Armor', 'R53'), ('23', 'Creuse', 'R75'), ('24', 'Dordogne', 'R75'), ('25', 'Doubs', 'R27'),
  ('26', 'Drôme', 'R84'), ('27', 'Eure', 'R28'), ('28', 'Eure-et-Loir', 'R24'), ('29', 'Finistère', 'R53'),
  ('2A', 'Corse-du-Sud', 'R94'), ('2B', 'Haute-Corse', 'R94'), ('30', 'Gard', 'R76'),
  ('31', 'Haute-Garonne', 'R76'), ('32', 'Gers', 'R76'), ('33', 'Gironde', 'R75'), ('34', 'Hérault', 'R76'),
  ('35', 'Ille-et-Vilaine', 'R53'), ('36', 'Indre', 'R24'), ('37', 'Indre-et-Loire', 'R24'),
  ('38', 'Isère', 'R84'), ('39', 'Jura', 'R27'), ('40', 'Landes', 'R75'), ('41', 'Loir-et-Cher', 'R24'),
  ('42', 'Loire', 'R84'), ('43', 'Haute-Loire', 'R84'), ('44', 'Loire-Atlantique', 'R52'),
  ('45', 'Loiret', 'R24'), ('46', 'Lot', 'R76'), ('47', 'Lot-et-Garonne', 'R75'), ('48', 'Lozère', 'R76'),
  ('49', 'Maine-et-Loire', 'R52'), ('50', 'Manche', 'R28'), ('51', 'Marne', 'R44'),
  ('52', 'Haute-Marne', 'R44'), ('53', 'Mayenne', 'R52'), ('54', 'Meurthe-et-Moselle', 'R44'),
  ('55', 'Meuse', 'R44'), ('56', 'Morbihan', 'R53'), ('57', 'Moselle', 'R44'), ('58', 'Nièvre', 'R27'),
  ('59', 'Nord', 'R32'), ('60', 'Oise', 'R32'), ('61', 'Orne', 'R28'), ('62', 'Pas-de-Calais', 'R32'),
  ('63', 'Puy-de-Dôme', 'R84'), ('64', 'Pyrénées-Atlantiques', 'R75'), ('65', 'Hautes-Pyrénées', 'R76'),
  ('66', 'Pyrénées-Orientales', 'R76'), ('67', 'Bas-Rhin', 'R44'), ('68', 'Haut-Rhin', 'R44'),
  ('69', 'Rhône', 'R84'), ('70', 'Haute-Saône', 'R27'), ('71', 'Saône-et-Loire', 'R27'),
  ('72', 'Sarthe', 'R52'), ('73', 'Savoie', 'R84'), ('74', 'Haute-Savoie', 'R84'), ('75', 'Paris', 'R11'),
  ('76', 'Seine-Maritime', 'R28'), ('77', 'Seine-et-Marne', 'R11'), ('78', 'Yvelines', 'R11'),
  ('79', 'Deux-Sèvres', 'R75'), ('80', 'Somme', 'R32'), ('81', 'Tarn', 'R76'),
  ('82', 'Tarn-et-Garonne', 'R76'), ('83', 'Var', 'R93'), ('84', 'Vaucluse', 'R93'), ('85', 'Vendée', 'R52'),
  ('86', 'Vienne', 'R75'), ('87', 'Haute-Vienne', 'R75'), ('88', 'Vosges', 'R44'), ('89', 'Yonne', 'R27'),
  ('90', 'Territoire de Belfort', 'R27'), ('91', 'Essonne', 'R11'), ('92', 'Hauts-de-Seine', 'R11'),
  ('93', 'Seine-Saint-Denis', 'R11'), ('94', 'Val-de-Marne', 'R11'), ('95', 'Val-d’Oise', 'R11'),
  ('971', 'Guadeloupe', 'R01'), ('972', 'Martinique', 'R02'), ('973', 'Guyane', 'R03'),
  ('974', 'La Réunion', 'R04'), ('976', 'Mayotte', 'R06'), ('975', 'Saint-Pierre-et-Miquelon', 'R975'),
  ('977', 'Saint-Barthélemy', 'R977'), ('978', 'Saint-Martin', 'R978'),
  ('984', 'Terres australes et antarctiques françaises', 'R984'), ('986', 'Wallis et Futuna', 'R986'),
  ('987', 'Polynésie française', 'R987'), ('988', 'Nouvelle-Calédonie', 'R988'),
  ('989', 'Île de Clipperton', 'R989');

CREATE TABLE neighbourhood (                     -- quartiers prioritaires, of the official file
  code      TEXT PRIMARY KEY,                    -- 'QN09301M'
  name      TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE neighbourhood_commune (             -- the one it is named with first
  neighbourhood_code  TEXT NOT NULL REFERENCES neighbourhood,
  position            INTEGER NOT NULL,
  commune_code        TEXT NOT NULL,             -- INSEE
  PRIMARY KEY (neighbourhood_code, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE article_tag (
  article_id  INTEGER NOT NULL REFERENCES article,
  kind        TEXT NOT NULL CHECK (kind IN ('theme', 'territory')),
  code        TEXT NOT NULL,                     -- theme code; 'R32', '93', commune '93066'
  origin      TEXT NOT NULL CHECK (origin = 'rule' OR origin = 'learned' OR origin = 'curator'),
  rule        TEXT NOT NULL,                     -- the words or the context that matched
  score       REAL NOT NULL DEFAULT 1,
  refused     INTEGER NOT NULL DEFAULT 0 CHECK (refused IN (0, 1)),
  PRIMARY KEY (article_id, kind, code, origin)
) STRICT, WITHOUT ROWID;

CREATE TABLE tag_move (                          -- every correction, so that each can be undone
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  article_id   INTEGER NOT NULL REFERENCES article,
  kind         TEXT NOT NULL CHECK (kind IN ('theme', 'territory')),
  code         TEXT NOT NULL,
  centre_id    INTEGER NOT NULL REFERENCES centre,
  curator_id   INTEGER NOT NULL REFERENCES curator,
  said_before  TEXT NOT NULL CHECK (said_before = '' OR said_before = 'given' OR said_before = 'refused'),
  said         TEXT NOT NULL CHECK (said = '' OR said = 'given' OR said = 'refused'),
  machine      TEXT NOT NULL,                    -- what rules or learning had: '', 'rule', 'learned'
  at           INTEGER NOT NULL,
  undone_at    INTEGER
) STRICT;
CREATE INDEX tag_move_by_article ON tag_move (article_id, kind, code, id);
CREATE INDEX tag_move_by_time ON tag_move (at);

CREATE VIEW shown_tag AS                         -- what may be told of an article: no mere suggestion,
SELECT article_id, kind, code, origin, rule, score  -- nothing that a curator took away
FROM article_tag AS tag
WHERE origin <> 'learned' AND NOT refused
  AND NOT EXISTS (SELECT 1 FROM article_tag AS said
                  WHERE said.article_id = tag.article_id AND said.kind = tag.kind
                    AND said.code = tag.code AND said.origin = 'curator' AND said.refused);
