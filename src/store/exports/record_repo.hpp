// SPDX-License-Identifier: EUPL-1.2
/// What the database knows of an article that a record is to tell of.
///
/// Shape   an item of the panorama as it was relayed, or an article as it stands now; beside both,
///         what the list of medias says of the paper. Latest first.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.hpp"
#include "model/media.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct RecordRow {
  PanoramaItemId item;  ///< none: it is not on the panorama
  std::string key;
  StoryId story;
  ArticleId article;
  std::string title;
  std::string url;
  std::string media;
  std::string author;
  std::optional<Instant> dated_at;
  std::string note;
  Instant relayed_at;  ///< of an article: when it was first seen
  std::string centre;  ///< its name; "" for an article
  Access access = Access::free;
  std::string kind;
  std::string language;
  std::string media_key;
  std::string issn;
  MediaRhythm rhythm = MediaRhythm::none;
  std::string catalogue_title;
  std::string catalogue_issn;
};

Result<std::optional<RecordRow>> panorama_record(Reader& reader, std::string_view key);
/// Published from `from` on and before `to`, `limit` at most.
Result<std::vector<RecordRow>> panorama_records(Reader& reader, Instant from, Instant to,
                                                int limit);
/// `kind`: 'theme' or 'territory'.
Result<std::vector<RecordRow>> panorama_records_under(Reader& reader, std::string_view kind,
                                                      std::string_view code, int limit);
/// Of a paper on the list of medias, by its key, among the 3,000 published last.
Result<std::vector<RecordRow>> panorama_records_of_media(Reader& reader, std::string_view media,
                                                         int limit);
/// In this order; those that are not there are left out.
Result<std::vector<RecordRow>> panorama_records_of(Reader& reader,
                                                   const std::vector<PanoramaItemId>& items);
/// In this order. Where the story is on the panorama, its item.
Result<std::vector<RecordRow>> article_records(Reader& reader,
                                               const std::vector<ArticleId>& articles);
/// What a centre keeps, the last decided first: the article that was read.
Result<std::vector<ArticleId>> kept_articles(Reader& reader, CentreId centre, int limit);

struct RecordTag {
  ArticleId article;
  std::string kind;
  std::string code;
  std::string label;
};
/// Of articles, surest first.
Result<std::vector<RecordTag>> record_tags(Reader& reader, const std::vector<ArticleId>& articles);

struct StoredAlias {
  std::string signed_as;
  std::string named;
};
Result<std::vector<StoredAlias>> author_aliases(Reader& reader);
Result<void> replace_author_aliases(Transaction& tx, const std::vector<StoredAlias>& aliases);
/// Of centres and medias: what is no person where it signs.
Result<std::vector<std::string>> names_of_bodies(Reader& reader);

}  // namespace vigie::store
