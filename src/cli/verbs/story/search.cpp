// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/story/search.hpp"

#include "base/format.hpp"
#include "cli/json.hpp"
#include "store/article/search_repo.hpp"
#include "store/people/centre_repo.hpp"
#include "text/french.hpp"

namespace vigie::cli {
namespace {

using Found = std::vector<store::FoundArticle>;

Result<Found> search(const SearchArguments& arguments, store::Reader reader) {
  CentreId centre;
  if (!arguments.centre.empty()) {
    const auto known = store::centre_by_key(reader, arguments.centre);
    if (!known) return fail(known.error());
    centre = known->id;
  }
  std::optional<ArticleId> before;
  if (arguments.before > 0) before = ArticleId{arguments.before};
  return store::search_articles(reader, arguments.words, centre, before, arguments.limit);
}

Json json_of(const store::FoundArticle& article) {
  Json out{{"id", article.article.value},
           {"story", article.story.value},
           {"title", article.title},
           {"media", article.media},
           {"url", article.url},
           {"access", name_of(article.access)},
           {"first_seen_at", iso(article.first_seen_at)}};
  if (article.published_at) out.set("published_at", iso(*article.published_at));
  return out;
}

void print_json(const Found& found, Console& console) {
  Json page = Json::array();
  for (const store::FoundArticle& article : found) page.push(json_of(article));
  console.line(page.pretty());
}

void print(const Found& found, const SearchArguments& arguments, Console& console) {
  for (const store::FoundArticle& article : found) {
    const Instant at = article.published_at.value_or(article.first_seen_at);
    console.line(
        fmt::format("{}  {} ({})", text::short_date(paris_day(at)), article.title, article.media));
    console.line(fmt::format("            {}", article.url));
  }
  if (found.empty()) {
    console.line("Aucun article ne contient tous ces mots.");
  } else if (found.size() == static_cast<std::size_t>(arguments.limit)) {
    console.line(fmt::format("La suite\u00a0: --before {}", found.back().article.value));
  }
}

}  // namespace

int run_search(const SearchArguments& arguments, Console& console,
               const Installation& installation) {
  auto db = open_database(installation, store::Mode::read_only);
  if (!db) return console.report(db.error());
  const auto found = search(arguments, db->reader());
  if (!found) return console.report(found.error());
  if (arguments.json) {
    print_json(*found, console);
  } else {
    print(*found, arguments, console);
  }
  return kExitOk;
}

}  // namespace vigie::cli
