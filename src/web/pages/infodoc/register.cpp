// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/infodoc/register.hpp"

#include "app/exports/enquiries.hpp"
#include "base/format.hpp"
#include "text/french.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

using exports::FacetKind;
using render::View;
using store::Enquiry;

std::vector<View> facet_options(FacetKind kind, std::string_view chosen) {
  std::vector<View> options;
  for (const exports::FacetValue& value : exports::facet_values(kind)) {
    options.push_back(View()
                          .set("code", value.code)
                          .set("label", value.label)
                          .set("chosen", value.code == chosen));
  }
  return options;
}

View row_view(const Enquiry& enquiry) {
  return View()
      .set("id", std::to_string(enquiry.id.value))
      .set("number", fmt::format("{}-{:03}", civil(enquiry.received_on).year, enquiry.number))
      .set("day", text::long_date(enquiry.received_on))
      .set("question", enquiry.question)
      .set("asker", exports::facet_label(FacetKind::asker, enquiry.asker))
      .set("territory", enquiry.territory)
      .set("state", exports::enquiry_state_label(enquiry.state))
      .set("open", enquiry.state == "open" || enquiry.state == "waiting");
}

Response register_page(const Layout& layout, const Visit& visit, const Enquiry& typed,
                       std::string_view refusal, int status) {
  store::Reader reader = visit.db.reader();
  auto rows =
      store::enquiries(reader, visit.curator().centre,
                       parse_cursor(visit.request.parameter("apres")), app::kEnquiriesOfAPage + 1);
  if (!rows) return error_page(layout, visit, rows.error());
  const auto page = page_of(std::move(*rows), app::kEnquiriesOfAPage, [](const Enquiry& last) {
    return Cursor{last.received_on.days, last.id.value};
  });
  std::vector<View> lines;
  for (const Enquiry& enquiry : page.rows) lines.push_back(row_view(enquiry));
  View view;
  view.set("sheet", View().set("url", asset_url("sorties.css")));
  view.set("lines", std::move(lines))
      .set("none", page.rows.empty())
      .set("next", page.next ? text_of(*page.next) : std::string())
      .set("may_decide", visit.may(people::Permission::decide, Where::own_centre))
      .set("refusal", refusal)
      .set("year", std::to_string(civil(paris_day(visit.now)).year))
      .set("fields", enquiry_form(typed));
  return layout.page(visit, "infodoc/registre", "Info-doc", Section::infodoc, std::move(view),
                     status);
}

int year_asked(const Visit& visit) {
  const auto asked = read_number(visit.request.parameter("annee")).value_or(0);
  return asked >= 2000 && asked <= 2100 ? static_cast<int>(asked)
                                        : civil(paris_day(visit.now)).year;
}

std::string delay_words(const std::optional<double>& days) {
  if (!days) return "non mesuré";
  std::string number = fmt::format("{:.1f}", *days);
  if (number.ends_with(".0")) number.resize(number.size() - 2);
  for (char& c : number) {
    if (c == '.') c = ',';
  }
  return number + (*days < 2 ? " jour" : " jours");
}

}  // namespace

View enquiry_form(const Enquiry& enquiry) {
  return View()
      .set("received_on", iso(enquiry.received_on))
      .set("channels", facet_options(FacetKind::channel, enquiry.channel))
      .set("askers", facet_options(FacetKind::asker, enquiry.asker))
      .set("needs", facet_options(FacetKind::need, enquiry.need))
      .set("organisation", enquiry.organisation)
      .set("territory", enquiry.territory)
      .set("theme", enquiry.theme)
      .set("question", enquiry.question)
      .set("asker_name", enquiry.name)
      .set("asker_mail", enquiry.mail);
}

Enquiry enquiry_in(const Visit& visit) {
  const auto said = [&visit](std::string_view name) {
    return std::string(visit.request.field(name));
  };
  return {.id = read_id<EnquiryId>(visit.capture("demande")),
          .received_on = parse_day(visit.request.field("recue_le")).value_or(paris_day(visit.now)),
          .answered_on = parse_day(visit.request.field("repondue_le")),
          .channel = said("canal"),
          .asker = said("demandeur"),
          .organisation = said("organisme"),
          .territory = said("territoire"),
          .theme = said("theme"),
          .need = said("besoin"),
          .question = said("question"),
          .answer_kind = said("nature"),
          .state = said("etat").empty() ? "open" : said("etat"),
          .redirected_to = said("vers"),
          .version = static_cast<int>(read_number(visit.request.field("version")).value_or(0)),
          .name = said("nom"),
          .mail = said("courriel")};
}

Response get_enquiries(const Layout& layout, const Visit& visit) {
  const Enquiry blank{.received_on = paris_day(visit.now), .channel = "courriel"};
  return register_page(layout, visit, blank, "", 200);
}

Response post_enquiry(const Layout& layout, const Visit& visit) {
  const Enquiry typed = enquiry_in(visit);
  const auto id = app::register_enquiry(visit.db, visit.curator(), typed, visit.now);
  if (!id && id.error().code == Code::invalid_input) {
    return register_page(layout, visit, typed, id.error().sentence, 422);
  }
  if (!id) return error_page(layout, visit, id.error());
  return see_other(fmt::format("/info-doc/{}", id->value));
}

Response get_enquiry_year(const Layout& layout, const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const auto year = app::read_enquiry_year(reader, visit.curator().centre, year_asked(visit));
  if (!year) return error_page(layout, visit, year.error());
  std::vector<View> facets;
  for (const auto& [name, lines] : year->facets) {
    std::vector<View> rows;
    for (const app::FacetLine& line : lines) {
      rows.push_back(View().set("label", line.label).set("share", line.share));
    }
    facets.push_back(
        View().set("name", name).set("none", rows.empty()).set("rows", std::move(rows)));
  }
  View view;
  view.set("sheet", View().set("url", asset_url("sorties.css")));
  view.set("year", std::to_string(year->year))
      .set("previous", std::to_string(year->year - 1))
      .set("all", text::plural(year->all, "demande", "demandes"))
      .set("before", text::number(year->before))
      .set("reused", text::plural(year->reused, "réponse type reprise", "réponses types reprises"))
      .set("delay", delay_words(year->median_days))
      .set("facets", std::move(facets));
  return layout.page(visit, "infodoc/bilan", fmt::format("Info-doc {}", year->year),
                     Section::infodoc, std::move(view));
}

Response get_enquiry_csv(const Layout& layout, const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const auto year = app::read_enquiry_year(reader, visit.curator().centre, year_asked(visit));
  if (!year) return error_page(layout, visit, year.error());
  Response response;
  response.content_type = "text/csv; charset=utf-8";
  response.body = app::enquiries_csv(*year);
  response.headers.emplace_back(
      "Content-Disposition", fmt::format("attachment; filename=\"info-doc-{}.csv\"", year->year));
  return response;
}

}  // namespace vigie::web
