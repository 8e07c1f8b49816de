// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/exports/choose.hpp"

#include "app/exports/catalogue.hpp"
#include "app/exports/read_records.hpp"
#include "base/format.hpp"
#include "exports/formats.hpp"
#include "http/links.hpp"
#include "text/french.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

using app::RecordSelection;
using exports::Format;
using render::View;

constexpr std::size_t kShownMax = 10;

struct Choice {
  std::string_view code;
  std::string_view label;
};
constexpr Choice kWhats[] = {{"mois", "Un jour ou un mois du panorama"},
                             {"theme", "Un thème du panorama"},
                             {"territoire", "Un territoire du panorama"},
                             {"retenus", "Ce que mon centre a retenu"},
                             {"recherche", "Ce que trouve une recherche"}};

struct Coat {
  std::string_view code;  ///< of the form; the dialect stands behind "+"
  std::string_view label;
};
constexpr Coat kCoats[] = {{"unimarc", "Cosoter (PMB)\u00a0: UNIMARC ISO 2709"},
                           {"pmb-xml", "Cosoter (PMB)\u00a0: XML"},
                           {"ris+pmb", "Cosoter (PMB)\u00a0: RIS"},
                           {"ris", "Zotero, EndNote\u00a0: RIS"},
                           {"csl-json", "Zotero\u00a0: CSL-JSON"},
                           {"bibtex", "LaTeX, JabRef\u00a0: BibTeX"},
                           {"texte", "Bibliographie à coller (ISO 690)"},
                           {"marcxml", "Koha et autres\u00a0: MARCXML"}};

struct Asked {
  std::string what = "mois";
  std::string value;
  std::string coat = "ris";
  bool all = false;  ///< what the catalogue has, too

  bool for_catalogue() const { return coat == "unimarc" || coat == "pmb-xml" || coat == "ris+pmb"; }
};

/// Of an address, or of a form that carries the same names.
Asked asked_of(const Visit& visit) {
  const auto said = [&visit](std::string_view name) {
    return visit.request.reads_only() ? visit.request.parameter(name) : visit.request.field(name);
  };
  Asked asked{.value = std::string(said("valeur")), .all = said("tout") == "1"};
  for (const Choice& choice : kWhats) {
    if (choice.code == said("quoi")) asked.what = choice.code;
  }
  for (const Coat& coat : kCoats) {
    if (coat.code == said("format")) asked.coat = coat.code;
  }
  if (asked.value.empty() && asked.what == "mois") {
    asked.value = iso(paris_day(visit.now)).substr(0, 7);
  }
  return asked;
}

/// None where there is still something to say: which theme, which words.
std::optional<RecordSelection> selection_of(const Visit& visit, const Asked& asked) {
  using Kind = RecordSelection::Kind;
  if (asked.what == "retenus") {
    return RecordSelection{.kind = Kind::kept, .centre = visit.curator().centre};
  }
  if (asked.value.empty()) return std::nullopt;
  if (asked.what == "theme") return RecordSelection{.kind = Kind::theme, .value = asked.value};
  if (asked.what == "territoire") {
    return RecordSelection{.kind = Kind::territory, .value = asked.value};
  }
  if (asked.what == "recherche") {
    return RecordSelection{.kind = Kind::search, .value = asked.value};
  }
  return app::days_named(asked.value);
}

/// What was chosen, and where each stands beside the catalogue.
struct Chosen {
  std::vector<store::RecordRow> rows;
  std::vector<app::CatalogueStanding> standings;  ///< none where the catalogue is not asked
  std::size_t there = 0;

  bool goes(std::size_t at, const Asked& asked) const {
    return standings.empty() || asked.all || !app::is_there(standings[at]);
  }
  std::vector<store::RecordRow> going(const Asked& asked) const {
    std::vector<store::RecordRow> out;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (goes(i, asked)) out.push_back(rows[i]);
    }
    return out;
  }
};

Result<Chosen> read_chosen(store::Reader& reader, const RecordSelection& selection,
                           const Asked& asked) {
  Chosen chosen;
  auto rows = app::read_rows(reader, selection);
  if (!rows) return fail(rows.error());
  chosen.rows = std::move(*rows);
  if (!asked.for_catalogue()) return chosen;
  auto standings = app::catalogue_standings(reader, chosen.rows);
  if (!standings) return fail(standings.error());
  chosen.standings = std::move(*standings);
  for (const app::CatalogueStanding& each : chosen.standings) {
    if (app::is_there(each)) ++chosen.there;
  }
  return chosen;
}

Result<std::vector<exports::BibRecord>> records_of(store::Reader& reader,
                                                   std::string_view public_url,
                                                   const std::vector<store::RecordRow>& rows) {
  const auto context = app::read_record_context(reader, std::string(public_url));
  if (!context) return fail(context.error());
  return app::records_of(reader, *context, rows);
}

template <typename Choices>
std::vector<View> options_view(const Choices& choices, std::string_view chosen) {
  std::vector<View> views;
  for (const auto& each : choices) {
    views.push_back(
        View().set("code", each.code).set("label", each.label).set("chosen", each.code == chosen));
  }
  return views;
}

View line_of(const Chosen& chosen, std::size_t at, const std::string& reference) {
  View line;
  line.set("reference", reference).set("article", std::to_string(chosen.rows[at].article.value));
  const app::CatalogueStanding standing =
      chosen.standings.empty() ? app::CatalogueStanding{} : chosen.standings[at];
  const bool asks = standing.state == exports::CatalogueState::probable;
  return line.set("state", chosen.standings.empty() ? "" : exports::word_of(standing.state))
      .set("record", standing.record)
      .set("record_title", standing.title)
      .set("url", app::catalogue_address(standing.record))
      .set("asks", asks)
      .set("known", standing.state == exports::CatalogueState::there);
}

/// The first of those that go, then the first of those that are there.
std::vector<View> preview(const Chosen& chosen, const Asked& asked,
                          const std::vector<exports::BibRecord>& records, bool going) {
  std::vector<View> lines;
  for (std::size_t i = 0; i < chosen.rows.size() && lines.size() < kShownMax; ++i) {
    if (chosen.goes(i, asked) != going) continue;
    lines.push_back(line_of(chosen, i, exports::iso690_of(records[i], {})));
  }
  return lines;
}

std::string counts_of(const Chosen& chosen, const Asked& asked) {
  const auto all = static_cast<long long>(chosen.rows.size());
  if (chosen.there == 0) return text::plural(all, "notice", "notices");
  return fmt::format("{}, {} dans Cosoter, {}", text::plural(all, "sélectionnée", "sélectionnées"),
                     text::plural(static_cast<long long>(chosen.there), "déjà", "déjà"),
                     asked.all ? "gardées" : "exclues");
}

std::string file_query(const Asked& asked) {
  return fmt::format("quoi={}&valeur={}&format={}{}", asked.what, http::escape_query(asked.value),
                     http::escape_query(asked.coat), asked.all ? "&tout=1" : "");
}

void set_chosen(View& view, const Chosen& chosen, const Asked& asked,
                const std::vector<exports::BibRecord>& records) {
  const auto going = chosen.going(asked);
  view.set("count", counts_of(chosen, asked))
      .set("some", !going.empty())
      .set("more", going.size() > kShownMax)
      .set("references", preview(chosen, asked, records, true))
      .set("left_out", preview(chosen, asked, records, false))
      .set("any_left_out", going.size() < chosen.rows.size());
}

}  // namespace

Response get_choose(const Layout& layout, const Visit& visit) {
  const Asked asked = asked_of(visit);
  const auto selection = selection_of(visit, asked);
  store::Reader reader = visit.db.reader();
  Chosen chosen;
  std::vector<exports::BibRecord> records;
  if (selection) {
    auto read = read_chosen(reader, *selection, asked);
    if (!read && read.error().code != Code::invalid_input) {
      return error_page(layout, visit, read.error());
    }
    if (read) chosen = std::move(*read);
    auto made = records_of(reader, "", chosen.rows);
    if (!made) return error_page(layout, visit, made.error());
    records = std::move(*made);
  }
  View view;
  view.set("sheet", View().set("url", asset_url("sorties.css")));
  view.set("whats", options_view(kWhats, asked.what))
      .set("coats", options_view(kCoats, asked.coat))
      .set("what", asked.what)
      .set("coat", asked.coat)
      .set("value", asked.value)
      .set("all", asked.all)
      .set("asked", selection.has_value())
      .set("unread", !selection && !asked.value.empty())
      .set("for_pmb", asked.for_catalogue())
      .set("sent", visit.request.parameter("fait") == "transmis")
      .set("may_decide", visit.may(people::Permission::decide, Where::own_centre))
      .set("may_take_away", visit.may(people::Permission::decide, Where::own_centre))
      .set("file_query", file_query(asked));
  set_chosen(view, chosen, asked, records);
  return layout.page(visit, "exports/exporter", "Exporter", Section::none, std::move(view));
}

Response post_catalogue_answer(const Layout& layout, const Visit& visit) {
  const Asked asked = asked_of(visit);
  const auto article = read_id<ArticleId>(visit.request.field("article"));
  const std::string_view record = visit.request.field("notice");
  const std::string_view said = visit.request.field("reponse");
  if (!article || record.empty() || (said != "oui" && said != "non")) {
    return error_page(layout, visit, {Code::invalid_input, "catalogue answer"});
  }
  const auto done = app::answer_catalogue(visit.db, visit.curator().id, visit.curator().centre,
                                          {article, std::string(record), said == "oui"}, visit.now);
  if (!done) return error_page(layout, visit, done.error());
  return see_other("/exporter?" + file_query(asked));
}

Response post_sent(const Layout& layout, const Visit& visit) {
  const Asked asked = asked_of(visit);
  const auto selection = selection_of(visit, asked);
  if (!selection) return error_page(layout, visit, {Code::invalid_input, "no selection"});
  store::Reader reader = visit.db.reader();
  const auto chosen = read_chosen(reader, *selection, asked);
  if (!chosen) return error_page(layout, visit, chosen.error());
  const std::string file = app::name_of(*selection) + "-" + iso(paris_day(visit.now));
  const auto done = app::note_sending(visit.db, visit.curator().id, visit.curator().centre,
                                      chosen->going(asked), file, visit.now);
  if (!done) return error_page(layout, visit, done.error());
  return see_other("/exporter?" + file_query(asked) + "&fait=transmis");
}

Response get_chosen_file(const Layout& layout, const Visit& visit, std::string_view public_url) {
  const Asked asked = asked_of(visit);
  const auto selection = selection_of(visit, asked);
  if (!selection) {
    return error_page(layout, visit, {Code::invalid_input, "no selection", "rien n’est choisi"});
  }
  store::Reader reader = visit.db.reader();
  const auto chosen = read_chosen(reader, *selection, asked);
  if (!chosen) return error_page(layout, visit, chosen.error());
  const auto records = records_of(reader, public_url, chosen->going(asked));
  if (!records) return error_page(layout, visit, records.error());
  const bool pmb = asked.for_catalogue();
  std::string_view name = asked.coat;
  if (name.ends_with("+pmb")) name.remove_suffix(4);
  const auto format = exports::format_named(name);
  const exports::Options options{.dialect = pmb ? exports::Dialect::pmb : exports::Dialect::general,
                                 .public_url = std::string(public_url)};
  Response response;
  response.content_type = exports::content_type_of(*format);
  response.body = exports::write_records(*format, options, *records);
  response.headers.emplace_back(
      "Content-Disposition",
      fmt::format("attachment; filename=\"{}-{}{}\"", app::name_of(*selection),
                  iso(paris_day(visit.now)), exports::extension_of(*format)));
  return response;
}

}  // namespace vigie::web
