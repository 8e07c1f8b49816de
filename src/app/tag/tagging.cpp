// SPDX-License-Identifier: EUPL-1.2
#include "app/tag/tagging.hpp"

#include <algorithm>

#include "app/tag/learning.hpp"
#include "app/tag/territory_files.hpp"
#include "base/format.hpp"
#include "store/article/article_repo.hpp"
#include "store/tag/theme_repo.hpp"
#include "tag/likelihood.hpp"

namespace vigie::app {
namespace fs = std::filesystem;
namespace {

/// The tagger, or an error that names the file and the line where a file is the cause.
Result<tag::TerritoryTagger> territory_tagger(const fs::path& folder, const std::string& more) {
  auto bytes = read_territories(folder, more);
  if (!bytes) return fail(bytes.error());
  auto tagger = tag::TerritoryTagger::load(std::move(*bytes));
  if (tagger || folder.empty()) return tagger;
  const auto mistakes = check_territories(folder);
  if (mistakes.empty()) return tagger;
  return told(mistakes.front());
}

std::string lines_of(const std::vector<store::Neighbourhood>& neighbourhoods) {
  std::string lines;
  for (const store::Neighbourhood& each : neighbourhoods) {
    lines += fmt::format("Q\t{}\t{}\t{}\n", each.code, each.name, fmt::join(each.communes, "|"));
  }
  return lines;
}

}  // namespace

/// Suggestions stand beside the rules' tags and never instead of them.
Opinion opinion_of(const tag::ArticleWords& words, const tag::TerritoryFindings& places,
                   std::span<const std::string> source_themes, const tag::ThemeTagger& themes,
                   const tag::Learned* learned) {
  Opinion opinion;
  tag::ThemeFindings ruled = themes.find(words, source_themes);
  opinion.likely = tag::panorama_likelihood(ruled, places);
  if (learned != nullptr) {
    for (tag::Suggestion& each : learned->suggest(words, {themes.codes(), ruled.sums})) {
      if (each.code == tag::kPanoramaQuestion) {
        opinion.likely = tag::blended(opinion.likely, each.score, learned->relayed());
        continue;
      }
      const bool given =
          std::ranges::find(ruled.tags, each.code, &tag::Tag::code) != ruled.tags.end();
      if (each.passes && !given) {
        opinion.learned.push_back({each.code, std::move(each.why), each.score});
      }
    }
  }
  opinion.rules = std::move(ruled.tags);
  return opinion;
}

Result<const tag::TerritoryTagger*> TerritoryShelf::get() const {
  std::call_once(once_, [this] { tagger_ = territory_tagger(folder_, more_); });
  if (!*tagger_) return fail(tagger_->error());
  return &**tagger_;
}

Result<Taggers> load_taggers(store::Reader& reader, const fs::path& folder, Day today) {
  const auto themes = store::themes(reader);
  if (!themes) return fail(themes.error());
  const auto neighbourhoods = store::neighbourhoods(reader);
  if (!neighbourhoods) return fail(neighbourhoods.error());
  auto learned = kept_model(reader);
  if (!learned) return fail(learned.error());
  return Taggers{tag::ThemeTagger(vocabulary_on(*themes, today)),
                 std::make_unique<TerritoryShelf>(folder, lines_of(*neighbourhoods)),
                 std::move(*learned)};
}

Result<ArticleTags> tags_of(const FeedItem& item, const identify::ItemWords& said,
                            const store::PollTarget& source, const Taggers& taggers) {
  const auto places = taggers.territories->get();
  if (!places) return fail(places.error());
  const tag::ArticleWords words = tag::read_article(said.title(), said.excerpt(), item.categories);
  tag::TerritoryFindings found = (*places)->find(words, source.territory);
  const tag::Learned* learned = taggers.learned ? &*taggers.learned : nullptr;
  Opinion opinion = opinion_of(words, found, source.themes, taggers.themes, learned);
  ArticleTags tags;
  tags.asked_learned = learned != nullptr;
  tags.likely = opinion.likely;
  tags.learned = std::move(opinion.learned);
  for (tag::Tag& theme : opinion.rules) tags.rules.push_back({std::move(theme), ""});
  for (tag::Tag& place : found.tags) {
    std::string name = (*places)->name_of(place.code);
    auto departements = (*places)->departements_of(place.code);
    tags.rules.push_back({std::move(place), std::move(name), std::move(departements)});
  }
  return tags;
}

Result<void> put_learned_tags(store::Transaction& tx, ArticleId article,
                              const std::vector<store::LearnedTag>& learned) {
  if (auto done = store::clear_learned_tags(tx, article); !done) return done;
  for (const store::LearnedTag& each : learned) {
    if (auto done = store::add_learned_tag(tx, article, each); !done) return done;
  }
  return {};
}

Result<void> put_tags(store::Transaction& tx, ArticleId article, const ArticleTags& tags) {
  for (const auto& [t, name, departements] : tags.rules) {
    if (!name.empty()) {
      if (auto done = store::name_territory(tx, t.code, name); !done) return done;
    }
    for (const std::string& each : departements) {
      if (auto done = store::place_territory(tx, t.code, each); !done) return done;
    }
    auto done = store::add_rule_tag(tx, article, {tag::name_of(t.kind), t.code, t.rule, t.score});
    if (!done) return done;
  }
  if (tags.asked_learned) {
    if (auto done = put_learned_tags(tx, article, tags.learned); !done) return done;
  }
  return store::set_likely(tx, article, tags.likely);
}

}  // namespace vigie::app
