// SPDX-License-Identifier: EUPL-1.2
#include "app/tag/tagging.hpp"

#include <algorithm>

#include "app/tag/learning.hpp"
#include "app/tag/territory_files.hpp"
#include "base/format.hpp"
#include "store/article/article_repo.hpp"
#include "store/tag/theme_repo.hpp"

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

/// Suggestions stand beside the rules' tags and never instead of them.
void add_what_was_learned(const tag::ArticleWords& words, const std::vector<double>& sums,
                          const Taggers& taggers, ArticleTags& tags) {
  tags.likely = 0;
  for (tag::Suggestion& each : taggers.learned->suggest(words, {taggers.themes.codes(), sums})) {
    if (each.code == tag::kPanoramaQuestion) {
      tags.likely = each.score;
      continue;
    }
    const bool ruled = std::ranges::any_of(
        tags.rules, [&each](const NamedTag& named) { return named.tag.code == each.code; });
    if (each.passes && !ruled) tags.learned.push_back({each.code, std::move(each.why), each.score});
  }
}

}  // namespace

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
  ArticleTags tags;
  tag::ThemeFindings themes = taggers.themes.find(words, source.themes);
  for (tag::Tag& theme : themes.tags) tags.rules.push_back({std::move(theme), ""});
  if (taggers.learned) add_what_was_learned(words, themes.sums, taggers, tags);
  for (tag::Tag& place : (*places)->find(words, source.territory).tags) {
    std::string name = (*places)->name_of(place.code);
    tags.rules.push_back({std::move(place), std::move(name)});
  }
  return tags;
}

Result<void> put_tags(store::Transaction& tx, ArticleId article, const ArticleTags& tags) {
  for (const auto& [t, name] : tags.rules) {
    if (!name.empty()) {
      if (auto done = store::name_territory(tx, t.code, name); !done) return done;
    }
    auto done = store::add_rule_tag(tx, article, {tag::name_of(t.kind), t.code, t.rule, t.score});
    if (!done) return done;
  }
  if (!tags.likely) return {};
  if (auto done = store::clear_learned_tags(tx, article); !done) return done;
  for (const store::LearnedTag& learned : tags.learned) {
    if (auto done = store::add_learned_tag(tx, article, learned); !done) return done;
  }
  return store::set_likely(tx, article, *tags.likely);
}

}  // namespace vigie::app
