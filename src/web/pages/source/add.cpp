// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/source/add.hpp"

#include "app/source/care.hpp"
#include "app/source/opml_exchange.hpp"
#include "base/format.hpp"
#include "text/french.hpp"
#include "text/utf8.hpp"
#include "web/pages/source/source.hpp"
#include "web/pages/source/source_view.hpp"
#include "web/pages/source/sources.hpp"
#include "web/site/reply.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using render::View;

constexpr std::size_t kLackingBytesMax = 120;

/// The source that gets another address; "" for a new one.
std::string replaced(const Visit& visit) {
  const Request& request = visit.request;
  const auto id = read_number(request.reads_only() ? request.parameter("remplacer")
                                                   : request.field("remplacer"));
  return id ? std::to_string(*id) : std::string();
}

View preview_view(const app::OfferedFeed& feed, std::size_t number, Instant now) {
  std::vector<View> items;
  for (const app::PreviewItem& item : feed.preview) {
    items.push_back(View()
                        .set("title", item.title.empty() ? "sans titre" : item.title)
                        .set("at", item.at ? ago(item.at, now) : ""));
  }
  return View()
      .set("number", std::to_string(number))
      .set("address", feed.url)
      .set("title", feed.title.empty() ? feed.url : feed.title)
      .set("site", feed.site)
      .set("count", text::plural(static_cast<long long>(feed.items), "article", "articles"))
      .set("newest", feed.newest_at ? ago(feed.newest_at, now) : "sans date")
      .set("items", std::move(items));
}

/// The theme or the place that a new source is to cover; "" where none was named.
std::string lacking(const Visit& visit) {
  const Request& request = visit.request;
  const auto asked = request.reads_only() ? request.parameter("pour") : request.field("pour");
  return text::showable(text::utf8_prefix(asked, kLackingBytesMax));
}

struct FindPage {
  std::string address{};
  std::string problem{};
  std::vector<View> feeds{};
  std::vector<View> refused{};
};

Response find_page(const Layout& layout, const Visit& visit, FindPage page, int status) {
  View view;
  view.set("sheet", source_sheet())
      .set("address", page.address)
      .set("problem", page.problem)
      .set("replaced", replaced(visit))
      .set("lacking", lacking(visit))
      .set("found", !page.feeds.empty())
      .set("feeds", std::move(page.feeds))
      .set("some_refused", !page.refused.empty())
      .set("refused", std::move(page.refused));
  return layout.page(visit, "source/ajouter", "Ajouter une source", Section::sources,
                     std::move(view), status);
}

std::string nothing_found(const app::Discovery& found) {
  if (found.asked.empty()) {
    return "Ce n’est pas une adresse. Donnez celle du site, ou celle de son flux.";
  }
  return "Aucun flux à cette adresse. Essayez la page d’accueil du site, ou l’adresse qui est "
         "derrière son icône RSS.";
}

Response import_page(const Layout& layout, const Visit& visit, std::string_view problem,
                     const app::OpmlTrial* trial, int status) {
  const auto lines_view = [](const std::vector<app::OpmlLine>& lines) {
    std::vector<View> views;
    for (const app::OpmlLine& line : lines) {
      views.push_back(View().set("title", line.title).set("address", line.url));
    }
    return views;
  };
  View view;
  view.set("sheet", source_sheet())
      .set("opml", visit.request.field("opml"))
      .set("problem", problem)
      .set("tried", trial != nullptr);
  const app::OpmlTrial none;
  const app::OpmlTrial& shown = trial == nullptr ? none : *trial;
  std::vector<View> problems;
  for (const std::string& each : shown.problems) problems.push_back(View().set("words", each));
  view.set("fresh_count", text::plural(static_cast<long long>(shown.fresh.size()), "flux à ajouter",
                                       "flux à ajouter"))
      .set("known_count",
           text::plural(static_cast<long long>(shown.known.size()), "déjà relevé", "déjà relevés"))
      .set("some_fresh", !shown.fresh.empty())
      .set("fresh", lines_view(shown.fresh))
      .set("problems", std::move(problems));
  return layout.page(visit, "source/importer", "Importer une liste", Section::sources,
                     std::move(view), status);
}

}  // namespace

Response get_add_source(const Layout& layout, const Visit& visit) {
  return find_page(layout, visit, {.address = std::string(visit.request.parameter("adresse"))},
                   200);
}

Response post_find_feeds(const Layout& layout, const Visit& visit, const FindFeeds& find) {
  FindPage page;
  page.address =
      text::utf8_prefix(text::trimmed(visit.request.field("adresse")), kFeedAddressBytesMax);
  if (!find) {
    page.problem = "Ce serveur ne va pas chercher de flux.";
    return find_page(layout, visit, std::move(page), 503);
  }
  if (page.address.empty()) {
    page.problem = "Donnez l’adresse du site, ou celle de son flux.";
    return find_page(layout, visit, std::move(page), 422);
  }
  const auto found = find(page.address);
  if (!found && found.error().code == Code::busy) {
    page.problem = "Une autre recherche est en cours. Réessayez dans un instant.";
    return find_page(layout, visit, std::move(page), 503);
  }
  if (!found) return error_page(layout, visit, found.error());
  for (const app::OfferedFeed& feed : found->feeds) {
    page.feeds.push_back(preview_view(feed, page.feeds.size() + 1, visit.now));
  }
  for (const app::RefusedFeed& refused : found->refused) {
    page.refused.push_back(
        View().set("address", refused.url).set("words", text::sentence(refused.sentence)));
  }
  if (page.feeds.empty()) page.problem = nothing_found(*found);
  const int status = page.feeds.empty() ? 422 : 200;
  return find_page(layout, visit, std::move(page), status);
}

Response post_add_source(const Layout& layout, const Visit& visit) {
  const Request& request = visit.request;
  const auto added = app::add_source(visit.db, *visit.visitor,
                                     {.url = std::string(request.field("adresse")),
                                      .title = std::string(request.field("titre")),
                                      .site_url = std::string(request.field("site")),
                                      .themes = {}},
                                     visit.now);
  if (added) return see_other(fmt::format("/sources/{}?fait=ajoutee", added->value));
  const auto problem = source_problem(added.error());
  if (!problem) return error_page(layout, visit, added.error());
  return find_page(layout, visit,
                   {.address = std::string(request.field("adresse")), .problem = *problem},
                   form_status(added.error().code));
}

Response get_import(const Layout& layout, const Visit& visit) {
  return import_page(layout, visit, "", nullptr, 200);
}

Response post_import(const Layout& layout, const Visit& visit) {
  const std::string_view opml = visit.request.field("opml");
  const auto refused = [&](const Error& error) {
    const auto problem = source_problem(error);
    return import_page(layout, visit,
                       problem ? *problem : "Ce n’est pas une liste OPML que vigie sache lire.",
                       nullptr, 422);
  };
  if (visit.request.field("geste") != "importer") {
    store::Reader reader = visit.db.reader();
    const auto trial = app::try_opml(reader, opml);
    return trial ? import_page(layout, visit, "", &*trial, 200) : refused(trial.error());
  }
  const auto added = app::import_opml(visit.db, *visit.visitor, opml, visit.now);
  if (!added) return refused(added.error());
  return see_other("/sources");
}

}  // namespace vigie::web
