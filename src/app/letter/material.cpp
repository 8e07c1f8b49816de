// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/material.hpp"

#include <algorithm>
#include <map>

#include "app/panorama/read_panorama.hpp"
#include "base/format.hpp"
#include "store/article/media_repo.hpp"
#include "store/letter/block_repo.hpp"
#include "store/letter/letter_repo.hpp"

namespace vigie::app {
namespace {

Result<store::Window> window_of(const LetterPlan& plan, std::string_view month, IssueId issue) {
  const auto first = first_day(month);
  if (!first) return fail(first.error());
  const auto from = instant_at(*first - kLookBackDays, 0, 0, kParis);
  const YearMonthDay date = civil(*first);
  const auto next = make_day(date.month == 12 ? date.year + 1 : date.year, date.month % 12 + 1, 1);
  const auto until = instant_at(*next, 0, 0, kParis);
  if (!from) return fail(from.error());
  if (!until) return fail(until.error());
  return store::Window{plan.key, issue, *from, *until};
}

/// The name of the most precise place of a piece that is ours: a commune before its département.
Result<std::string> place_of(store::Reader& reader, const LetterPlan& plan, const Candidate& piece,
                             std::map<std::string, std::string>& names) {
  std::string best;
  for (const std::string& code : piece.territories) {
    if (letter::concerns(plan.territory, {code}) && code.size() > best.size()) best = code;
  }
  if (best.empty()) return std::string();
  const auto known = names.find(best);
  if (known != names.end()) return known->second;
  auto name = store::territory_name(reader, best);
  if (name) names[best] = *name;
  return name;
}

}  // namespace

Result<Day> first_day(std::string_view month) {
  const auto day = parse_day(std::string(month) + "-01");
  if (!day) {
    return fail(Code::invalid_input, fmt::format("month '{}'", month),
                fmt::format("«\u00a0{}\u00a0» n’est pas un mois\u00a0: écrire 2026-11", month));
  }
  return *day;
}

Result<letter::Material> press_material(store::Reader& reader, const LetterPlan& plan,
                                        std::string_view month, IssueId issue) {
  const auto window = window_of(plan, month, issue);
  if (!window) return fail(window.error());
  auto panorama = store::panorama_candidates(reader, *window);
  if (!panorama) return fail(panorama.error());
  auto kept = store::kept_candidates(reader, *window);
  if (!kept) return fail(kept.error());
  letter::Material material;
  material.panorama = std::move(*panorama);
  material.kept = std::move(*kept);
  std::map<std::string, std::string> names;
  for (auto* pieces : {&material.panorama, &material.kept}) {
    for (Candidate& piece : *pieces) {
      auto place = place_of(reader, plan, piece, names);
      if (!place) return fail(place.error());
      piece.place = std::move(*place);
      make_public(piece);
    }
  }
  return material;
}

Result<std::vector<OwnText>> texts_left(store::Reader& reader, const store::IssueRow& row,
                                        std::vector<OwnText> texts) {
  const auto taken = store::files_taken_elsewhere(reader, row.letter, row.month, row.id);
  if (!taken) return fail(taken.error());
  std::erase_if(texts, [&](const OwnText& text) {
    return std::ranges::find(*taken, text.file) != taken->end();
  });
  // As the blocks will hold them, or each proposal would find them changed.
  const auto trackers = store::link_trackers(reader);
  if (!trackers) return fail(trackers.error());
  for (OwnText& text : texts) {
    text.url = trackers->clean(text.url);
    text.body_markdown = text::clean_addresses(text.body_markdown, *trackers);
  }
  return texts;
}

}  // namespace vigie::app
