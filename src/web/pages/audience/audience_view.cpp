// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/audience/audience_view.hpp"

#include <algorithm>
#include <cmath>

#include "base/format.hpp"
#include "text/french.hpp"
#include "web/site/day_words.hpp"

namespace vigie::web {
namespace {

using app::Audience;
using app::AudienceLine;
using app::YearPair;
using render::View;

constexpr std::array<std::string_view, 12> kMonths{"janv.", "févr.", "mars",  "avr.",
                                                   "mai",   "juin",  "juil.", "août",
                                                   "sept.", "oct.",  "nov.",  "déc."};
constexpr int kLeft = 60;
constexpr int kRight = 728;
constexpr int kTop = 40;
constexpr int kBottom = 296;

std::string number_words(const std::optional<std::int64_t>& number) {
  return number ? text::number(*number) : std::string("non mesuré");
}

View tile(std::string_view name, const YearPair& pair, const Audience& about,
          std::string_view what) {
  std::string before;
  if (pair.before) {
    before = fmt::format("{}\u00a0: {}", about.year - 1, text::number(*pair.before));
  }
  return View()
      .set("name", name)
      .set("number", number_words(pair.now))
      .set("change", change_words(pair, about.whole_before))
      .set("before", before)
      .set("what", what);
}

std::vector<View> annual_tiles(const Audience& audience) {
  std::vector<View> tiles;
  tiles.push_back(tile("vues", audience.views, audience, "pages montrées à des personnes"));
  tiles.push_back(tile("visiteurs par jour", audience.visitors, audience,
                       "somme des jours\u00a0: personne n’est reconnu le lendemain"));
  tiles.push_back(tile("vues dans un encart", audience.embeds, audience,
                       "sur d’autres sites, comptées à part"));
  if (audience.shelf.kind == panorama::Shelf::Kind::all) {
    tiles.push_back(
        tile("robots par jour", audience.robots, audience,
             fmt::format("comptés à part, {} pages lues", number_words(audience.robot_views.now))));
  }
  return tiles;
}

std::vector<View> stock_tiles(const Audience& audience) {
  std::vector<View> tiles;
  tiles.push_back(tile("abonnés aux fils", audience.feed_followers, audience,
                       "comme les agrégateurs les déclarent"));
  tiles.push_back(
      tile("abonnés par courriel", audience.mail_followers, audience, "au panorama par courriel"));
  return tiles;
}

/// 1, 2 or 5 and noughts, so that four lines or so are drawn.
std::int64_t step_for(std::int64_t most) {
  std::int64_t step = 1;
  for (;;) {
    for (const std::int64_t factor : {1, 2, 5}) {
      if (most <= 4 * factor * step) return factor * step;
    }
    step *= 10;
  }
}

int month_x(std::size_t month) { return kLeft + static_cast<int>(month) * (kRight - kLeft) / 11; }

/// A month that is not over is no lower for it: told in the table, not drawn, not compared.
bool in_course(const Audience& audience, std::size_t month) {
  return audience.running && month + 1 == civil(audience.until).month;
}

struct Curve {
  std::string points;
  std::vector<View> dots;
  int last_x = 0;
  int last_y = 0;
};
Curve curve_of(const Audience& audience, bool now, std::int64_t top) {
  Curve curve;
  for (std::size_t month = 0; month < audience.months.size(); ++month) {
    const auto& value = now ? audience.months[month].now : audience.months[month].before;
    if (!value || (now && in_course(audience, month))) continue;
    curve.last_x = month_x(month);
    curve.last_y = kBottom - static_cast<int>((kBottom - kTop) * *value / top);
    curve.points +=
        fmt::format("{}{},{}", curve.points.empty() ? "" : " ", curve.last_x, curve.last_y);
    curve.dots.push_back(
        View().set("x", std::to_string(curve.last_x)).set("y", std::to_string(curve.last_y)));
  }
  return curve;
}

View label_view(const Curve& curve, int year, bool below) {
  return View()
      .set("x", std::to_string(std::min(curve.last_x, kRight - 16)))
      .set("y", std::to_string(std::max(14, curve.last_y + (below ? 20 : -12))))
      .set("year", std::to_string(year));
}

/// Where counting began, in the year that is drawn.
std::vector<View> breaks_view(const Audience& audience) {
  if (audience.since.size() != 7 || audience.since.substr(0, 4) != std::to_string(audience.year)) {
    return {};
  }
  const auto month = static_cast<std::size_t>(std::stoi(audience.since.substr(5)) - 1);
  return {View()
              .set("x", std::to_string(std::max(kLeft, month_x(month) - 20)))
              .set("why", fmt::format("vigie compte depuis {} {}", kMonths[month], audience.year))};
}

View chart_view(const Audience& audience) {
  std::int64_t most = 4;
  for (const YearPair& month : audience.months) {
    most = std::max({most, month.now.value_or(0), month.before.value_or(0)});
  }
  const std::int64_t step = step_for(most);
  const std::int64_t top = step * ((most + step - 1) / step);
  std::vector<View> lines;
  for (std::int64_t value = 0; value <= top; value += step) {
    lines.push_back(
        View()
            .set("y", std::to_string(kBottom - static_cast<int>((kBottom - kTop) * value / top)))
            .set("label", text::number(value)));
  }
  std::vector<View> months;
  for (std::size_t month = 0; month < kMonths.size(); ++month) {
    months.push_back(View().set("x", std::to_string(month_x(month))).set("label", kMonths[month]));
  }
  Curve now = curve_of(audience, true, top);
  Curve before = curve_of(audience, false, top);
  std::vector<View> labels;
  if (!now.points.empty()) labels.push_back(label_view(now, audience.year, false));
  if (!before.points.empty()) labels.push_back(label_view(before, audience.year - 1, true));
  return View()
      .set("lines", std::move(lines))
      .set("months", std::move(months))
      .set("labels", std::move(labels))
      .set("points", now.points)
      .set("points_before", before.points)
      .set("dots", std::move(now.dots))
      .set("breaks", breaks_view(audience));
}

std::vector<View> months_view(const Audience& audience) {
  std::vector<View> rows;
  for (std::size_t month = 0; month < audience.months.size(); ++month) {
    const YearPair& pair = audience.months[month];
    if (!pair.now && !pair.before) continue;
    const bool to_come = audience.running && month + 1 > civil(audience.until).month;
    rows.push_back(
        View()
            .set("label", in_course(audience, month) ? fmt::format("{} en cours", kMonths[month])
                                                     : std::string(kMonths[month]))
            .set("before", number_words(pair.before))
            .set("now", to_come ? std::string("à venir") : number_words(pair.now))
            .set("change",
                 change_words(pair, pair.before.has_value() && !in_course(audience, month))));
  }
  return rows;
}

struct TableWords {
  std::string_view id;
  std::string_view heading;
  std::string_view first;
  std::string_view measure;
  std::string_view shelf = {};  ///< of the addresses of its lines
};

View table_view(const TableWords& words, const std::vector<AudienceLine>& lines,
                const Audience& about) {
  std::int64_t most = 1;
  for (const AudienceLine& line : lines) most = std::max(most, line.views.now.value_or(0));
  std::vector<View> rows;
  for (const AudienceLine& line : lines) {
    const bool page = words.id == "pages";
    const std::string label = line.label.empty() ? line.code : line.label;
    rows.push_back(View()
                       .set("label", label)
                       .set("path", page ? line.code.substr(1)
                                    : words.shelf.empty()
                                        ? std::string()
                                        : fmt::format("audience?annee={}&rayon={}/{}", about.year,
                                                      words.shelf, line.code))
                       .set("bar", std::to_string(100 * line.views.now.value_or(0) / most))
                       .set("now", number_words(line.views.now))
                       .set("before", number_words(line.views.before))
                       .set("change", change_words(line.views, about.whole_before)));
  }
  return View()
      .set("id", words.id)
      .set("heading", words.heading)
      .set("first", words.first)
      .set("measure", words.measure)
      .set("any_row", !rows.empty())
      .set("rows", std::move(rows));
}

std::vector<View> tables_view(const Audience& audience) {
  std::vector<View> tables;
  tables.push_back(
      table_view({"pages", "Pages les plus lues", "Page", "vues"}, audience.pages, audience));
  tables.push_back(table_view({"themes", "Thèmes, avec leurs articles", "Thème", "vues", "theme"},
                              audience.themes, audience));
  tables.push_back(table_view(
      {"territoires", "Territoires, avec leurs articles", "Territoire", "vues", "territoire"},
      audience.territories, audience));
  tables.push_back(
      table_view({"centres", "Centres, avec leurs articles", "Centre", "vues", "centre"},
                 audience.centres, audience));
  tables.push_back(
      table_view({"dossiers", "Dossiers", "Dossier", "vues"}, audience.dossiers, audience));
  tables.push_back(table_view({"provenances", "D’où l’on vient", "Les lecteurs viennent", "vues"},
                              audience.referrers, audience));
  tables.push_back(
      table_view({"encarts", "Sites qui montrent l’encart", "Site", "vues dans un encart"},
                 audience.embed_sites, audience));
  return tables;
}

std::vector<View> feeds_view(const Audience& audience) {
  std::vector<View> rows;
  for (const store::FeedFollowers& feed : audience.feeds) {
    rows.push_back(View()
                       .set("feed", feed.feed)
                       .set("aggregator", feed.aggregator)
                       .set("followers", text::number(feed.followers))
                       .set("told_on", feed.told_on));
  }
  return rows;
}

std::string_view past_name(std::string_view code) {
  return code.starts_with("pan.vues")        ? "vues"
         : code.starts_with("pan.visiteurs") ? "visiteurs"
                                             : "abonnés";
}

/// Of one nature: figures printed before vigie, never beside ours in a column.
std::vector<View> past_reports_view(const Audience& audience, bool cumulative) {
  std::vector<View> rows;
  for (const exports::FigureValue& value : audience.past_reports) {
    const bool total = value.code.ends_with(".tot");
    if (total != cumulative || value.code.starts_with("pan.articles")) continue;
    rows.push_back(View()
                       .set("period", total ? fmt::format("2014 à {}", value.year)
                                            : std::to_string(value.year))
                       .set("name", past_name(value.code))
                       .set("number", exports::value_words(value))
                       .set("remark", value.remark));
  }
  return rows;
}

std::vector<View> past_view(const Audience& audience) {
  std::vector<View> rows;
  for (const store::PastAudience& each : audience.past) {
    rows.push_back(View()
                       .set("year", each.year)
                       .set("items", text::number(each.items))
                       .set("views", text::number(each.views)));
  }
  return rows;
}

struct YearBar {
  int year = 0;
  std::optional<std::int64_t> views;
  bool elsewhere = false;
};

/// Views of whole years: those of the yearly reports, then ours; between the two, a break.
std::vector<YearBar> year_bars(const Audience& audience) {
  std::vector<YearBar> known;
  for (const exports::FigureValue& value : audience.past_reports) {
    if (value.code == "pan.vues" && value.number) {
      known.push_back({value.year, std::llround(*value.number), true});
    }
  }
  for (const store::AudienceNumber& each : audience.years) {
    known.push_back({std::stoi(each.code), each.number, false});
  }
  std::ranges::stable_sort(known, {}, &YearBar::year);
  std::vector<YearBar> bars;
  for (const YearBar& bar : known) {
    for (int year = bars.empty() ? bar.year : bars.back().year + 1; year < bar.year; ++year) {
      bars.push_back({year, std::nullopt, false});  // a year that nobody measured is no zero
    }
    if (bars.empty() || bars.back().year != bar.year) bars.push_back(bar);
  }
  constexpr std::ptrdiff_t kYearsShown = 8;
  const auto shown = std::min<std::ptrdiff_t>(std::ssize(bars), kYearsShown);
  return {bars.end() - shown, bars.end()};
}

View years_view(const Audience& audience) {
  constexpr int kStep = 92;
  const std::vector<YearBar> bars = year_bars(audience);
  std::int64_t most = 1;
  for (const YearBar& bar : bars) most = std::max(most, bar.views.value_or(0));
  std::vector<View> drawn;
  std::vector<View> breaks;
  int x = 20;
  bool elsewhere = false;
  for (const YearBar& bar : bars) {
    if (elsewhere && !bar.elsewhere) breaks.push_back(View().set("x", std::to_string(x - 10)));
    elsewhere = bar.elsewhere;
    const int height = static_cast<int>(200 * bar.views.value_or(0) / most);
    drawn.push_back(View()
                        .set("x", std::to_string(x))
                        .set("middle", std::to_string(x + 36))
                        .set("y", std::to_string(250 - height))
                        .set("above", std::to_string(242 - height))
                        .set("height", std::to_string(height))
                        .set("elsewhere", bar.elsewhere)
                        .set("by", bar.elsewhere ? "Scoop.it"
                                   : bar.views   ? "vigie"
                                                 : "personne")
                        .set("year", std::to_string(bar.year))
                        .set("running", audience.running && bar.year == audience.year)
                        .set("value", number_words(bar.views)));
    x += kStep;
  }
  View view;
  return view.set("any_bar", !drawn.empty())
      .set("width", std::to_string(std::max(x, 760)))
      .set("bars", std::move(drawn))
      .set("breaks", std::move(breaks));
}

std::vector<View> pooled_view(const Audience& audience) {
  if (!audience.pooled) return {};
  const store::PooledReading& pooled = *audience.pooled;
  return {View()
              .set("spared", text::number(pooled.alone - pooled.readings))
              .set("stories", text::number(pooled.stories))
              .set("readings", text::number(pooled.readings))
              .set("alone", text::number(pooled.alone))};
}

}  // namespace

std::string change_words(const YearPair& pair, bool whole_before) {
  if (!whole_before || !pair.now || !pair.before || *pair.before < kChangeLeast) return "";
  const auto now = static_cast<double>(*pair.now);
  const auto before = static_cast<double>(*pair.before);
  const long change = std::lround(100.0 * (now - before) / before);
  if (change == 0) return "=";
  return fmt::format("{}{}\u202f%", change > 0 ? "+" : "\u2212", text::number(std::abs(change)));
}

View audience_view(const Audience& audience) {
  const bool all = audience.shelf.kind == panorama::Shelf::Kind::all;
  View view;
  view.set("year", std::to_string(audience.year))
      .set("previous", std::to_string(audience.year - 1))
      .set("next", audience.running ? std::string() : std::to_string(audience.year + 1))
      .set("counted", !audience.since.empty())
      .set("all", all)
      .set("label", all ? std::string() : audience.label)
      .set("shelf_query",
           all ? std::string()
               : fmt::format("{}/{}", panorama::word_of(audience.shelf.kind), audience.shelf.code))
      .set("span", audience.running
                       ? fmt::format("Du 1er janvier au {}, contre les mêmes jours de {}.",
                                     text::long_date(audience.until), audience.year - 1)
                       : fmt::format("De janvier à décembre, contre {}.", audience.year - 1))
      .set("annual", annual_tiles(audience))
      .set("chart", chart_view(audience))
      .set("yearly", years_view(audience))
      .set("months", months_view(audience));
  view.set("stock", all ? stock_tiles(audience) : std::vector<View>())
      .set("tables", all ? tables_view(audience) : std::vector<View>())
      .set("feeds", feeds_view(audience))
      .set("any_feed", all && !audience.feeds.empty())
      .set("past_annual", past_reports_view(audience, false))
      .set("past_total", past_reports_view(audience, true))
      .set("past", past_view(audience))
      .set("any_past", !audience.past.empty())
      .set("pooled", pooled_view(audience));
  return view;
}

}  // namespace vigie::web
