// SPDX-License-Identifier: EUPL-1.2
#include "app/tagging.hpp"

#include <fstream>
#include <sstream>

#include "store/article_repo.hpp"
#include "store/theme_repo.hpp"

namespace vigie::app {
namespace {

Result<std::string> read_gazetteer(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return fail(Code::not_found, file.string());
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return std::move(bytes).str();
}

Result<void> put_tags(store::Transaction& tx, ArticleId article,
                      const std::vector<tag::Tag>& tags) {
  for (const tag::Tag& t : tags) {
    auto done = store::add_rule_tag(tx, article, {tag::name_of(t.kind), t.code, t.rule, t.score});
    if (!done) return done;
  }
  return {};
}

}  // namespace

Result<Taggers> load_taggers(store::Reader& reader, const std::filesystem::path& folder,
                             Day today) {
  const auto themes = store::themes(reader);
  if (!themes) return fail(themes.error());
  const auto bytes = read_gazetteer(folder / "france.tsv");
  if (!bytes) return fail(bytes.error());
  auto territories = tag::TerritoryTagger::load(*bytes);
  if (!territories) return fail(territories.error());
  return Taggers{tag::ThemeTagger(vocabulary_on(*themes, today)), std::move(*territories)};
}

Result<void> tag_article(store::Transaction& tx, ArticleId article, const FeedItem& item,
                         const store::PollTarget& source, const Taggers& taggers) {
  const auto themes = taggers.themes.tag(item.title, item.excerpt, source.themes, item.categories);
  if (auto done = put_tags(tx, article, themes); !done) return done;
  const auto places = taggers.territories.tag(item.title, item.excerpt, source.territory);
  for (const tag::Tag& place : places) {
    auto done = store::name_territory(tx, place.code, taggers.territories.name_of(place.code));
    if (!done) return done;
  }
  return put_tags(tx, article, places);
}

}  // namespace vigie::app
