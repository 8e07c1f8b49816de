// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/source/source_view.hpp"

#include "base/format.hpp"
#include "text/french.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using render::View;

std::string names_words(const std::vector<app::HolderName>& names) {
  std::string words;
  for (const app::HolderName& each : names) {
    if (!words.empty()) words += ", ";
    words += each.name;
  }
  return words;
}

std::string share_words(int part, int whole) {
  return whole == 0 ? "" : fmt::format("{}\u00a0%", (100 * part + whole / 2) / whole);
}

std::string access_words(Access access) {
  switch (access) {
    case Access::free:
      return "";
    case Access::subscribers:
      return "abonnés";
    case Access::registration:
      return "inscription";
  }
  return "";
}

}  // namespace

std::string ago(std::optional<Instant> at, Instant now) {
  if (!at) return "jamais";
  const std::int64_t passed = now - *at;
  if (passed >= 0 && passed < kHourSeconds) {
    return fmt::format("il y a {}\u00a0min", std::max<std::int64_t>(1, passed / kMinuteSeconds));
  }
  if (passed >= 0 && passed < kDaySeconds) {
    return fmt::format("il y a {}\u00a0h", passed / kHourSeconds);
  }
  return "le " + day_of(at);
}

bool is_troubled(const app::SourceLine& line) {
  if (line.status.paused) return false;
  switch (line.status.state) {
    case SourceState::unpolled:
    case SourceState::ok:
      return false;
    default:
      return true;
  }
}

std::string trouble_words(const app::SourceLine& line, Instant now) {
  if (line.status.paused) {
    std::string words = "En pause depuis " + ago(line.card.paused_at, now);
    if (line.card.paused_at && now - *line.card.paused_at >= kDaySeconds) {
      words = "En pause depuis le " + day_of(line.card.paused_at);
    }
    if (!line.card.paused_by.empty()) words += ", par " + line.card.paused_by;
    return words + "\u00a0: personne ne la relève.";
  }
  if (!is_troubled(line)) return "";
  std::string words = text::sentence(line.state);
  if (words.ends_with('.')) words.pop_back();
  if (line.status.since_at) words += " depuis le " + day_of(line.status.since_at);
  if (!line.status.cause.empty()) words += "\u00a0: " + line.status.cause;
  words += ".";
  if (line.status.next_at) {
    words += fmt::format(" Prochain essai {}.", moment_of(*line.status.next_at));
  }
  return words;
}

View gestures_view(const app::SourceLine& line, bool may) {
  const bool paused = line.status.paused;
  const bool asked = may && !paused;
  return View()
      .set("pauses", asked)
      .set("resumes", may && paused)
      .set("checks", asked)
      .set("moves", asked && !line.status.moves_to.empty())
      .set("moves_to", line.status.moves_to)
      .set("returns", may && line.status.url != line.status.own_url)
      .set("own_url", line.status.own_url);
}

View source_row_view(const app::SourceLine& line, bool may, Instant now) {
  const bool troubled = is_troubled(line);
  View view;
  view.set("id", std::to_string(line.card.id.value))
      .set("title", line.card.title)
      .set("holders", line.holders.empty() ? "personne" : names_words(line.holders))
      .set("backups", names_words(line.backups))
      .set("access", access_words(line.card.access))
      .set("state", line.state)
      .set("troubled", troubled)
      .set("paused", line.status.paused)
      .set("trouble", trouble_words(line, now))
      .set("advice", line.status.paused ? "" : line.status.advice)
      .set("last_item", ago(line.card.last_item_at, now))
      .set("checked", ago(line.card.polled_at, now))
      .set("next", line.status.next_at ? moment_of(*line.status.next_at) : "pas d’elle-même")
      .set("per_week", text::number((line.items + app::kYieldWeeks / 2) / app::kYieldWeeks))
      .set("kept", share_words(line.yield.kept, line.items))
      .set("relayed", share_words(line.yield.relayed, line.items))
      .set("gestures", gestures_view(line, may));
  return view;
}

}  // namespace vigie::web
