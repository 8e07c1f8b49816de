// SPDX-License-Identifier: EUPL-1.2
/// What the desk shows, from what was read.
///
/// Shape   plain structs of app/desk -> views; sentences beside them.
/// Pure    yes.
#pragma once

#include <optional>
#include <string>

#include "app/desk/read_desk.hpp"
#include "app/desk/read_story.hpp"
#include "web/pages/desk/list_query.hpp"
#include "web/pages/desk/row_view.hpp"

namespace vigie::web {

/// What is said of one story that was just decided on, or of who was faster.
struct DeskNotice {
  app::StoryStanding standing;
  bool conflict = false;     ///< somebody was faster
  std::string letters = {};  ///< that had left with it, where it was just taken off the panorama
};

/// What an address asks of the page beside the list itself.
struct DeskShown {
  StoryId open;           ///< whose line stands open; 0: the first
  bool unfolded = false;  ///< that line shows all it has
  std::string said;       ///< of a gesture on several lines, or of tags
  Day today;
  std::vector<store::Facet> labels;  ///< of the filters in force, to name them
};

render::View desk_view(const app::DeskPage& page, const ListQuery& query,
                       const std::optional<DeskNotice>& notice, const DeskShown& shown);
/// What a script puts into the page that it has: the states, the last thing said, lines that come.
render::View part_view(const ListQuery& query, const app::DeskPart& part,
                       const std::optional<DeskNotice>& notice, std::string_view said);

/// The last thing said, with what is needed to take it back.
void add_toast(render::View& view, const std::optional<DeskNotice>& notice,
               const std::optional<store::Gesture>& last, std::string_view said);
/// The states with their counts, and the hidden fields of the list's forms.
void add_list(render::View& view, const ListQuery& query, const store::DeskCounts& counts);
/// The filters in force, each with the list without it.
void add_chips(render::View& view, const ListQuery& query, const std::vector<store::Facet>& labels);
/// " 2 autres ont été décidées entre-temps : rien n’y a été changé."; "" for none.
std::string left_words(std::int64_t left);
inline constexpr std::string_view kNothingToTakeBack =
    "Rien n’a été repris\u00a0: ces actualités ont été décidées de nouveau depuis.";
inline constexpr std::string_view kAllMovedOn =
    "Rien n’a été changé\u00a0: ces actualités ont été décidées entre-temps.";
/// "Écartées : 12 actualités."
std::string gesture_words(const store::Gesture& gesture);

}  // namespace vigie::web
