// SPDX-License-Identifier: EUPL-1.2
/// Themes and territories of an article, by the network's vocabulary and gazetteer.
///
/// Shape   `Taggers` are made once a round: the themes of the database that are in force today, the
///         places of config/territories with the neighbourhoods that were imported, and what was
///         learned from the curators, where there is any. Places are read when the first article
///         asks for them: a round without news does not pay for them.
///         `tags_of` only computes, from any thread; `put_tags` writes. Neither touches what people
///         tagged.
/// Errors  storage; invalid_input, in French and with its file, for places that cannot be read.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/instant.hpp"
#include "identify/item_words.hpp"
#include "model/feed.hpp"
#include "model/ids.hpp"
#include "store/source/poll_repo.hpp"
#include "store/sql/database.hpp"
#include "store/tag/tag_repo.hpp"
#include "tag/learned.hpp"
#include "tag/territory_tagger.hpp"
#include "tag/theme_tagger.hpp"

namespace vigie::app {

/// Places, read at the first call.
class TerritoryShelf {
 public:
  /// `folder` holds france.tsv and epci.tsv, or is empty; `more` are lines of the same form.
  TerritoryShelf(std::filesystem::path folder, std::string more)
      : folder_(std::move(folder)), more_(std::move(more)) {}

  Result<const tag::TerritoryTagger*> get() const;
  /// Null where they cannot be read: for what is shown without them all the same.
  const tag::TerritoryTagger* if_readable() const {
    const auto places = get();
    return places ? *places : nullptr;
  }

 private:
  std::filesystem::path folder_;
  std::string more_;
  mutable std::once_flag once_;
  mutable std::optional<Result<tag::TerritoryTagger>> tagger_;
};

struct Taggers {
  tag::ThemeTagger themes;
  std::unique_ptr<const TerritoryShelf> territories;
  std::optional<tag::Learned> learned = std::nullopt;
};

/// What rules and model say of the themes of one article, and of the panorama.
struct Opinion {
  std::vector<tag::Tag> rules;
  std::vector<store::LearnedTag> learned;
  double likely = 0;
};
Opinion opinion_of(const tag::ArticleWords& words, const tag::TerritoryFindings& places,
                   std::span<const std::string> source_themes, const tag::ThemeTagger& themes,
                   const tag::Learned* learned);

/// `folder` holds france.tsv.
Result<Taggers> load_taggers(store::Reader& reader, const std::filesystem::path& folder, Day today);

struct NamedTag {
  tag::Tag tag;
  std::string name;                            ///< of a territory; "" of a theme
  std::vector<std::string> departements = {};  ///< that an EPCI lies in
};
struct ArticleTags {
  std::vector<NamedTag> rules;
  std::vector<store::LearnedTag> learned;  ///< themes that no rule gave
  bool asked_learned = false;              ///< there is a model: what it said before goes
  double likely = 0;                       ///< for the panorama: by rules, and by what was learned
};

Result<ArticleTags> tags_of(const FeedItem& item, const identify::ItemWords& said,
                            const store::PollTarget& source, const Taggers& taggers);
Result<void> put_tags(store::Transaction& tx, ArticleId article, const ArticleTags& tags);
/// In place of what the model said before.
Result<void> put_learned_tags(store::Transaction& tx, ArticleId article,
                              const std::vector<store::LearnedTag>& learned);

}  // namespace vigie::app
