// SPDX-License-Identifier: EUPL-1.2
#include "app/panorama/read_audience.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "panorama/audience.hpp"
#include "store/panorama/shelf_repo.hpp"
#include "text/csv.hpp"

namespace vigie::app {
namespace {

using panorama::Shelf;
using store::AudienceKey;

/// The first month that anything was counted in.
Result<std::string> first_month(store::Reader& reader) {
  const auto months = store::audience_periods(reader, {"site", "", "mail_followers"}, "", "3000");
  if (!months) return fail(months.error());
  std::string first;
  for (const auto& each : *months) {
    if (each.code.size() == 7 && (first.empty() || each.code < first)) first = each.code;
  }
  return first;
}

class Years {
 public:
  Years(store::Reader& reader, const Audience& audience) : reader_(&reader), about_(&audience) {}

  /// What happened in the year, and in the same days of the one before.
  Result<YearPair> sum(const AudienceKey& key) { return pair(key, about_->running); }
  /// What stands at its end.
  Result<YearPair> stock(const AudienceKey& key) { return pair(key, false); }

  /// The largest of the year, each with the year before.
  Result<std::vector<AudienceLine>> top(std::string_view subject, std::string_view measure) {
    const auto rows =
        store::audience_top(*reader_, subject, measure, std::to_string(about_->year), kAudienceTop);
    if (!rows) return fail(rows.error());
    std::vector<AudienceLine> lines;
    for (const auto& row : *rows) {
      const auto found = sum({std::string(subject), row.code, std::string(measure)});
      if (!found) return fail(found.error());
      lines.push_back({.code = row.code, .label = row.label, .views = *found});
    }
    return lines;
  }

 private:
  bool measured(int year) const {
    return !about_->since.empty() && std::to_string(year) >= about_->since.substr(0, 4);
  }

  Result<YearPair> pair(const AudienceKey& key, bool same_days) {
    YearPair out;
    if (measured(about_->year)) {
      const auto number = store::audience_number(*reader_, key, std::to_string(about_->year));
      if (!number) return fail(number.error());
      out.now = *number;
    }
    if (!measured(about_->year - 1)) return out;
    const YearMonthDay end = civil(about_->until);
    const Day first = *make_day(about_->year - 1, 1, 1);
    // The 29th of February is compared with the 28th.
    const Day last = make_day(about_->year - 1, end.month, end.day)
                         .value_or(*make_day(about_->year - 1, end.month, 28));
    const auto before =
        same_days ? store::audience_days(*reader_, key, first, last)
                  : store::audience_number(*reader_, key, std::to_string(about_->year - 1));
    if (!before) return fail(before.error());
    out.before = *before;
    return out;
  }

  store::Reader* reader_;
  const Audience* about_;
};

/// Views month by month; a month that is not over or not begun to be counted is none.
Result<void> read_months(store::Reader& reader, Audience& audience, const AudienceKey& key,
                         Instant now) {
  const std::string this_month = iso(paris_day(now)).substr(0, 7);
  for (const int year : {audience.year, audience.year - 1}) {
    const auto rows = store::audience_periods(reader, key, fmt::format("{}-01", year),
                                              fmt::format("{}-13", year));
    if (!rows) return fail(rows.error());
    for (unsigned month = 0; month < 12; ++month) {
      const std::string period = fmt::format("{}-{:02}", year, month + 1);
      if (audience.since.empty() || period < audience.since || period > this_month) continue;
      std::int64_t number = 0;
      for (const auto& row : *rows) number = row.code == period ? row.number : number;
      YearPair& place = audience.months[month];
      (year == audience.year ? place.now : place.before) = number;
    }
  }
  return {};
}

Result<void> read_lists(Years& years, Audience& audience) {
  struct List {
    std::string_view subject;
    std::string_view measure;
    std::vector<AudienceLine>* lines;
  };
  for (const List& list :
       {List{"page", "views", &audience.pages}, List{"theme", "views", &audience.themes},
        List{"territory", "views", &audience.territories},
        List{"centre", "views", &audience.centres}, List{"dossier", "views", &audience.dossiers},
        List{"referrer", "views", &audience.referrers},
        List{"embed_site", "embeds", &audience.embed_sites}}) {
    auto rows = years.top(list.subject, list.measure);
    if (!rows) return fail(rows.error());
    *list.lines = std::move(*rows);
  }
  for (AudienceLine& line : audience.referrers) {
    for (const panorama::Referrer each : panorama::kReferrers) {
      if (panorama::name_of(each) == line.code) line.label = panorama::words_of(each);
    }
  }
  return {};
}

Result<void> read_site(store::Reader& reader, Years& years, Audience& audience) {
  const auto number = [&](const char* measure, bool stock, YearPair& place) -> Result<void> {
    const AudienceKey key{"site", "", measure};
    const auto found = stock ? years.stock(key) : years.sum(key);
    if (!found) return fail(found.error());
    place = *found;
    return {};
  };
  auto done = number("robots", false, audience.robots);
  if (done) done = number("robot_views", false, audience.robot_views);
  if (done) done = number("feed_followers", true, audience.feed_followers);
  if (done) done = number("mail_followers", true, audience.mail_followers);
  if (done) done = read_lists(years, audience);
  if (!done) return done;
  auto ours = store::audience_years(reader, {"site", "", "views"});
  if (!ours) return fail(ours.error());
  audience.years = std::move(*ours);
  auto feeds = store::feed_followers(reader, kAudienceTop);
  if (!feeds) return fail(feeds.error());
  audience.feeds = std::move(*feeds);
  auto past = store::past_audience(reader);
  if (!past) return fail(past.error());
  audience.past = std::move(*past);
  const auto reports = exports::read_past_values(exports::shipped_past_values());
  if (!reports) return fail(reports.error());
  for (const exports::FigureValue& value : *reports) {
    if (value.code.starts_with("pan.")) audience.past_reports.push_back(value);
  }
  return {};
}

Result<void> read_pooled(store::Reader& reader, Audience& audience) {
  const std::string year = std::to_string(audience.year);
  store::PooledReading pooled;
  for (const auto& [measure, place] :
       {std::pair("stories", &pooled.stories), std::pair("readings", &pooled.readings),
        std::pair("alone", &pooled.alone)}) {
    const auto number = store::audience_number(reader, {"pooled", "", measure}, year);
    if (!number) return fail(number.error());
    *place = *number;
  }
  if (pooled.stories > 0) audience.pooled = pooled;
  return {};
}

std::string csv_number(const std::optional<std::int64_t>& number) {
  return number ? std::to_string(*number) : std::string();
}

}  // namespace

Result<Audience> read_audience(store::Reader& reader, int year, const Shelf& shelf, Instant now) {
  if (year < kAudienceYearMin || year > kAudienceYearMax) {
    return fail(Code::not_found, "year " + std::to_string(year));
  }
  Audience audience;
  audience.year = year;
  audience.shelf = shelf;
  const auto since = first_month(reader);
  if (!since) return fail(since.error());
  audience.since = *since;
  const Day today = paris_day(now);
  audience.running = civil(today).year == year;
  audience.until = audience.running ? today : *make_day(year, 12, 31);
  audience.whole_before = !since->empty() && *since <= fmt::format("{}-01", year - 1);
  const bool all = shelf.kind == Shelf::Kind::all;
  if (!all) {
    const auto found = store::panorama_shelf(reader, panorama::name_of(shelf.kind), shelf.code);
    if (!found) return fail(found.error());
    if (!*found) return fail(Code::not_found, shelf.code);
    audience.label = (*found)->label;
  }
  const AudienceKey key{all ? "site" : std::string(panorama::name_of(shelf.kind)), shelf.code, ""};
  Years years(reader, audience);
  for (const auto& [measure, place] :
       {std::pair("views", &audience.views), std::pair("visitors", &audience.visitors),
        std::pair("embeds", &audience.embeds)}) {
    const auto pair = years.sum({key.subject, key.code, measure});
    if (!pair) return fail(pair.error());
    *place = *pair;
  }
  auto done = read_months(reader, audience, {key.subject, key.code, "views"}, now);
  if (done && all) done = read_site(reader, years, audience);
  if (done && all) done = read_pooled(reader, audience);
  if (!done) return fail(done.error());
  return audience;
}

std::string audience_csv(const Audience& audience) {
  std::string out = "\uFEFFannee;nature;sujet;code;nom;mesure;nombre;annee_precedente\r\n";
  const auto line = [&](std::string_view nature, std::string_view subject, std::string_view code,
                        std::string_view label, std::string_view measure, const YearPair& pair) {
    out += fmt::format("{};{};{};{};{};{};{};{}\r\n", audience.year, nature, subject,
                       text::csv_field(code), text::csv_field(label), measure, csv_number(pair.now),
                       csv_number(pair.before));
  };
  const std::string whole =
      audience.label.empty() ? std::string("panorama") : std::string(audience.label);
  line("annuel", "ensemble", audience.shelf.code, whole, "vues", audience.views);
  line("annuel", "ensemble", audience.shelf.code, whole, "visiteurs_par_jour", audience.visitors);
  line("annuel", "ensemble", audience.shelf.code, whole, "encarts", audience.embeds);
  for (std::size_t month = 0; month < audience.months.size(); ++month) {
    line("annuel", "mois", fmt::format("{:02}", month + 1), "", "vues", audience.months[month]);
  }
  if (audience.shelf.kind != Shelf::Kind::all) return out;
  line("annuel", "ensemble", "", whole, "robots", audience.robots);
  line("annuel", "ensemble", "", whole, "pages_lues_par_des_robots", audience.robot_views);
  line("stock", "ensemble", "", whole, "abonnes_aux_fils", audience.feed_followers);
  line("stock", "ensemble", "", whole, "abonnes_par_courriel", audience.mail_followers);
  const auto lines = [&](std::string_view subject, std::string_view measure,
                         const std::vector<AudienceLine>& all) {
    for (const AudienceLine& each : all) {
      line("annuel", subject, each.code, each.label, measure, each.views);
    }
  };
  lines("page", "vues", audience.pages);
  lines("theme", "vues", audience.themes);
  lines("territoire", "vues", audience.territories);
  lines("centre", "vues", audience.centres);
  lines("dossier", "vues", audience.dossiers);
  lines("provenance", "vues", audience.referrers);
  lines("site_d_encart", "encarts", audience.embed_sites);
  for (const store::PastAudience& each : audience.past) {
    YearPair pair;
    pair.now = each.views;
    line("cumul_ailleurs", "annee_de_parution", each.year, "repris de l’ancien panorama", "vues",
         pair);
  }
  return out;
}

}  // namespace vigie::app
