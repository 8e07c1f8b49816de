// SPDX-License-Identifier: EUPL-1.2
#include "app/search/find_again.hpp"
#include "app/search/saved_searches.hpp"
#include "base/format.hpp"
#include "rights/share.hpp"
#include "text/html.hpp"

namespace vigie::app {
namespace {

constexpr int kFeedEntries = 50;

std::string entry_xml(const store::StoryArticle& article, std::string_view site) {
  const std::string link = rights::public_link(article.url);
  const std::string page = fmt::format("{}/pile/{}", site, article.story.value);
  std::string out = "<entry>\n";
  out += fmt::format("<id>{}#a{}</id>\n", page, article.id.value);
  out += fmt::format("<title>{}</title>\n",
                     text::escape_xml(article.title.empty() ? "Sans titre" : article.title));
  out += fmt::format("<link rel=\"alternate\" href=\"{}\"/>\n",
                     text::escape_xml(link.empty() ? page : link));
  out += fmt::format("<link rel=\"related\" title=\"Dans vigie\" href=\"{}\"/>\n", page);
  out += fmt::format("<updated>{}</updated>\n", iso(article.first_seen_at));
  if (article.published_at) {
    out += fmt::format("<published>{}</published>\n", iso(*article.published_at));
  }
  out += fmt::format("<author><name>{}</name></author>\n",
                     text::escape_xml(article.media.empty() ? "vigie" : article.media));
  return out + "</entry>\n";
}

}  // namespace

Result<std::optional<std::string>> search_feed_xml(store::Reader& reader, std::string_view token,
                                                   std::string_view public_url, Instant now) {
  const auto feed = store::search_feed_of(reader, token);
  if (!feed) return fail(feed.error());
  if (!*feed) return std::nullopt;
  const store::SavedSearch& search = (*feed)->search;
  if (search.centre && search.centre != (*feed)->centre) return std::nullopt;
  SearchAsked asked = parse_search(search.query);
  if (auto settled = settle_search(reader, (*feed)->centre, asked); !settled) {
    return fail(settled.error());
  }
  asked.question.limit = kFeedEntries;
  const auto matches = store::matching_articles(reader, asked.question);
  if (!matches) return fail(matches.error());
  std::vector<StoryId> stories;
  for (const store::Match& each : matches->found) {
    if (std::ranges::find(stories, each.story) == stories.end()) stories.push_back(each.story);
  }
  const auto articles = store::articles_of(reader, stories);
  if (!articles) return fail(articles.error());
  const std::string site = text::escape_xml(public_url);
  std::string entries;
  Instant updated{0};
  for (const store::Match& each : matches->found) {
    for (const store::StoryArticle& article : *articles) {
      if (article.id != each.article) continue;
      entries += entry_xml(article, site);
      updated = std::max(updated, article.first_seen_at);
    }
  }
  if (updated.seconds == 0) updated = now;
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"fr\">\n"
      "<id>{0}/fil/recherche-{1}</id>\n<title>{2} — vigie</title>\n<updated>{3}</updated>\n"
      "<link rel=\"self\" type=\"application/atom+xml\" href=\"{0}/fil/{4}\"/>\n{5}</feed>\n",
      site, search.id.value, text::escape_xml(search.name), iso(updated), text::escape_xml(token),
      entries);
}

}  // namespace vigie::app
