// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/report/report.hpp"

#include "base/format.hpp"
#include "http/links.hpp"
#include "store/people/centre_repo.hpp"
#include "web/pages/report/report_view.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

struct Whose {
  CentreId centre;  ///< none: the network
  std::string key;
  std::string name = "réseau des centres de ressources";
};

int year_of(const Visit& visit) {
  return static_cast<int>(
      std::min<std::int64_t>(read_number(visit.capture("annee")).value_or(0), 9'999));
}

Result<Whose> whose_of(store::Reader& reader, std::string_view key) {
  if (key.empty()) return Whose{};
  const auto centre = store::centre_by_key(reader, key);
  if (!centre) return fail(centre.error());
  return Whose{centre->id, std::string(key), centre->centre.name};
}

/// What is known of the figure that somebody is about to enter.
ReportForm form_for(const app::YearlyReport& report, std::string_view code) {
  ReportForm form;
  const exports::Figure* figure = exports::figure_named(code);
  if (figure == nullptr || !figure->by_hand) return form;
  form.entry.code = code;
  form.entry.exactness = "exact";
  for (const store::ReportValue& value : report.by_hand) {
    if (value.code != code || value.year != report.report.year) continue;
    form.entry.number = value.number ? fmt::format("{:.15g}", *value.number) : "";
    form.entry.exactness = value.exactness;
    form.entry.source = value.source;
    form.entry.remark = value.remark;
    form.entry.version = value.version;
  }
  return form;
}

Response report_page(const Layout& layout, const Visit& visit, const Whose& whose,
                     std::optional<ReportForm> given, int status) {
  store::Reader reader = visit.db.reader();
  const auto report = app::read_report(reader, year_of(visit), whose.centre, visit.now);
  if (!report) return error_page(layout, visit, report.error());
  const ReportForm form =
      given ? std::move(*given) : form_for(*report, visit.request.parameter("saisir"));
  const bool may = visit.may(people::Permission::coordinate, Where::anywhere);
  render::View view = report_view(*report, whose.key, form, may);
  view.set("whose", whose.name);
  view.set("sheet", render::View().set("url", asset_url("sorties.css")));

  return layout.page(visit, "report/rapport", fmt::format("Rapport {}", year_of(visit)),
                     Section::report, std::move(view), status);
}

app::ReportEntry entry_of(const Visit& visit, CentreId centre) {
  const auto said = [&visit](std::string_view name) {
    return std::string(visit.request.field(name));
  };
  return {.code = said("code"),
          .year = year_of(visit),
          .centre = centre,
          .number = said("nombre"),
          .exactness = said("exactitude"),
          .source = said("source"),
          .remark = said("remarque"),
          .version = static_cast<int>(read_number(visit.request.field("version")).value_or(0))};
}

std::string address_of(const Visit& visit, const Whose& whose) {
  return fmt::format("/rapport/{}{}{}", year_of(visit),
                     whose.key.empty() ? "" : "?centre=", http::escape_query(whose.key));
}

}  // namespace

Response get_report(const Layout& layout, const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const auto whose = whose_of(reader, visit.request.parameter("centre"));
  if (!whose) return error_page(layout, visit, whose.error());
  return report_page(layout, visit, *whose, std::nullopt, 200);
}

Response get_report_file(const Layout& layout, const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const auto whose = whose_of(reader, visit.request.parameter("centre"));
  if (!whose) return error_page(layout, visit, whose.error());
  const auto report = app::read_report(reader, year_of(visit), whose->centre, visit.now);
  if (!report) return error_page(layout, visit, report.error());
  const std::string_view file = visit.capture("fichier");
  Response response;
  response.content_type = "text/csv; charset=utf-8";
  if (file == "chiffres.csv") {
    response.body = exports::report_csv(report->report);
  } else if (file == "facettes.csv") {
    response.body = app::facets_csv(*report);
  } else if (file == "chiffres.json") {
    response.content_type = "application/json";
    response.body = exports::report_json(report->report);
  } else if (file == "rapport.html") {
    return html_page(exports::report_html(report->report, whose->name));
  } else {
    return error_page(layout, visit, {Code::not_found, visit.request.path});
  }
  response.headers.emplace_back(
      "Content-Disposition",
      fmt::format("attachment; filename=\"rapport-{}-{}\"", year_of(visit), file));
  return response;
}

Response post_report_value(const Layout& layout, const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const auto whose = whose_of(reader, visit.request.field("centre"));
  if (!whose) return error_page(layout, visit, whose.error());
  const app::ReportEntry entry = entry_of(visit, whose->centre);
  const auto done =
      app::enter_value(visit.db, visit.curator().id, visit.curator().centre, entry, visit.now);
  if (done) return see_other(address_of(visit, *whose));
  if (done.error().code != Code::invalid_input && done.error().code != Code::conflict) {
    return error_page(layout, visit, done.error());
  }
  return report_page(layout, visit, *whose, ReportForm{entry, done.error().sentence},
                     done.error().code == Code::conflict ? 409 : 422);
}

Response post_report_closing(const Layout& layout, const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const auto whose = whose_of(reader, visit.request.field("centre"));
  if (!whose) return error_page(layout, visit, whose.error());
  const auto done = app::close_year(visit.db, visit.curator().id, visit.curator().centre,
                                    year_of(visit), whose->centre, visit.now);
  if (!done) return error_page(layout, visit, done.error());
  return see_other(address_of(visit, *whose));
}

}  // namespace vigie::web
