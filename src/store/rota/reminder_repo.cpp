// SPDX-License-Identifier: EUPL-1.2
#include "store/rota/reminder_repo.hpp"

namespace vigie::store {

Result<std::vector<ReminderChoice>> reminder_choices(Reader& reader) {
  auto query = reader.prepare(R"sql(
      SELECT centre.key, duty_reminder.days_before
      FROM duty_reminder JOIN centre ON centre.id = duty_reminder.centre_id
      ORDER BY duty_reminder.centre_id, duty_reminder.days_before DESC)sql");
  std::vector<ReminderChoice> choices;
  const auto read = query.each([&](const Statement& row) {
    if (choices.empty() || choices.back().centre != row.text_view(0)) {
      choices.push_back({row.text(0), {}});
    }
    const auto days = static_cast<int>(row.integer(1));
    if (days > 0) choices.back().days.push_back(days);
  });
  if (!read) return fail(read.error());
  return choices;
}

Result<void> clear_reminder_choice(Transaction& tx, std::string_view centre) {
  auto remove = tx.prepare(R"sql(
      DELETE FROM duty_reminder WHERE centre_id = (SELECT id FROM centre WHERE key = ?1))sql");
  return remove.run(centre);
}

Result<void> replace_reminder_choice(Transaction& tx, const ReminderChoice& choice) {
  if (auto done = clear_reminder_choice(tx, choice.centre); !done) return done;
  std::vector<int> days = choice.days;
  if (days.empty()) days.push_back(0);
  for (const int one : days) {
    auto insert = tx.prepare(R"sql(
        INSERT INTO duty_reminder (centre_id, days_before) SELECT id, ?2 FROM centre
        WHERE key = ?1)sql");
    if (auto done = insert.run(choice.centre, one); !done) return done;
    if (tx.changes() != 1) return fail(Code::not_found, "centre " + choice.centre);
  }
  return {};
}

}  // namespace vigie::store
