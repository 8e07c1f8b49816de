-- SPDX-License-Identifier: EUPL-1.2
-- What the program remembers for itself.
-- Times are UTC seconds (…_at), civil days are 'YYYY-MM-DD' (…_on).

-- What `vigie apply` last wrote, field by field: a row that differs was changed in the program.
CREATE TABLE applied (
  kind        TEXT NOT NULL,                     -- 'centre', 'theme', 'source', 'allocation', …
  key         TEXT NOT NULL,
  value       TEXT NOT NULL,                     -- canonical text of what the files said
  applied_at  INTEGER NOT NULL,
  PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (                           -- made by the program: keys, marks of progress
  name   TEXT PRIMARY KEY,
  value  BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE schema_build (                      -- one row: the files that made this database
  digest  TEXT NOT NULL
) STRICT;
