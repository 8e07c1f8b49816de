// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/letter_job.hpp"

#include <algorithm>

#include "app/letter/departures.hpp"
#include "app/letter/send.hpp"
#include "store/mail/hold_repo.hpp"
#include "store/mail/sending_repo.hpp"
#include "text/french.hpp"

namespace vigie::app {

Result<Outlook> look_for_letters(store::Reader& reader, const config::VigieConfig& config,
                                 Instant now) {
  const auto issues = store::issues_under_way(reader);
  if (!issues) return fail(issues.error());
  auto departures = look_for_departures(reader, now);
  if (!departures) return departures;
  Outlook outlook = *departures;
  if (issues->empty()) return outlook;
  const auto handed = store::handed_since(reader, now - kHourSeconds);
  if (!handed) return fail(handed.error());
  const auto hold = store::mail_hold(reader, store::kHoldsAll);
  if (!hold) return fail(hold.error());
  const bool held = *hold && (*hold)->until_at > now;
  const bool room = *handed < config.mail.per_hour && !held;
  if (held) outlook.next_at = (*hold)->until_at;
  for (const store::IssueRow& issue : *issues) {
    const auto owed = store::owed_deliveries(reader, issue.id);
    if (!owed) return fail(owed.error());
    const bool may_send = owed->todo || (owed->next_try_at && *owed->next_try_at <= now);
    outlook.backlog += owed->left;
    outlook.due = outlook.due || owed->interrupted || owed->left == 0 || (may_send && room);
    if (owed->next_try_at && *owed->next_try_at > now) {
      outlook.next_at = std::min(outlook.next_at.value_or(*owed->next_try_at), *owed->next_try_at);
    }
  }
  return outlook;
}

Result<JobReport> run_letters(JobPorts& ports, const Stop& stop) {
  const auto mailer = ports.make_mailer();
  if (!mailer) return fail(mailer.error());
  JobReport report;
  const Instant now = ports.clock.now();
  const auto begun = begin_departures(ports.db, now);
  if (!begun) return fail(begun.error());
  const auto tests = send_tests(ports.db, ports.config, **mailer, now);
  if (!tests) return fail(tests.error());
  SendHooks hooks;
  hooks.stop = [&] {
    report.more = report.more || stop();
    return report.more;
  };
  const auto issues = send_due_issues(ports.db, ports.config, **mailer, ports.clock, hooks);
  if (!issues) return fail(issues.error());
  report.lines.push_back(
      text::plural(*issues, "lettre en cours d’envoi.", "lettres en cours d’envoi."));
  return report;
}

}  // namespace vigie::app
