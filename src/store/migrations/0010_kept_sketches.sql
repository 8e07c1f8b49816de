-- SPDX-License-Identifier: EUPL-1.2
-- A sketch with all that the window reads of an article in one row: laying the window out again, which
-- each round with news does, asks no other table and weighs no text anew.

CREATE TABLE kept_sketch (
  article_id  INTEGER PRIMARY KEY REFERENCES article,
  reprint_id  INTEGER NOT NULL,                  -- as its article says
  story_id    INTEGER NOT NULL,                  -- as its reprint says
  sketch      BLOB NOT NULL                      -- see cluster/kept.hpp
) STRICT;

-- Of what was kept before, weights and keys are not known.
WITH byte (every) AS (
  SELECT CAST(x'000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F'
      || x'202122232425262728292A2B2C2D2E2F303132333435363738393A3B3C3D3E3F'
      || x'404142434445464748494A4B4C4D4E4F505152535455565758595A5B5C5D5E5F'
      || x'606162636465666768696A6B6C6D6E6F707172737475767778797A7B7C7D7E7F'
      || x'808182838485868788898A8B8C8D8E8F909192939495969798999A9B9C9D9E9F'
      || x'A0A1A2A3A4A5A6A7A8A9AAABACADAEAFB0B1B2B3B4B5B6B7B8B9BABBBCBDBEBF'
      || x'C0C1C2C3C4C5C6C7C8C9CACBCCCDCECFD0D1D2D3D4D5D6D7D8D9DADBDCDDDEDF'
      || x'E0E1E2E3E4E5E6E7E8E9EAEBECEDEEEFF0F1F2F3F4F5F6F7F8F9FAFBFCFDFEFF' AS BLOB))
INSERT INTO kept_sketch (article_id, reprint_id, story_id, sketch)
SELECT id, reprint_id, story_id, CAST(
    substr(sketch, 1, 1) || substr(every, is_copy + 1, 1) || zeroblob(6)
    || substr(every, (paper & 255) + 1, 1) || substr(every, (paper >> 8 & 255) + 1, 1)
    || substr(every, (paper >> 16 & 255) + 1, 1) || substr(every, (paper >> 24 & 255) + 1, 1)
    || substr(every, (at & 255) + 1, 1) || substr(every, (at >> 8 & 255) + 1, 1)
    || substr(every, (at >> 16 & 255) + 1, 1) || substr(every, (at >> 24 & 255) + 1, 1)
    || x'FFFFFFFFFFFFFFFFFFFFFFFF' || substr(sketch, 2) AS BLOB)
FROM byte, (
  SELECT article.id, reprint_id, story_id, sketch, is_copy, paper,
         max(0, min(article_sketch.published_at, 4294967295)) AS at
  FROM article_sketch JOIN article ON article.id = article_id
  JOIN reprint ON reprint.id = reprint_id);

DROP TABLE article_sketch;
ALTER TABLE kept_sketch RENAME TO article_sketch;

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
