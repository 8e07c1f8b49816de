// SPDX-License-Identifier: EUPL-1.2
/// Articles: one row a piece, whoever linked to it.
///
/// Shape   article ⊂ reprint ⊂ story; `url_key` tells the same page. Fingerprints stay for ever,
///         the feed's own text goes after the configured days.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.hpp"
#include "model/rota.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct NewArticle {
  ReprintId reprint;
  std::string url;
  std::string url_key;
  std::string title;
  std::string author;
  std::string media;  ///< who published it, as shown
  MediaId media_id;   ///< none: not in the register
  std::string language;
  Access access = Access::free;
  std::string_view kind = "text";  ///< 'text', 'audio' or 'video'
  std::optional<Instant> published_at;
  Instant first_seen_at;
  std::string title_key;
  std::optional<int> duration_s;  ///< of what is heard or watched
};

struct KnownArticle {
  ArticleId id;
  StoryId story;
  std::string title;
  SourceId lead;  ///< the source that showed it first
  std::optional<Instant> published_at = {};
};

/// What an edit changes.
struct EditedArticle {
  std::string title;
  std::string author;
  std::string title_key;
};

struct ArticleTag {
  std::string kind;  ///< 'theme' or 'territory'
  std::string code;
  std::string rule;  ///< the words or the context that matched
  double score = 1;
};

Result<StoryId> insert_story(Transaction& tx, Instant now);
Result<ReprintId> insert_reprint(Transaction& tx, StoryId story, Instant now);
Result<ArticleId> insert_article(Transaction& tx, const NewArticle& article);

Result<std::optional<KnownArticle>> article_by_url_key(Reader& reader, std::string_view url_key);
/// The same by another address that led to its page.
Result<std::optional<KnownArticle>> article_by_other_address(Reader& reader,
                                                             std::string_view url_key);
/// The address leads to it from now on; one that is known stays with its article.
Result<void> add_address(Transaction& tx, std::string_view url_key, ArticleId article);
/// One that this source showed, of this title and date.
Result<std::optional<KnownArticle>> article_by_title(Reader& reader, SourceId source,
                                                     std::string_view title_key,
                                                     Instant published_at);
Result<std::optional<KnownArticle>> article_by_id(Reader& reader, ArticleId id);
/// Another article has come to its address: from now on that one is found there.
Result<void> leave_address(Transaction& tx, ArticleId id);
/// How many articles left this address.
Result<std::int64_t> articles_before(Reader& reader, std::string_view url_key);
Result<Access> access_of(Reader& reader, ArticleId id);
Result<void> set_access(Transaction& tx, ArticleId id, Access access);
Result<void> revise_article(Transaction& tx, ArticleId id, const EditedArticle& edited,
                            Instant now);
/// Remembers what it said before: its title, and the fingerprint of the rest.
Result<void> add_revision(Transaction& tx, ArticleId id, SourceId source, std::string_view title,
                          std::string_view content_hash, Instant now);

/// What a feed says of an article beyond its title: goes after the configured days.
struct FeedText {
  std::string_view summary_html;
  std::string_view excerpt;
  const std::vector<std::string>& categories;  ///< each on one line
};
/// Keeps the feed's text; an edit does not make it younger.
Result<void> put_article_text(Transaction& tx, ArticleId id, const FeedText& text, Instant now);
/// What is still kept of it.
struct KeptText {
  std::string excerpt;
  std::vector<std::string> categories;
};
Result<std::optional<KeptText>> kept_text(Reader& reader, ArticleId id);
/// Forgets feed text kept since before `before`; answers of how many articles.
Result<std::int64_t> forget_article_texts(Transaction& tx, Instant before);

/// A tag that the article has stays as it is: an edited article's are cleared first.
Result<void> add_rule_tag(Transaction& tx, ArticleId id, const ArticleTag& tag);
/// Before an edited article is tagged anew; what people tagged stays.
Result<void> clear_rule_tags(Transaction& tx, ArticleId id);
/// Names a place that an article was tagged with.
/// An EPCI lies in this département.
Result<void> place_territory(Transaction& tx, std::string_view code, std::string_view departement);
Result<void> name_territory(Transaction& tx, std::string_view code, std::string_view name);

}  // namespace vigie::store
