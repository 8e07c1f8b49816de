// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/rota/reminder.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "web/pages/rota/common.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

using render::View;

std::string delay_words(int days) {
  if (days == 1) return "la veille du lundi";
  if (days % 7 != 0) return fmt::format("{} jours avant", days);
  const int weeks = days / 7;
  return weeks == 1 ? std::string("une semaine avant") : fmt::format("{} semaines avant", weeks);
}

std::string list_words(const std::vector<int>& days) {
  std::string words;
  for (const int one : days) {
    if (!words.empty()) words += ", ";
    words += delay_words(one);
  }
  return words.empty() ? "aucun rappel" : words;
}

}  // namespace

void add_reminders(const app::CentreReminders& reminders, View& view) {
  std::vector<View> boxes;
  for (const int days : app::kReminderDelays) {
    boxes.push_back(
        View()
            .set("days", std::to_string(days))
            .set("label", delay_words(days))
            .set("checked", std::ranges::find(reminders.days, days) != reminders.days.end()));
  }
  view.set("reminders", std::move(boxes))
      .set("reminders_now", list_words(reminders.days))
      .set("reminders_network", list_words(reminders.network))
      .set("reminders_chosen", reminders.chosen)
      .set("reminders_seen", reminders.mark());
}

Response post_reminders(const Layout& layout, const Visit& visit) {
  const auto acting = acting_for(visit);
  if (!acting) return error_page(layout, visit, acting.error());
  std::optional<std::vector<int>> days;
  if (visit.request.field("reseau").empty()) {
    days.emplace();
    for (const auto& [name, value] : visit.request.form) {
      const auto number = name == "jours" ? read_number(value) : std::nullopt;
      if (number) days->push_back(static_cast<int>(std::min<std::int64_t>(*number, 1000)));
    }
    std::ranges::sort(*days, std::greater<>());
    days->erase(std::unique(days->begin(), days->end()), days->end());
  }
  const auto answer =
      app::choose_reminders(visit.db, *acting, days, visit.request.field("vu"), visit.now);
  if (!answer) return error_page(layout, visit, answer.error());
  if (*answer == app::ReminderAnswer::changed) {
    return refusal_page(layout, visit, 409, "Rien n’a changé",
                        "Quelqu’un de votre centre a choisi d’autres rappels entre-temps. La page "
                        "montre l’état présent.");
  }
  return back_to(visit, "/tour/centre", "rappels");
}

}  // namespace vigie::web
