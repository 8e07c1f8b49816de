// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/rota/load.hpp"

#include <algorithm>
#include <cmath>

#include "app/rota/act_moves.hpp"
#include "base/format.hpp"
#include "base/secret.hpp"
#include "text/french.hpp"
#include "web/pages/rota/allocation.hpp"
#include "web/pages/rota/common.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

using render::View;

constexpr int kMovesMax = 100;
constexpr std::size_t kMarkBytes = 16;
constexpr std::size_t kMeetingNameBytesMax = 200;
constexpr double kNearShare = 0.2;  // within it, a load is neither too much nor too little

std::string signed_percent(double load, double fair) {
  if (fair <= 0) return "";
  const long long percent = std::llround((load - fair) / fair * 100);
  if (percent == 0) return "0\u00a0%";
  return fmt::format("{}{}\u00a0%", percent > 0 ? "+" : "−", std::llabs(percent));
}

std::vector<View> centres_view(const app::LoadPage& page) {
  const auto& balance = page.balance;
  double most = 1;
  for (const double load : balance.before) most = std::max(most, load);
  for (const double fair : balance.fair) most = std::max(most, fair);
  std::vector<std::size_t> order(page.network.centres.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto excess = [&](std::size_t i) { return balance.before[i] - balance.fair[i]; };
  std::ranges::stable_sort(order,
                           [&](std::size_t a, std::size_t b) { return excess(a) > excess(b); });
  std::vector<View> rows;
  for (const std::size_t i : order) {
    const double load = balance.before[i];
    const double fair = balance.fair[i];
    if (load <= 0 && fair <= 0) continue;  // reads nothing, and owes nothing
    rows.push_back(View()
                       .set("name", page.names.of(page.network.centres[i].key))
                       .set("width", fmt::format("{:.1f}", load / most * 100))
                       .set("tick", fmt::format("{:.1f}", fair / most * 100))
                       .set("above", load > fair * (1 + kNearShare))
                       .set("below", load < fair * (1 - kNearShare))
                       .set("load", load_words(load))
                       .set("fair", load_words(fair))
                       .set("gap", signed_percent(load, fair)));
  }
  return rows;
}

std::optional<int> moves_asked(std::string_view text) {
  const auto asked = read_number(text);
  if (!asked) return std::nullopt;
  return static_cast<int>(std::min<std::int64_t>(*asked, kMovesMax));
}

/// Of all that the proposal says: another one is not acted by mistake.
std::string mark_of_moves(const std::vector<app::SourceMove>& moves) {
  std::string all;
  for (const app::SourceMove& move : moves) {
    all += fmt::format("{} {} {}\n", move.url_key, move.from, move.to);
  }
  return hex(digest(all, kMarkBytes));
}

std::vector<View> moves_view(const app::LoadPage& page) {
  std::vector<View> rows;
  for (const rota::Move& move : page.balance.moves) {
    const rota::LoadSource& source = page.network.sources[move.source];
    rows.push_back(View()
                       .set("place", std::to_string(rows.size()))
                       .set("title", source.title)
                       .set("load", load_words(source.load))
                       .set("from", page.names.of(page.network.centres[move.from].key))
                       .set("to", page.names.of(page.network.centres[move.to].key))
                       .set("options", centre_options(page, page.network.centres[move.to].key))
                       .set("reason", app::reason_words(move)));
  }
  return rows;
}

std::vector<View> titles_view(const std::vector<std::string>& titles) {
  std::vector<View> rows;
  for (const std::string& title : titles) rows.push_back(View().set("title", title));
  return rows;
}

std::vector<View> pinned_view(const app::LoadPage& page) {
  std::vector<View> rows;
  for (const std::size_t s : page.balance.pinned_above) {
    const rota::LoadSource& source = page.network.sources[s];
    rows.push_back(View()
                       .set("title", source.title)
                       .set("holder", page.names.of(page.network.centres[source.holder].key)));
  }
  return rows;
}

}  // namespace

std::string load_words(double number) {
  const double tenths = std::round(number * 10) / 10;
  if (tenths >= 10 || tenths == std::floor(tenths)) return text::number(std::llround(number));
  return fmt::format("{},{}", static_cast<long long>(tenths), std::llround(tenths * 10) % 10);
}

Response get_load(const Layout& layout, const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const auto page =
      app::read_load(reader, moves_asked(visit.request.parameter("deplacements")), visit.now);
  if (!page) return error_page(layout, visit, page.error());
  const auto found = static_cast<long long>(page->balance.moves.size());
  View view = tour_view(visit, TourPage::load);
  view.set("weeks", std::to_string(app::kMeasuredWeeks))
      .set("centres", centres_view(*page))
      .set("measured", page->measured == 0
                           ? std::string()
                           : text::plural(page->measured, "source est mesurée par son centre",
                                          "sources sont mesurées par leur centre"))
      .set("asked", std::to_string(page->moves))
      .set("no_move", found == 0)
      .set("some_moves", found > 0)
      .set("moves_count", text::plural(found, "déplacement", "déplacements"))
      .set("moves", moves_view(*page))
      .set("seen", mark_of_moves(app::moves_of(*page)))
      .set("acts", found > 0 && visit.may(people::Permission::coordinate, Where::network))
      .set("gap_before", load_words(page->balance.gap_before))
      .set("gap_after", load_words(page->balance.gap_after))
      .set("gap_free", load_words(page->gap_all_free))
      .set("pinned", pinned_view(*page))
      .set("silent_titles", titles_view(page->silent))
      .set("silent", page->silent.empty()
                         ? std::string()
                         : text::plural(static_cast<long long>(page->silent.size()),
                                        "source n’a rien apporté", "sources n’ont rien apporté"));
  const auto holds = app::first_allocation(reader, *page, visit.now);
  if (!holds) return error_page(layout, visit, holds.error());
  add_allocation(*holds, *page, visit.may(people::Permission::coordinate, Where::network), view);
  return tour_page(layout, visit, "rota/charges", "Charges et parts", std::move(view));
}

Response post_moves(const Layout& layout, const Visit& visit) {
  const std::string meeting(visit.request.field("reunion").substr(0, kMeetingNameBytesMax));
  if (meeting.empty()) return error_page(layout, visit, {Code::invalid_input, "meeting"});
  store::Reader reader = visit.db.reader();
  const auto page =
      app::read_load(reader, moves_asked(visit.request.field("deplacements")), visit.now);
  if (!page) return error_page(layout, visit, page.error());
  const auto all = app::moves_of(*page);
  const auto refuse = [&](app::MovesRefusal refusal) {
    return refusal_page(layout, visit, 409, "Rien n’a changé", app::words_of(refusal));
  };
  if (mark_of_moves(all) != visit.request.field("vu")) return refuse(app::MovesRefusal::changed);
  std::vector<app::SourceMove> kept;
  for (const auto& [name, value] : visit.request.form) {
    if (name != "garder") continue;
    const auto place = value == "0" ? std::optional<std::int64_t>(0) : read_number(value);
    if (place && *place < static_cast<std::int64_t>(all.size())) {
      kept.push_back(all[static_cast<std::size_t>(*place)]);
      // Amended by the meeting: to another centre than was proposed.
      const auto to = visit.request.field(fmt::format("vers-{}", *place));
      if (!to.empty()) kept.back().to = std::string(to);
      if (kept.back().to == kept.back().from) kept.pop_back();
    }
  }
  const store::Curator& curator = visit.curator();
  const auto answer = app::act_moves(visit.db, {curator.id, curator.centre_key, curator.centre_key},
                                     kept, meeting, visit.now);
  if (!answer) return error_page(layout, visit, answer.error());
  if (const auto* refusal = std::get_if<app::MovesRefusal>(&*answer)) return refuse(*refusal);
  return see_other("/tour/charges");
}

}  // namespace vigie::web
