// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/desk/desk_view.hpp"

#include "base/format.hpp"
#include "desk/wording.hpp"
#include "model/access_words.hpp"
#include "text/french.hpp"
#include "web/pages/desk/empty_view.hpp"
#include "web/pages/desk/row_view.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using render::View;

/// What is passed on has a tab where there is any.
std::vector<View> tabs_view(const store::DeskCounts& counts, std::optional<DeskState> current) {
  std::vector<View> views;
  for (const DeskState state : kDeskStates) {
    if (state == DeskState::passed && counts.of(state) == 0 && state != current) continue;
    views.push_back(View()
                        .set("label", desk::list_name(state))
                        .set("code", desk::list_code(state))
                        .set("count", text::number(counts.of(state)))
                        .set("waiting", state == DeskState::fresh && counts.of(state) > 0)
                        .set("current", state == current));
  }
  return views;
}

/// "Gardée", "Remise à lire", "Remise au 2 décembre 2026".
std::string done_word(const store::DeskItem& item) {
  if (item.later_on) return "Remise au " + text::long_date(*item.later_on);
  std::string word(desk::decision_of(item.state));
  word = text::sentence(word);
  word.pop_back();
  return word;
}

std::string notice_words(const DeskNotice& notice) {
  const app::StoryStanding& standing = notice.standing;
  if (standing.merged) return what_changed(standing.change) + std::string(kNothingLost);
  const std::string happened = what_happened(standing.item);
  const std::string title = standing.title.empty() ? "Sans titre" : standing.title;
  if (!notice.conflict) {
    return fmt::format("{}\u00A0: «\u00A0{}\u00A0».{}{}", done_word(standing.item), title,
                       notice.letters.empty() ? "" : " ", notice.letters);
  }
  return fmt::format("Entre-temps, «\u00A0{}\u00A0» a été {}.{}", title, happened, kNothingLost);
}

}  // namespace

void add_toast(View& view, const std::optional<DeskNotice>& notice,
               const std::optional<store::Gesture>& last, std::string_view said) {
  view.set("toast", said).set("toast_bad", false).set("toast_new", !said.empty());
  view.set("undo_path", "").set("gesture", "");
  if (notice) {
    const bool bad = notice->conflict || notice->standing.merged;
    view.set("toast", notice_words(*notice)).set("toast_bad", bad).set("toast_new", true);
    if (bad) return;
  }
  if (!last || !last->stands) return;
  if (!notice && said.empty()) view.set("toast", gesture_words(*last));
  view.set("undo_path", "annuler").set("gesture", std::to_string(last->move));
}

namespace {

std::string day_heading(Day day, Day today) {
  static constexpr std::string_view kDays[] = {"lundi",    "mardi",  "mercredi", "jeudi",
                                               "vendredi", "samedi", "dimanche"};
  std::string date = fmt::format("{} {}", kDays[static_cast<std::size_t>(weekday_of(day) - 1)],
                                 text::long_date(day));
  if (civil(day).year == civil(today).year) date.resize(date.rfind(' '));
  if (day == today) return "Aujourd’hui, " + date;
  if (day == today - 1) return "Hier, " + date;
  std::string heading = text::sentence(date);
  heading.pop_back();
  return heading;
}

/// Each story's form knows the story after it, where the browser goes on.
std::vector<View> rows_of(const app::DeskPage& page, StoryId open, bool unfolded) {
  const auto& stories = page.list.stories;
  std::vector<View> rows;
  for (std::size_t index = 0; index < stories.size(); ++index) {
    const bool last = index + 1 == stories.size();
    const StoryId next = !last       ? stories[index + 1].item.story
                         : index > 0 ? stories[index - 1].item.story
                                     : StoryId{};
    const StoryId here = stories[index].item.story;
    const bool is_open = open ? here == open : index == 0;
    rows.push_back(story_view(stories[index])
                       .set("next", std::to_string(next.value))
                       .set("open", is_open)
                       .set("unfolded", is_open && unfolded));
  }
  return rows;
}

std::string list_heading(const app::DeskPage& page) {
  if (page.preferences.order == store::ListOrder::size) return "Les plus relayées d’abord";
  return "Les plus ressemblantes d’abord";
}

std::string lines_words(std::size_t lines) {
  return text::plural(static_cast<long long>(lines), "actualité", "actualités");
}

/// By day where they are in the order of days; else under one heading.
std::vector<View> days_of(const app::DeskPage& page, std::vector<View> rows, Day today) {
  std::vector<View> days;
  const auto& stories = page.list.stories;
  const bool dated = page.preferences.order == store::ListOrder::date;
  for (std::size_t from = 0; from < rows.size();) {
    const Day day = paris_day(stories[from].item.dated_at);
    std::size_t to = from + 1;
    while (to < rows.size() && (!dated || paris_day(stories[to].item.dated_at) == day)) ++to;
    std::vector<View> of_day(std::make_move_iterator(rows.begin() + static_cast<long>(from)),
                             std::make_move_iterator(rows.begin() + static_cast<long>(to)));
    days.push_back(View()
                       .set("day_code", dated ? iso(day) : "tout")
                       .set("day_label", dated ? day_heading(day, today) : list_heading(page))
                       .set("day_count", lines_words(to - from))
                       .set("stories", std::move(of_day)));
    from = to;
  }
  return days;
}

std::string sum_of(const app::DeskPage& page) {
  const std::int64_t all = page.counts.of(page.query.state);
  if (!page.query.filter.any()) return lines_words(static_cast<std::size_t>(all));
  const std::int64_t matching = page.list.matching.value_or(0);
  return fmt::format("{} sur {}",
                     text::plural(matching, "répond aux filtres", "répondent aux filtres"),
                     text::number(all));
}

std::vector<View> orders_of(store::ListOrder chosen) {
  using store::ListOrder;
  std::vector<View> orders;
  for (const auto& [order, label] :
       {std::pair{ListOrder::date, "Par date"}, std::pair{ListOrder::size, "Par ampleur"},
        std::pair{ListOrder::likely, "Par ressemblance"}}) {
    orders.push_back(View()
                         .set("order_code", app::order_code(order))
                         .set("order_label", label)
                         .set("chosen", order == chosen));
  }
  return orders;
}

}  // namespace

std::string left_words(std::int64_t left) {
  if (left == 0) return "";
  return fmt::format(" {} entre-temps\u00a0: rien n’y a été changé.",
                     text::plural(left, "autre a été décidée", "autres ont été décidées"));
}

std::string gesture_words(const store::Gesture& gesture) {
  std::string word = text::sentence(desk::decision_of(gesture.to));
  word.pop_back();
  if (gesture.stories > 1) {
    return fmt::format("{}\u00A0: {}.", word,
                       text::plural(gesture.stories, "actualité", "actualités"));
  }
  return fmt::format("{}\u00A0: «\u00A0{}\u00A0».", word,
                     gesture.title.empty() ? "Sans titre" : gesture.title);
}

void add_list(View& view, const ListQuery& query, const store::DeskCounts& counts) {
  const bool listed = query.search.empty();
  view.set("tabs", tabs_view(counts, listed ? std::optional(query.state) : std::nullopt))
      .set("tab_code", desk::list_code(query.state))
      .set("list_title", desk::list_name(query.state))
      .set("list_query", query_of(query))
      .set("list_address", address_of(query).substr(1))
      .set("list_fields", list_fields(query));
}

View part_view(const ListQuery& query, const app::DeskPart& part,
               const std::optional<DeskNotice>& notice, std::string_view said) {
  View view;
  add_list(view, query, part.counts);
  add_toast(view, notice, part.last, said);
  std::vector<View> rows;
  for (const app::DeskStory& story : part.stories) {
    // Among answers of a search no list says it.
    const std::string_view badge = query.search.empty() ? "" : state_badge(story.item);
    rows.push_back(story_view(story)
                       .set("state_badge", badge)
                       .set("next", "0")
                       .set("open", true)
                       .set("unfolded", false)
                       .set("conflict", notice && notice->conflict ? notice_words(*notice) : ""));
  }
  view.set("stories", std::move(rows));
  return view;
}

View desk_view(const app::DeskPage& page, const ListQuery& query,
               const std::optional<DeskNotice>& notice, const DeskShown& shown) {
  View view;
  add_list(view, query, page.counts);
  add_toast(view, notice, page.last, shown.said);
  add_chips(view, query, shown.labels);
  add_empty(view, page);
  const DeskState state = query.state;
  ListQuery next = query;
  next.mark = page.list.next;
  view.set("sum", sum_of(page))
      .set("dense", page.preferences.dense)
      .set("orders", orders_of(page.preferences.order))
      .set("is_new", state == DeskState::fresh)
      .set("is_later", state == DeskState::later)
      .set("is_passed", state == DeskState::passed)
      .set("is_kept", state == DeskState::kept)
      .set("is_discarded", state == DeskState::discarded)
      .set("is_relayed", state == DeskState::relayed)
      .set("empty", page.list.stories.empty())
      .set("paged", page.list.paged)
      .set("next_query", page.list.next.empty() ? "" : query_of(next))
      .set("days", days_of(page, rows_of(page, shown.open, shown.unfolded), shown.today));
  return view;
}

}  // namespace vigie::web
