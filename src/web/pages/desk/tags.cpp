// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/desk/tags.hpp"

#include "app/tag/tag_corrections.hpp"
#include "base/format.hpp"
#include "store/tag/tag_repo.hpp"
#include "web/pages/desk/desk.hpp"
#include "web/pages/desk/desk_view.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

using render::View;

std::optional<store::TagKey> read_key(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  store::TagKey key{std::string(text.substr(0, colon)), std::string(text.substr(colon + 1))};
  const bool right = (key.kind == "theme" || key.kind == "territory") && !key.code.empty();
  return right ? std::optional(std::move(key)) : std::nullopt;
}

/// What the form asks for; invalid_input where it asks for nothing.
Result<app::TagCorrection> read_correction(const Visit& visit, const app::TerritoryShelf& shelf) {
  app::TagCorrection asked;
  asked.story = read_id<StoryId>(visit.capture("story"));
  asked.article = read_id<ArticleId>(visit.request.field("article"));
  const std::string_view away = visit.request.field("retirer");
  if (const auto key = read_key(away.empty() ? visit.request.field("donner") : away)) {
    asked.key = *key;
    asked.said = away.empty() ? store::Said::given : store::Said::refused;
    return asked;
  }
  if (const std::string_view theme = visit.request.field("nouveau_theme"); !theme.empty()) {
    asked.key = {"theme", std::string(theme)};
    return asked;
  }
  const std::string_view territory = visit.request.field("nouveau_territoire");
  if (territory.empty()) return fail(Code::invalid_input, "tag form");
  const auto territories = shelf.get();
  if (!territories) return fail(territories.error());
  const auto place = app::place_named(**territories, territory);
  if (!place) return fail(place.error());
  asked.key = {"territory", std::string(place->code)};
  asked.name = place->name;
  asked.departements = (*territories)->departements_of(place->code);
  return asked;
}

Response back(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf,
              std::string_view word) {
  const auto story = read_id<StoryId>(visit.capture("story"));
  const ListQuery query = list_query(visit);
  if (!wants_part(visit)) {
    return see_other(fmt::format("{}&etiquette={}&ouverte={}#h{}", address_of(query), word,
                                 story.value, story.value));
  }
  store::Reader reader = visit.db.reader();
  const auto part =
      app::read_desk_part(reader, visit.curator(), {story}, shelf.if_readable(), visit.now);
  if (!part) return error_page(layout, visit, part.error());
  View view = part_view(query, *part, std::nullopt, "");
  if (auto done = add_tag_notice(view, reader, visit, word); !done) {
    return error_page(layout, visit, done.error());
  }
  return layout.page(visit, "desk/partie", "Pile", Section::desk, std::move(view));
}

}  // namespace

Response post_tags(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf) {
  const auto asked = read_correction(visit, shelf);
  if (!asked) {
    if (asked.error().code == Code::not_found) return back(layout, visit, shelf, "inconnu");
    if (asked.error().code == Code::conflict) return back(layout, visit, shelf, "ambigu");
    if (asked.error().code == Code::invalid_input) return back(layout, visit, shelf, "vide");
    return error_page(layout, visit, asked.error());
  }
  const auto move = app::correct_tag(visit.db, visit.curator(), *asked, visit.now);
  if (!move) return error_page(layout, visit, move.error());
  return back(layout, visit, shelf, std::to_string(*move));
}

Response post_tag_undo(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf) {
  const auto move = read_number(visit.capture("move")).value_or(0);
  const auto done = app::undo_tag_move(visit.db, visit.curator(), move, visit.now);
  if (!done && done.error().code == Code::conflict) return back(layout, visit, shelf, "depasse");
  if (!done) return error_page(layout, visit, done.error());
  return back(layout, visit, shelf, "annule");
}

Result<void> add_tag_notice(View& view, store::Reader& reader, const Visit& visit,
                            std::string_view said) {
  if (said.empty()) return {};
  const auto tell = [&](std::string_view sentence, bool bad, std::string_view undo) {
    view.set("toast", sentence).set("toast_bad", bad).set("toast_new", true);
    view.set("undo_path", undo).set("gesture", "");
  };
  struct Outcome {
    std::string_view word, sentence;
    bool bad;
  };
  static constexpr Outcome kOutcomes[] = {
      {"inconnu", "Aucun territoire de ce nom ou de ce code. Rien n’a été changé.", true},
      {"ambigu",
       "Plusieurs territoires portent ce nom\u00A0: précisez, par exemple «\u00A0Saint-Denis "
       "(93)\u00A0». Rien n’a été changé.",
       true},
      {"vide", "Choisissez un thème ou écrivez un territoire. Rien n’a été changé.", true},
      {"depasse", "Cette étiquette a été corrigée depuis. Rien n’a été changé.", true},
      {"annule", "Correction annulée.", false}};
  for (const Outcome& outcome : kOutcomes) {
    if (outcome.word != said) continue;
    tell(outcome.sentence, outcome.bad, "");
    return {};
  }
  const auto id = read_number(said);
  if (!id) return {};
  const auto move = store::tag_move(reader, *id);
  if (!move) return fail(move.error());
  if (!*move || (*move)->centre != visit.curator().centre || (*move)->undone) return {};
  const auto label = store::tag_label(reader, (*move)->key);
  if (!label) return fail(label.error());
  const auto story = store::story_of_article(reader, (*move)->article);
  if (!story) return fail(story.error());
  tell(fmt::format("Étiquette «\u00A0{}\u00A0» {}.", label->value_or((*move)->key.code),
                   (*move)->said == store::Said::given ? "ajoutée" : "retirée"),
       false, fmt::format("{}/etiquettes/{}/annuler", story->value, *id));
  return {};
}

}  // namespace vigie::web
