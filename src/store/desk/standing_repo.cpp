// SPDX-License-Identifier: EUPL-1.2
#include "store/desk/standing_repo.hpp"

namespace vigie::store {

Result<std::vector<DeskStanding>> desk_standings(Reader& reader, StoryId story) {
  auto query = reader.prepare(R"sql(
      SELECT centre.name, state, decided_at
      FROM desk_item AS line JOIN centre ON centre.id = line.centre_id
      WHERE line.story_id = ?1 AND line.state <> 'new' AND decided_at IS NOT NULL
      ORDER BY decided_at DESC)sql");
  query.bind(story);
  return query.all([](const Statement& row) {
    return DeskStanding{row.text(0), parse_desk_state(row.text_view(1)).value_or(DeskState::fresh),
                        row.instant(2)};
  });
}

Result<bool> is_on_panorama(Reader& reader, StoryId story) {
  auto query = reader.prepare(R"sql(
      SELECT EXISTS (SELECT 1 FROM panorama_item WHERE story_id = ?1 AND state <> 'withdrawn'))sql");
  if (const auto row = query.bind(story).step(); !row) return fail(row.error());
  return query.flag(0);
}

}  // namespace vigie::store
