// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/panorama/article.hpp"

#include "app/panorama/read_panorama.hpp"
#include "base/format.hpp"
#include "panorama/feeds.hpp"
#include "store/panorama/edition_repo.hpp"
#include "text/french.hpp"
#include "text/utf8.hpp"
#include "web/pages/panorama/panorama.hpp"
#include "web/pages/panorama/panorama_view.hpp"
#include "web/site/reply.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

constexpr int kGone = 410;
constexpr std::size_t kDescriptionBytes = 300;

panorama::FeedFacts facts_of(const PanoramaPages& pages, const Visit& visit) {
  return {.title = "", .public_url = pages.public_url, .now = visit.now};
}

/// What is pasted where one shares: title, paper, note, address.
std::string relay_text(const PanoramaPages& pages, const panorama::Entry& entry, Instant now) {
  const PublicArticle& article = entry.article;
  return fmt::format("{}{}\n{}\n{}", article.title,
                     article.media.empty() ? "" : fmt::format(" ({})", article.media), article.note,
                     panorama::entry_address({.public_url = pages.public_url, .now = now}, entry));
}

std::string description_of(const panorama::Entry& entry) {
  const std::string line = text::one_line(entry.article.note);
  if (line.size() <= kDescriptionBytes) return line;
  return fmt::format("{}…", text::utf8_prefix(line, kDescriptionBytes));
}

Response gone_page(const PanoramaPages& pages, const Visit& visit, const app::PublicEntry& found) {
  std::string sentence = "Cet article a été retiré du panorama";
  if (found.withdrawn_at) sentence += " le " + day_of(found.withdrawn_at);
  sentence += found.reason.empty() ? "." : fmt::format("\u00a0: {}", text::sentence(found.reason));
  render::View view;
  view.set("heading", "Article retiré").set("sentence", sentence);
  Response response = pages.layout.page(visit, "site/erreur", "Article retiré", Section::panorama,
                                        std::move(view), kGone);
  response.headers.emplace_back("Vary", "Cookie");
  return response;
}

/// Withdrawn, or one with another, where its address leads for ever.
Response not_there(const PanoramaPages& pages, const Visit& visit, const app::PublicEntry& found) {
  store::Reader reader = visit.db.reader();
  const auto joined = store::joined_key(reader, found.entry.key);
  if (!joined) return error_page(pages.layout, visit, joined.error());
  if (!*joined) return gone_page(pages, visit, found);
  Response response = see_other("/panorama/article/" + **joined);
  response.status = 301;
  return response;
}

}  // namespace

Response get_article(const PanoramaPages& pages, const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const auto found = app::read_entry(reader, visit.capture("key"));
  if (!found) return error_page(pages.layout, visit, found.error());
  if (!*found) return error_page(pages.layout, visit, {Code::not_found, visit.request.path});
  if ((*found)->state != ItemState::published) return not_there(pages, visit, **found);
  const panorama::Entry& entry = (*found)->entry;
  const PageMeta meta{.description = description_of(entry),
                      .canonical = panorama::entry_address(facts_of(pages, visit), entry),
                      .kind = "article",
                      .data = fmt::format("/panorama/article/{}/donnees.jsonld", entry.key)};
  render::View view = entry_view(entry, visit.now);
  view.set("relay_text", relay_text(pages, entry, visit.now))
      .set("day_path",
           panorama::path_of({panorama::Shelf::Kind::days, iso(paris_day(entry.relayed_at))})
               .substr(1));
  return public_page(pages, visit, "panorama/article", entry.article.title, Section::panorama,
                     std::move(view), meta);
}

Response get_article_data(const PanoramaPages& pages, const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const auto found = app::read_entry(reader, visit.capture("key"));
  if (!found) return error_page(pages.layout, visit, found.error());
  if (!*found || (*found)->state != ItemState::published) {
    return error_page(pages.layout, visit, {Code::not_found, visit.request.path});
  }
  Response response;
  response.content_type = "application/ld+json; charset=utf-8";
  response.body = panorama::entry_ld(facts_of(pages, visit), (*found)->entry);
  response.cache = Cache::shared;
  return response;
}

}  // namespace vigie::web
