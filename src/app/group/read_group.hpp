// SPDX-License-Identifier: EUPL-1.2
/// A group's page: what its theme brought, what its members keep, write, and when they meet.
///
/// Shape   one struct in a number of statements that does not depend on the rows.
/// Errors  not_found, storage.
#pragma once

#include <optional>
#include <vector>

#include "store/group/group_repo.hpp"
#include "store/panorama/panorama_repo.hpp"
#include "store/people/curator_repo.hpp"

namespace vigie::app {

inline constexpr int kGroupArticlesShown = 12;

struct GroupPage {
  store::WorkingGroup group;
  bool own = false;  ///< who asks is in it
  std::vector<store::GroupMember> members;
  std::vector<store::Meeting> meetings;  ///< to come
  std::optional<store::Meeting> last;    ///< the one before
  std::vector<store::PanoramaRow> articles;
  std::vector<store::ThemeDossier> dossiers;
  std::vector<store::ThemeSearch> searches;
  std::vector<store::GroupNote> notes;
  bool older_notes = false;
};
Result<GroupPage> read_group(store::Reader& reader, const store::Curator& curator, GroupId group,
                             GroupNoteId notes_before, Instant now);

}  // namespace vigie::app
