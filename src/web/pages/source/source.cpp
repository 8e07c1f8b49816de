// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/source/source.hpp"

#include <algorithm>

#include "app/source/care.hpp"
#include "base/format.hpp"
#include "store/source/source_address_repo.hpp"
#include "store/tag/theme_repo.hpp"
#include "text/french.hpp"
#include "text/utf8.hpp"
#include "web/pages/source/source_view.hpp"
#include "web/pages/source/sources.hpp"
#include "web/site/reply.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using render::View;

struct AccessChoice {
  Access access;
  std::string_view label;
};
constexpr AccessChoice kAccessChoices[] = {{Access::free, "libre"},
                                           {Access::subscribers, "réservé aux abonnés"},
                                           {Access::registration, "sur inscription"}};

SourceId source_asked(const Visit& visit) { return read_id<SourceId>(visit.capture("source")); }

std::string_view source_words(std::string_view done) {
  if (done == "ajoutee") return "La source est ajoutée\u202F; elle est relevée dans la minute.";
  if (done == "courriel") return "L’adresse est créée\u00a0: donnez-la à l’éditeur de la lettre.";
  if (done == "corrigee") return "C’est enregistré.";
  if (done == "adresse") return "La source est lue désormais à sa nouvelle adresse.";
  if (done == "pause") return "La source est en pause\u00a0: personne ne la relève.";
  if (done == "reprendre") return "La source est relevée de nouveau.";
  if (done == "verifier") return "La source est relevée dans la minute.";
  if (done == "accepter") return "La nouvelle adresse est prise.";
  if (done == "refuser") return "L’adresse reste\u202F; ce déplacement ne sera plus proposé.";
  if (done == "revenir") return "La source est lue de nouveau à son adresse d’avant.";
  return "";
}

std::vector<View> access_choices(Access chosen) {
  std::vector<View> choices;
  for (const AccessChoice& each : kAccessChoices) {
    choices.push_back(View()
                          .set("code", name_of(each.access))
                          .set("label", each.label)
                          .set("chosen", each.access == chosen));
  }
  return choices;
}

/// Where it was read before, newest first.
Result<std::vector<View>> past_addresses(store::Reader& reader, SourceId id) {
  const auto past = store::addresses_of(reader, id);
  if (!past) return fail(past.error());
  std::vector<View> lines;
  for (const store::PastAddress& each : *past) {
    lines.push_back(View()
                        .set("address", each.url)
                        .set("from", day_of(each.from_at))
                        .set("to", each.to_at ? day_of(each.to_at) : "aujourd’hui"));
  }
  return lines;
}

/// The form as it was typed, or as the source stands.
void set_correction(View& view, const Visit& visit, const app::SourceLine& line) {
  const Request& request = visit.request;
  const bool typed = !request.reads_only() && !request.field("version").empty();
  view.set("version", std::to_string(line.card.version))
      .set("form_title", typed ? request.field("titre") : line.card.title)
      .set("form_site", typed ? request.field("site") : line.card.site_url)
      .set("accesses",
           access_choices(typed ? access_named(request.field("acces")) : line.card.access));
}

Response source_page(const Layout& layout, const Visit& visit, const LetterDoors& doors,
                     std::string_view problem, int status) {
  store::Reader reader = visit.db.reader();
  const SourceId id = source_asked(visit);
  const auto line = app::read_source(reader, id, visit.curator().centre, visit.now);
  if (!line) return error_page(layout, visit, line.error());
  const auto may = app::may_care(reader, *visit.visitor, id);
  if (!may) return error_page(layout, visit, may.error());
  const bool typed = !visit.request.field("version").empty();
  auto themes =
      theme_boxes(visit, reader, typed ? ticked(visit.request, "theme") : line->card.themes);
  if (!themes) return error_page(layout, visit, themes.error());
  auto past = past_addresses(reader, id);
  if (!past) return error_page(layout, visit, past.error());
  View view = source_row_view(*line, *may, visit.now);
  set_correction(view, visit, *line);
  if (auto done = set_letters(view, reader, id, doors.sources_address); !done) {
    return error_page(layout, visit, done.error());
  }
  view.set("sheet", source_sheet())
      .set("said", source_words(visit.request.parameter("fait")))
      .set("problem", problem)
      .set("address", line->status.url)
      .set("site", line->card.site_url)
      .set("items", text::number(line->items))
      .set("kept_count", text::number(line->yield.kept))
      .set("relayed_count", text::number(line->yield.relayed))
      .set("may", *may)
      .set("ours", line->held_by(visit.curator().centre_key))
      .set("themes", std::move(*themes))
      .set("has_past", !past->empty())
      .set("past", std::move(*past));
  return layout.page(visit, "source/source", line->card.title, Section::sources, std::move(view),
                     status);
}

Response source_done(const Visit& visit, std::string_view what) {
  return see_other(fmt::format("/sources/{}?fait={}", source_asked(visit).value, what));
}

Response source_refused(const Layout& layout, const Visit& visit, const LetterDoors& doors,
                        const Error& error) {
  const auto problem = source_problem(error);
  if (!problem) return error_page(layout, visit, error);
  return source_page(layout, visit, doors, *problem, form_status(error.code));
}

}  // namespace

std::vector<std::string> ticked(const Request& request, std::string_view name) {
  std::vector<std::string> values;
  for (const auto& [field, value] : request.form) {
    if (field == name) values.push_back(value);
  }
  return values;
}

int form_status(Code code) { return code == Code::invalid_input ? 422 : status_of(code); }

std::optional<std::string> source_problem(const Error& error) {
  const bool mends = error.code == Code::invalid_input || error.code == Code::conflict ||
                     error.code == Code::too_large || error.code == Code::parse ||
                     error.code == Code::unsupported || error.code == Code::busy;
  if (!mends || error.sentence.empty()) return std::nullopt;
  return text::sentence(error.sentence);
}

Result<std::vector<View>> theme_boxes(const Visit& visit, store::Reader& reader,
                                      const std::vector<std::string>& chosen) {
  const auto themes = store::themes_on(reader, paris_day(visit.now));
  if (!themes) return fail(themes.error());
  std::vector<View> boxes;
  for (const store::ThemeName& theme : *themes) {
    boxes.push_back(View()
                        .set("code", theme.code)
                        .set("label", theme.label)
                        .set("ticked", std::ranges::find(chosen, theme.code) != chosen.end()));
  }
  return boxes;
}

Response get_source(const Layout& layout, const Visit& visit, const LetterDoors& doors) {
  return source_page(layout, visit, doors, "", 200);
}

Response post_source_gesture(const Layout& layout, const Visit& visit, const LetterDoors& doors) {
  const std::string_view name = visit.request.field("geste");
  const auto gesture = app::care_gesture(name);
  if (!gesture) return error_page(layout, visit, {Code::invalid_input, "gesture"});
  const auto done =
      app::care_for_source(visit.db, *visit.visitor, source_asked(visit), *gesture, visit.now);
  if (!done) return source_refused(layout, visit, doors, done.error());
  return source_done(visit, name);
}

Response post_source_correction(const Layout& layout, const Visit& visit,
                                const LetterDoors& doors) {
  const Request& request = visit.request;
  store::Reader reader = visit.db.reader();
  auto themes = ticked(request, "theme");
  const auto known = store::themes_on(reader, paris_day(visit.now));
  if (!known) return error_page(layout, visit, known.error());
  std::erase_if(themes, [&](const std::string& code) {
    return std::ranges::find(*known, code, &store::ThemeName::code) == known->end();
  });
  const auto done = app::correct_source(
      visit.db, *visit.visitor,
      {.id = source_asked(visit),
       .version = static_cast<int>(read_number(request.field("version")).value_or(0)),
       .title = std::string(request.field("titre")),
       .site_url = std::string(request.field("site")),
       .access = access_named(request.field("acces")),
       .themes = std::move(themes)},
      visit.now);
  if (!done) return source_refused(layout, visit, doors, done.error());
  return source_done(visit, "corrigee");
}

Response post_source_address(const Layout& layout, const Visit& visit, const LetterDoors& doors) {
  const auto done = app::readdress_source(visit.db, *visit.visitor, source_asked(visit),
                                          std::string(visit.request.field("adresse")), visit.now);
  if (!done) return source_refused(layout, visit, doors, done.error());
  return source_done(visit, "adresse");
}

}  // namespace vigie::web
