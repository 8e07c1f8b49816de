// SPDX-License-Identifier: EUPL-1.2
#include "app/operator_alerts.hpp"

#include <algorithm>
#include <charconv>

#include "app/job_list.hpp"
#include "app/jobs/status.hpp"
#include "base/format.hpp"
#include "store/people/curator_repo.hpp"
#include "store/people/grant_repo.hpp"
#include "store/upkeep/trouble_repo.hpp"
#include "text/french.hpp"

namespace vigie::app {
namespace {

using store::OperatorTrouble;

/// What is to be written down.
struct Changes {
  std::vector<StatusTrouble> began;
  std::vector<std::pair<OperatorTrouble, std::string>> to_tell;  ///< with its words of now
  std::vector<OperatorTrouble> ended;
  std::optional<Instant> next_at;  ///< when one that is open will have lasted long enough

  bool empty() const { return began.empty() && to_tell.empty() && ended.empty(); }
};

/// When one that is open is told: it lasts, and was not told a short while ago.
Result<Instant> telling_time(store::Reader& reader, const OperatorTrouble& open) {
  const auto last = store::trouble_last_told(reader, open.key);
  if (!last) return fail(last.error());
  const Instant lasted = open.began_at + kTroubleQuietSeconds;
  return *last ? std::max(lasted, **last + kTroubleAgainSeconds) : lasted;
}

Result<Changes> changes_at(store::Reader& reader, Instant now) {
  const auto status = read_status(reader, job_list(), now);
  if (!status) return fail(status.error());
  const auto open = store::open_troubles(reader);
  if (!open) return fail(open.error());
  Changes changes;
  for (const StatusTrouble& each : status->troubles) {
    const auto known = std::ranges::find(*open, each.key, &OperatorTrouble::key);
    if (known == open->end()) {
      changes.began.push_back(each);
      continue;
    }
    if (known->told_at) continue;
    const auto when = telling_time(reader, *known);
    if (!when) return fail(when.error());
    if (*when <= now) {
      changes.to_tell.emplace_back(*known, each.words);
    } else {
      changes.next_at = std::min(*when, changes.next_at.value_or(*when));
    }
  }
  for (const OperatorTrouble& each : *open) {
    if (std::ranges::find(status->troubles, each.key, &StatusTrouble::key) ==
        status->troubles.end()) {
      changes.ended.push_back(each);
    }
  }
  return changes;
}

Result<std::vector<CuratorId>> operators(store::Reader& reader) {
  const auto grants = store::grants(reader);
  if (!grants) return fail(grants.error());
  std::vector<CuratorId> all;
  for (const auto& [curator, given] : *grants) {
    if (std::ranges::find(given, Role::operations, &Grant::role) != given.end()) {
      all.push_back(curator);
    }
  }
  return all;
}

Result<void> tell(store::Transaction& tx, std::string_view kind, const OperatorTrouble& trouble,
                  const std::vector<CuratorId>& whom, Instant now) {
  for (const CuratorId each : whom) {
    const auto asked = notify(tx, kind, std::to_string(trouble.id), {.curator = each}, now);
    if (!asked) return fail(asked.error());
  }
  return {};
}

Result<void> write_down(store::Transaction& tx, const Changes& changes,
                        const std::vector<CuratorId>& whom, Instant now) {
  Result<void> done;
  for (const StatusTrouble& each : changes.began) {
    if (done) done = store::open_trouble(tx, each.key, each.words, now);
  }
  for (const auto& [trouble, words] : changes.to_tell) {
    if (done) done = store::mark_trouble_told(tx, trouble.id, words, now);
    if (done) done = tell(tx, kTroubleBegan, trouble, whom, now);
  }
  for (const OperatorTrouble& each : changes.ended) {
    if (done) done = store::end_trouble(tx, each.id, now);
    if (done && each.told_at) done = tell(tx, kTroubleEnded, each, whom, now);
  }
  return done;
}

/// "30 novembre 2026, 9 h 05".
std::string moment_words(Instant at) {
  const auto local = local_time(at, kParis);
  if (!local) return text::long_date(paris_day(at));
  return fmt::format("{}, {}\u00a0h\u00a0{:02}", text::long_date(local->day), local->hour,
                     local->minute);
}

Result<std::optional<OperatorTrouble>> trouble_of_message(const Composing& composing) {
  const std::string& subject = composing.notification.subject;
  std::int64_t id = 0;
  std::from_chars(subject.data(), subject.data() + subject.size(), id);
  return store::trouble_by_id(composing.reader, id);
}

}  // namespace

Result<Outlook> look_for_troubles(store::Reader& reader, const config::VigieConfig&, Instant now) {
  const auto changes = changes_at(reader, now);
  if (!changes) return fail(changes.error());
  return Outlook{.due = !changes->empty(), .next_at = changes->next_at};
}

Result<JobReport> write_troubles(store::Database& db, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto changes = changes_at(reader, now);
  if (!changes) return fail(changes.error());
  const auto whom = operators(reader);
  if (!whom) return fail(whom.error());
  auto done = write_down(*tx, *changes, *whom, now);
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  JobReport report;
  for (const auto& [trouble, words] : changes->to_tell) report.lines.push_back(words);
  for (const OperatorTrouble& each : changes->ended) {
    report.lines.push_back(fmt::format("Rétabli\u00a0: {}", each.words));
  }
  return report;
}

Result<JobReport> run_troubles(JobPorts& ports, const Stop&) {
  return write_troubles(ports.db, ports.clock.now());
}

Result<std::optional<NotificationText>> compose_trouble_began(const Composing& composing) {
  const auto trouble = trouble_of_message(composing);
  if (!trouble) return fail(trouble.error());
  if (!*trouble || (*trouble)->ended_at) return std::nullopt;
  return NotificationText{
      "vigie demande un coup d’œil",
      text::typographic(fmt::format(
          "Bonjour,\n\nDepuis le {}\u00a0:\n\n{}\n\nCe que vigie fait de lui-même\u00a0: {}/sante, "
          "ou la "
          "commande vigie status. Quoi faire\u00a0: vigie doctor.\nUn message dira quand c’est "
          "rétabli\u202f; d’ici là, ce trouble ne sera plus répété.\n",
          moment_words((*trouble)->began_at), (*trouble)->words, composing.config.web.public_url))};
}

Result<std::optional<NotificationText>> compose_trouble_ended(const Composing& composing) {
  const auto trouble = trouble_of_message(composing);
  if (!trouble) return fail(trouble.error());
  if (!*trouble || !(*trouble)->ended_at) return std::nullopt;
  return NotificationText{"vigie va de nouveau bien",
                          text::typographic(fmt::format(
                              "Bonjour,\n\nCe qui n’allait pas depuis le {} est rétabli depuis "
                              "le {}\u00a0:\n\n{}\n\nIl n’y a rien à faire.\n",
                              moment_words((*trouble)->began_at),
                              moment_words(*(*trouble)->ended_at), (*trouble)->words))};
}

}  // namespace vigie::app
