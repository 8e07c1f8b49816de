// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/dossier/desk_page.hpp"

#include <algorithm>

#include "app/dossier/edit_dossier.hpp"
#include "app/dossier/read_dossier.hpp"
#include "base/format.hpp"
#include "store/people/centre_repo.hpp"
#include "store/search/saved_search_repo.hpp"
#include "text/french.hpp"
#include "text/utf8.hpp"
#include "web/pages/desk/list_query.hpp"
#include "web/pages/dossier/desk_page_view.hpp"
#include "web/pages/dossier/public_view.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

using render::View;

constexpr std::size_t kStoriesAsked = 60;
constexpr int kFoundOffered = 30;
constexpr std::size_t kLineBytesMax = 400;

Response dossier_page(const DossierPages& pages, const Visit& visit, std::string_view name,
                      std::string_view title, View view, int status = 200) {
  view.set("sheets", dossier_sheets());
  return pages.site.layout.page(visit, name, title, Section::panorama, std::move(view), status);
}

/// "12,13" of the address.
std::vector<StoryId> stories_named(std::string_view list) {
  std::vector<StoryId> stories;
  while (!list.empty() && stories.size() < kStoriesAsked) {
    const auto comma = list.find(',');
    if (const auto story = read_id<StoryId>(list.substr(0, comma))) stories.push_back(story);
    list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
  }
  return stories;
}

std::string search_asked(const Visit& visit) {
  const Request& request = visit.request;
  const auto line = request.reads_only() ? request.parameter("q") : request.field("q");
  return text::showable(text::utf8_prefix(line, kLineBytesMax));
}

/// What a new dossier is offered: stories of the address, answers of a search, or what the form
/// that was refused held.
Result<std::vector<app::DossierCandidate>> candidates_asked(store::Reader& reader,
                                                            const Visit& visit) {
  const CentreId centre = visit.curator().centre;
  std::vector<ArticleId> articles;
  for (const auto& [name, value] : visit.request.form) {
    if (name == "article" && articles.size() < kStoriesAsked) {
      if (const auto id = read_id<ArticleId>(value)) articles.push_back(id);
    }
  }
  if (!articles.empty()) return app::candidates_of(reader, articles);
  for (const StoryId story : stories_named(visit.request.parameter("sujets"))) {
    const auto article = app::article_for_dossier(reader, story, centre);
    if (article) articles.push_back(*article);
    if (!article && article.error().code != Code::not_found) return fail(article.error());
  }
  if (!articles.empty()) return app::candidates_of(reader, articles);
  const std::string line = search_asked(visit);
  if (line.empty()) return std::vector<app::DossierCandidate>();
  return app::candidates_found(reader, centre, line, kFoundOffered);
}

/// The dossiers that the centre keeps and that are not closed.
Result<std::vector<store::DossierLine>> feedable(store::Reader& reader, const Visit& visit) {
  auto lines = store::dossiers(reader, visit.curator().centre, store::kDossiersMax);
  if (!lines) return fail(lines.error());
  std::erase_if(*lines, [](const store::DossierLine& line) {
    return line.dossier.state == DossierState::closed;
  });
  return lines;
}

std::string done_words(std::string_view done) {
  if (done == "ouvert") return "Le dossier est ouvert. Donnez-lui une introduction, des parties.";
  if (done == "verse") return "L’article est versé au dossier.";
  if (done == "change") return "C’est enregistré.";
  if (done == "publier") return "Le dossier est public.";
  if (done == "clore") return "Le dossier est clos. Il reste public.";
  if (done == "rouvrir") return "Le dossier est rouvert.";
  if (done == "retirer") return "Le dossier n’est plus public.";
  if (done == "ecarte") return "Sa recherche ne proposera plus cet article.";
  return "";
}

}  // namespace

Response get_own_dossiers(const DossierPages& pages, const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const auto lines = store::dossiers(reader, visit.curator().centre, store::kDossiersMax);
  if (!lines) return error_page(pages.site.layout, visit, lines.error());
  View view;
  view.set("empty", lines->empty())
      .set("dossiers", dossier_lines(*lines))
      .set("may_relay", visit.may(people::Permission::relay, Where::own_centre));
  return dossier_page(pages, visit, "dossier/miens", "Dossiers de presse", std::move(view));
}

Response new_dossier_page(const DossierPages& pages, const Visit& visit, const DossierSaid& said) {
  store::Reader reader = visit.db.reader();
  const auto candidates = candidates_asked(reader, visit);
  if (!candidates) return error_page(pages.site.layout, visit, candidates.error());
  const bool first = visit.request.reads_only();
  View view;
  view.set("problem", said.problem)
      .set("title", visit.request.field("titre"))
      .set("search", search_asked(visit))
      .set("goes_on", first || visit.request.field("continuer") == "oui")
      .set("publish", first || visit.request.field("publier") == "oui")
      .set("has_candidates", !candidates->empty())
      .set("candidates", candidate_views(*candidates, true));
  return dossier_page(pages, visit, "dossier/nouveau", "Ouvrir un dossier", std::move(view),
                      said.status);
}

Response get_new_dossier(const DossierPages& pages, const Visit& visit) {
  return new_dossier_page(pages, visit, {});
}

Response dossier_desk_page(const DossierPages& pages, const Visit& visit, const DossierSaid& said) {
  store::Reader reader = visit.db.reader();
  const auto id = read_id<DossierId>(visit.capture("dossier"));
  const auto desk = app::read_dossier_desk(reader, visit.curator(), id);
  if (!desk) return error_page(pages.site.layout, visit, desk.error());
  const auto centres = store::centre_names(reader);
  if (!centres) return error_page(pages.site.layout, visit, centres.error());
  const auto saved = store::saved_searches(reader, visit.curator().centre, visit.curator().id);
  if (!saved) return error_page(pages.site.layout, visit, saved.error());
  View view = dossier_desk_view(*desk, *centres, *saved, visit.request);
  view.set("problem", said.problem)
      .set("said", done_words(visit.request.parameter("fait")))
      .set("script_url", asset_url("service.js"));
  return dossier_page(pages, visit, "dossier/tenir", desk->dossier.title, std::move(view),
                      said.status);
}

Response get_dossier_desk(const DossierPages& pages, const Visit& visit) {
  return dossier_desk_page(pages, visit, {});
}

Response dossier_panel_page(const DossierPages& pages, const Visit& visit,
                            const DossierSaid& said) {
  store::Reader reader = visit.db.reader();
  const auto story = read_id<StoryId>(visit.capture("story"));
  const auto article = app::article_for_dossier(reader, story, visit.curator().centre);
  if (!article) return error_page(pages.site.layout, visit, article.error());
  const auto candidates = app::candidates_of(reader, {*article});
  if (!candidates) return error_page(pages.site.layout, visit, candidates.error());
  const auto lines = feedable(reader, visit);
  if (!lines) return error_page(pages.site.layout, visit, lines.error());
  const ListQuery query = list_query(visit);
  View view;
  view.set("story", std::to_string(story.value))
      .set("title", candidates->empty() ? "" : candidates->front().title)
      .set("problem", said.problem)
      .set("has_dossiers", !lines->empty())
      .set("dossiers", dossier_lines(*lines))
      .set("list_fields", list_fields(query))
      .set("back_address", address_of(query).substr(1));
  return dossier_page(pages, visit, "dossier/panneau", "Verser au dossier", std::move(view),
                      said.status);
}

Response get_dossier_panel(const DossierPages& pages, const Visit& visit) {
  return dossier_panel_page(pages, visit, {});
}

}  // namespace vigie::web
