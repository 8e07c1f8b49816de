// SPDX-License-Identifier: EUPL-1.2
#include "app/exports/report.hpp"

#include <algorithm>
#include <charconv>

#include "base/format.hpp"
#include "store/people/event_repo.hpp"
#include "text/csv.hpp"
#include "text/utf8.hpp"

namespace vigie::app {
namespace {

using exports::Exactness;
using exports::FigureValue;
using exports::Origin;
using store::ReportValue;

constexpr std::size_t kWordsBytesMax = 500;

Result<store::ReportSpan> span_of(int year, Instant now) {
  const auto from = instant_at(*make_day(year, 1, 1), 0, 0, kParis);
  const auto until = instant_at(*make_day(year + 1, 1, 1), 0, 0, kParis);
  if (!from || !until) return fail(Code::internal, "no time zone");
  return store::ReportSpan{year, *from, *until, now >= *from && now < *until};
}

FigureValue value_of(const ReportValue& row, Origin origin) {
  const exports::Figure* figure = exports::figure_named(row.code);
  return {
      .code = row.code,
      .year = row.year,
      .number = row.number,
      .exactness = exports::exactness_named(row.exactness).value_or(Exactness::exact),
      .source = row.source.empty() && figure != nullptr ? std::string(figure->source) : row.source,
      .remark = row.remark,
      .origin = origin};
}

/// The years that anything is known of, this one and the one before included.
Result<void> count_years(store::Reader& reader, int year, CentreId centre, Instant now,
                         std::vector<FigureValue>& values) {
  constexpr int kYearsShown = 6;
  for (int each = std::max(kReportYearMin, year - kYearsShown + 1); each <= year; ++each) {
    const auto span = span_of(each, now);
    if (!span) return fail(span.error());
    if (span->from > now) continue;
    const auto counted = store::counted_values(reader, *span, centre);
    if (!counted) return fail(counted.error());
    for (const ReportValue& row : *counted) {
      // Before vigie there was nothing to count: that is no zero.
      const bool before = row.number == 0.0 && !span->running;
      if (!before) values.push_back(value_of(row, Origin::measured));
    }
  }
  return {};
}

std::optional<double> typed_number(std::string_view text) {
  std::string digits;
  while (!text.empty()) {
    const text::Utf8Char next = text::read_utf8(text);
    const bool space = next.code == ' ' || next.code == 0xA0 || next.code == 0x202F;
    if (!space) digits += next.code == ',' ? "." : text.substr(0, next.bytes);
    text.remove_prefix(next.bytes);
  }
  double value = 0;
  const char* const end = digits.data() + digits.size();
  const auto [rest, wrong] = std::from_chars(digits.data(), end, value);
  if (wrong != std::errc() || rest != end || value < 0) return std::nullopt;
  return value;
}

std::string report_words(std::string_view text) {
  return text::one_line(text::showable(text::utf8_prefix(text, kWordsBytesMax)));
}

Result<ReportValue> checked(const ReportEntry& entry) {
  const auto refuse = [](std::string detail, std::string sentence) {
    return fail(Code::invalid_input, std::move(detail), std::move(sentence));
  };
  if (exports::figure_named(entry.code) == nullptr) return refuse("code", "ce chiffre est inconnu");
  const auto exactness = exports::exactness_named(entry.exactness);
  if (!exactness) return refuse("exactness", "l’exactitude n’est pas comprise");
  ReportValue value{.code = entry.code,
                    .year = entry.year,
                    .centre = entry.centre,
                    .exactness = entry.exactness,
                    .source = report_words(entry.source),
                    .remark = report_words(entry.remark),
                    .version = entry.version};
  if (value.source.empty()) return refuse("source", "dites d’où vient ce chiffre");
  if (*exactness == Exactness::comparable) return value;
  value.number = typed_number(entry.number);
  if (!value.number) return refuse("number", "ce n’est pas un nombre");
  return value;
}

Result<void> journal(store::Transaction& tx, CuratorId curator, CentreId centre, std::string kind,
                     std::string subject, Instant now) {
  return store::add_event(tx,
                          {.centre = centre,
                           .curator = curator,
                           .kind = std::move(kind),
                           .subject = std::move(subject),
                           .detail = {}},
                          now);
}

}  // namespace

Result<YearlyReport> read_report(store::Reader& reader, int year, CentreId centre, Instant now) {
  if (year < kReportYearMin || year > kReportYearMax) {
    return fail(Code::not_found, "year " + std::to_string(year),
                "il n’y a pas de rapport de cette année-là");
  }
  YearlyReport out;
  if (!centre) {
    auto past = exports::read_past_values(exports::shipped_past_values());
    if (!past) return fail(past.error());
    out.values = std::move(*past);
  }
  if (auto done = count_years(reader, year, centre, now, out.values); !done) {
    return fail(done.error());
  }
  auto by_hand = store::report_values(reader, centre);
  if (!by_hand) return fail(by_hand.error());
  for (const ReportValue& row : *by_hand) out.values.push_back(value_of(row, Origin::hand));
  out.by_hand = std::move(*by_hand);
  const auto frozen = store::frozen_values(reader, centre);
  if (!frozen) return fail(frozen.error());
  for (const ReportValue& row : *frozen) out.values.push_back(value_of(row, Origin::frozen));
  const auto closed = store::report_closed_at(reader, year, centre);
  if (!closed) return fail(closed.error());
  out.closed_at = *closed;
  const auto span = span_of(year, now);
  if (!span) return fail(span.error());
  auto facets = store::panorama_facets(reader, *span, centre);
  if (!facets) return fail(facets.error());
  out.facets = std::move(*facets);
  out.report = exports::make_report(year, out.values, static_cast<bool>(centre));
  return out;
}

std::string facets_csv(const YearlyReport& report) {
  std::string out = "\uFEFFannee;chiffre;facette;valeur_de_facette;nombre\r\n";
  for (const store::FacetCount& each : report.facets) {
    out += fmt::format("{};pan.articles;{};{};{}\r\n", report.report.year, each.facet,
                       text::csv_field(each.label), each.items);
  }
  return out;
}

Result<void> enter_value(store::Database& db, CuratorId curator, CentreId own_centre,
                         const ReportEntry& entry, Instant now) {
  const auto value = checked(entry);
  if (!value) return fail(value.error());
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto reader = tx->reader();
  const auto closed = store::report_closed_at(reader, entry.year, entry.centre);
  if (!closed) return fail(closed.error());
  if (*closed) {
    return fail(Code::conflict, "closed",
                "le rapport de cette année est clos\u202F; ses chiffres ne bougent plus");
  }
  const auto put = store::put_report_value(*tx, *value, curator, now);
  if (!put) return fail(put.error());
  if (!*put) {
    return fail(Code::conflict, "value moved on",
                "quelqu’un a saisi ce chiffre entre-temps\u202F; rechargez la page");
  }
  auto done = journal(*tx, curator, own_centre, "report-value",
                      fmt::format("{} {}", entry.code, entry.year), now);
  if (done) done = tx->commit();
  return done;
}

Result<void> close_year(store::Database& db, CuratorId curator, CentreId own_centre, int year,
                        CentreId centre, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto reader = tx->reader();
  const auto report = read_report(reader, year, centre, now);
  if (!report) return fail(report.error());
  const auto closed = store::close_report(*tx, year, centre, curator, now);
  if (!closed) return fail(closed.error());
  if (!*closed) return fail(Code::conflict, "closed already", "ce rapport est déjà clos");
  for (const exports::ReportLine& line : report->report.lines) {
    if (!line.now) continue;
    const ReportValue value{.code = line.now->code,
                            .year = year,
                            .centre = centre,
                            .number = line.now->number,
                            .exactness = std::string(exports::name_of(line.now->exactness)),
                            .source = line.now->source,
                            .remark = line.now->remark};
    if (auto done = store::freeze_value(*tx, value); !done) return done;
  }
  auto done = journal(*tx, curator, own_centre, "report-closed", std::to_string(year), now);
  if (done) done = tx->commit();
  return done;
}

}  // namespace vigie::app
