// SPDX-License-Identifier: EUPL-1.2
/// Neighbourhoods that were imported, and what curators said of tags.
///
/// Shape   one curator's row an article and tag: given or refused; it outlasts whatever the machine
///         says. Every change is a move, which can be taken back. Of a story, the latest move on
///         any of its articles is the last word.
/// Errors  storage. What is not there is an outcome.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct Neighbourhood {
  std::string code;
  std::string name;
  std::vector<std::string> communes;  ///< INSEE codes, the one it is named with first
};

/// By code.
Result<std::vector<Neighbourhood>> neighbourhoods(Reader& reader);
Result<void> forget_neighbourhood_communes(Transaction& tx);
Result<void> forget_neighbourhoods(Transaction& tx);
Result<void> put_neighbourhood(Transaction& tx, const Neighbourhood& neighbourhood);
Result<void> put_neighbourhood_commune(Transaction& tx, std::string_view neighbourhood,
                                       int position, std::string_view commune);

enum class Said { nothing, given, refused };

struct TagKey {
  std::string kind;  ///< 'theme' or 'territory'
  std::string code;
};

/// A tag of a story as its desk shows it.
struct ShownTag {
  TagKey key;
  std::string label;
  std::string rule;    ///< why it is there
  std::string origin;  ///< 'rule', 'learned' or 'curator'
  double score = 0;
  StoryId story;
};

/// Those that no curator refused, story by story: given ones, then rules', then what was learned,
/// surest first.
Result<std::vector<ShownTag>> shown_tags(Reader& reader, const std::vector<StoryId>& stories);

struct TagMove {
  std::int64_t id = 0;
  ArticleId article;
  TagKey key;
  CentreId centre;
  CuratorId curator;
  Said before = Said::nothing;
  Said said = Said::nothing;
  bool undone = false;
};

Result<StoryId> story_of_article(Reader& reader, ArticleId article);

/// What curators say of a tag of this article.
Result<Said> said_of(Reader& reader, ArticleId article, const TagKey& key);
/// On every article of the article's story.
Result<void> put_said(Transaction& tx, ArticleId article, const TagKey& key, Said said,
                      std::string_view rule);
Result<std::int64_t> add_tag_move(Transaction& tx, const TagMove& move, Instant now);
Result<std::optional<TagMove>> tag_move(Reader& reader, std::int64_t id);
/// The last one that stands, of this article and tag.
Result<std::int64_t> last_tag_move(Reader& reader, ArticleId article, const TagKey& key);
Result<void> mark_tag_move_undone(Transaction& tx, std::int64_t id, Instant now);
/// A theme's or territory's name; none where nobody knows it.
Result<std::optional<std::string>> tag_label(Reader& reader, const TagKey& key);

/// What was learned says: replaces what it said before.
struct LearnedTag {
  std::string code;
  std::string why;
  double score = 0;
};
Result<void> clear_learned_tags(Transaction& tx, ArticleId article);
Result<void> add_learned_tag(Transaction& tx, ArticleId article, const LearnedTag& tag);
Result<void> set_likely(Transaction& tx, ArticleId article, double likely);

}  // namespace vigie::store
