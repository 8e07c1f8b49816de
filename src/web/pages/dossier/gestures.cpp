// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/dossier/gestures.hpp"

#include "app/dossier/edit_dossier.hpp"
#include "base/format.hpp"
#include "text/french.hpp"
#include "web/pages/desk/desk.hpp"
#include "web/pages/dossier/desk_page.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

using app::DossierAnswer;

app::SeenDossier seen_of(const Visit& visit) {
  return {read_id<DossierId>(visit.capture("dossier")),
          static_cast<int>(read_number(visit.request.field("version")).value_or(-1))};
}

std::vector<std::string> fields_named(const Visit& visit, std::string_view name) {
  constexpr std::size_t kFieldsMax = 200;
  std::vector<std::string> values;
  for (const auto& [field, value] : visit.request.form) {
    if (field == name && values.size() < kFieldsMax) values.push_back(value);
  }
  return values;
}

/// A conflict or a refusal: the page as it stands, with what was typed.
Response answered(const DossierPages& pages, const Visit& visit,
                  const Result<DossierAnswer>& answer, std::string_view done,
                  std::string_view anchor = "") {
  if (!answer && answer.error().code == Code::conflict) {
    const std::string& why = answer.error().sentence;
    return dossier_desk_page(
        pages, visit,
        {.problem = text::sentence(why.empty() ? "ce n’est pas possible ici" : why) +
                    " Le voici\u202f; ce que vous avez écrit reste dans son champ.",
         .status = 409});
  }
  if (!answer) return error_page(pages.site.layout, visit, answer.error());
  if (const auto* refusal = std::get_if<panorama::DossierRefusal>(&*answer)) {
    return dossier_desk_page(
        pages, visit, {.problem = std::string(panorama::sentence_of(*refusal)), .status = 422});
  }
  return see_other(
      fmt::format("/dossiers/{}?fait={}{}", std::get<DossierId>(*answer).value, done, anchor));
}

std::string item_anchor(const Visit& visit) { return fmt::format("#d{}", visit.capture("item")); }

}  // namespace

Response post_new_dossier(const DossierPages& pages, const Visit& visit) {
  app::NewDossier asked{.title = std::string(visit.request.field("titre")),
                        .publish = visit.request.field("publier") == "oui"};
  if (visit.request.field("continuer") == "oui") asked.search = visit.request.field("q");
  for (const std::string& value : fields_named(visit, "article")) {
    if (const auto article = read_id<ArticleId>(value)) asked.articles.push_back(article);
  }
  const auto answer = app::open_dossier(visit.db, visit.curator(), asked, visit.now);
  if (!answer) return error_page(pages.site.layout, visit, answer.error());
  if (const auto* refusal = std::get_if<panorama::DossierRefusal>(&*answer)) {
    return new_dossier_page(
        pages, visit, {.problem = std::string(panorama::sentence_of(*refusal)), .status = 422});
  }
  return see_other(fmt::format("/dossiers/{}?fait=ouvert", std::get<DossierId>(*answer).value));
}

Response post_dossier_choice(const DossierPages&, const Visit& visit) {
  std::string stories;
  for (const std::string& value : fields_named(visit, "cochee")) {
    const auto story = read_id<StoryId>(value.substr(0, value.find(':')));
    if (story) stories += fmt::format("{}{}", stories.empty() ? "" : ",", story.value);
  }
  return see_other("/dossiers/nouveau?sujets=" + stories);
}

Response post_dossier_words(const DossierPages& pages, const Visit& visit) {
  const app::DossierWords words{.title = std::string(visit.request.field("titre")),
                                .intro = std::string(visit.request.field("intro")),
                                .search = std::string(visit.request.field("recherche")),
                                .keepers = fields_named(visit, "centre")};
  return answered(pages, visit,
                  app::reword_dossier(visit.db, visit.curator(), seen_of(visit), words, visit.now),
                  "change");
}

Response post_dossier_step(const DossierPages& pages, const Visit& visit) {
  const auto step = panorama::dossier_step_named(visit.request.field("geste"));
  if (!step) return error_page(pages.site.layout, visit, {Code::invalid_input, "dossier step"});
  return answered(pages, visit,
                  app::step_dossier(visit.db, visit.curator(), seen_of(visit), *step, visit.now),
                  panorama::word_of(*step));
}

Response post_dossier_parts(const DossierPages& pages, const Visit& visit) {
  using enum app::PartChange::Kind;
  const std::string_view word = visit.request.field("geste");
  app::PartChange change{.kind = add,
                         .part = read_id<DossierPartId>(visit.request.field("partie")),
                         .title = std::string(visit.request.field("titre"))};
  if (word == "renommer") change.kind = rename;
  if (word == "monter") change.kind = up;
  if (word == "descendre") change.kind = down;
  if (word == "supprimer") change.kind = remove;
  return answered(pages, visit,
                  app::change_parts(visit.db, visit.curator(), seen_of(visit), change, visit.now),
                  "change", "#parties");
}

Response post_dossier_article(const DossierPages& pages, const Visit& visit) {
  const DossierId dossier = seen_of(visit).dossier;
  const auto article = read_id<ArticleId>(visit.request.field("article"));
  if (visit.request.field("geste") == "ecarter") {
    const auto done = app::leave_out(visit.db, visit.curator(), dossier, article, visit.now);
    if (!done) return error_page(pages.site.layout, visit, done.error());
    return see_other(fmt::format("/dossiers/{}?fait=ecarte#proposes", dossier.value));
  }
  return answered(pages, visit,
                  app::add_to_dossier(visit.db, visit.curator(), dossier, article, visit.now),
                  "verse", "#proposes");
}

Response post_dossier_item(const DossierPages& pages, const Visit& visit) {
  const auto item = read_id<DossierItemId>(visit.capture("item"));
  if (visit.request.field("geste") == "oter") {
    return answered(pages, visit,
                    app::take_out(visit.db, visit.curator(), seen_of(visit), item, visit.now),
                    "change", "#articles");
  }
  const auto genre = parse_genre(visit.request.field("genre"));
  if (!genre) return error_page(pages.site.layout, visit, {Code::invalid_input, "genre"});
  const app::DossierItemWords words{.item = item,
                                    .genre = *genre,
                                    .note = std::string(visit.request.field("note")),
                                    .part = read_id<DossierPartId>(visit.request.field("partie"))};
  return answered(pages, visit,
                  app::reword_item(visit.db, visit.curator(), seen_of(visit), words, visit.now),
                  "change", item_anchor(visit));
}

Response post_dossier_place(const DossierPages& pages, const Visit& visit) {
  const auto item = read_id<DossierItemId>(visit.capture("item"));
  const auto place = read_number(visit.request.field("place"));
  if (!place) return error_page(pages.site.layout, visit, {Code::invalid_input, "place"});
  return answered(pages, visit,
                  app::place_item(visit.db, visit.curator(), seen_of(visit), item,
                                  static_cast<int>(*place), visit.now),
                  "change", item_anchor(visit));
}

Response post_into_dossier(const DossierPages& pages, const Visit& visit) {
  const auto story = read_id<StoryId>(visit.capture("story"));
  const auto dossier = read_id<DossierId>(visit.request.field("dossier"));
  store::Reader reader = visit.db.reader();
  const auto article = app::article_for_dossier(reader, story, visit.curator().centre);
  if (!article) return error_page(pages.site.layout, visit, article.error());
  const auto answer = app::add_to_dossier(visit.db, visit.curator(), dossier, *article, visit.now);
  if (!answer) return error_page(pages.site.layout, visit, answer.error());
  if (const auto* refusal = std::get_if<panorama::DossierRefusal>(&*answer)) {
    return dossier_panel_page(
        pages, visit, {.problem = std::string(panorama::sentence_of(*refusal)), .status = 422});
  }
  if (!wants_part(visit)) return see_other(fmt::format("/dossiers/{}?fait=verse", dossier.value));
  return part_page(pages.site.layout, visit, pages.places, {story}, std::nullopt,
                   "Versé au dossier.");
}

}  // namespace vigie::web
