// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/issue_days.hpp"

#include <algorithm>
#include <cstdlib>

#include "app/letter/letter_draft.hpp"
#include "base/format.hpp"
#include "config/letter.hpp"
#include "config/letter_rhythm.hpp"
#include "letter/issue_days.hpp"
#include "letter/wording.hpp"
#include "people/permissions.hpp"
#include "store/letter/letter_repo.hpp"
#include "store/people/grant_repo.hpp"
#include "text/french.hpp"
#include "text/moment.hpp"

namespace vigie::app {
namespace {

struct OwedIssueMail {
  std::string_view kind;
  std::string subject;
  CuratorId curator;
};

/// What is to be done today.
struct IssueDays {
  struct Draft {
    std::string letter;
    std::string month;
    LetterRhythm rhythm;
  };
  std::vector<Draft> drafts;
  std::vector<OwedIssueMail> mails;

  bool empty() const { return drafts.empty() && mails.empty(); }
};

Result<void> add_mail(store::Reader& reader, IssueDays& days, OwedIssueMail mail) {
  const auto known = store::has_notification(reader, mail.kind, mail.subject, mail.curator);
  if (!known) return fail(known.error());
  const bool twice = std::ranges::any_of(days.mails, [&](const OwedIssueMail& each) {
    return each.kind == mail.kind && each.subject == mail.subject && each.curator == mail.curator;
  });
  if (!*known && !twice) days.mails.push_back(std::move(mail));
  return {};
}

/// Whoever has something to do in a draft that made itself: its owners, else its editors.
Result<void> add_drafted(store::Reader& reader, IssueDays& days, std::string_view letter,
                         IssueId issue) {
  const auto owners = store::page_owners(reader, issue);
  if (!owners) return fail(owners.error());
  std::vector<CuratorId> whom;
  for (const store::PageOwner& each : *owners) {
    if (each.who) whom.push_back(each.who);
  }
  if (whom.empty()) {
    const auto editors = editors_of(reader, letter);
    if (!editors) return fail(editors.error());
    for (const store::Curator& each : *editors) whom.push_back(each.id);
  }
  for (const CuratorId each : whom) {
    const std::string subject = std::to_string(issue.value);
    if (auto done = add_mail(reader, days, {kIssueDrafted, subject, each}); !done) return done;
  }
  return {};
}

Result<void> add_reminders(store::Reader& reader, IssueDays& days, Day today) {
  const auto owners = store::owners_due(reader, today, today + letter::kPageReminders.front());
  if (!owners) return fail(owners.error());
  for (const store::PageOwner& each : *owners) {
    const auto delay = letter::page_reminder(*each.due_on, today);
    if (!delay) continue;
    const std::string subject =
        fmt::format("{}:{}:{}:{}", each.issue.value, each.page, iso(*each.due_on), *delay);
    if (auto done = add_mail(reader, days, {kIssuePageDue, subject, each.who}); !done) return done;
  }
  return {};
}

Result<IssueDays> days_of(store::Reader& reader, const config::VigieConfig& config, Instant now) {
  IssueDays days;
  const Day today = paris_day(now);
  for (const std::string& key : config::letters_in(config.newsletter)) {
    const LetterRhythm rhythm = config::load_rhythm(config.newsletter / key / "letter.toml");
    const auto month = letter::month_to_draft(rhythm, today);
    if (!month) continue;
    const auto issues = store::issues_of_month(reader, key, *month);
    if (!issues) return fail(issues.error());
    if (issues->empty()) {
      days.drafts.push_back({key, *month, rhythm});
      continue;
    }
    const auto alone =
        store::drafts_made_alone(reader, key, *month, now - letter::kDraftKnownDays * kDaySeconds);
    if (!alone) return fail(alone.error());
    for (const IssueId each : *alone) {
      if (auto done = add_drafted(reader, days, key, each); !done) return fail(done.error());
    }
  }
  if (auto done = add_reminders(reader, days, today); !done) return fail(done.error());
  return days;
}

/// The month's issue, with the owners of the one before.
Result<void> make_draft(store::Database& db, const config::VigieConfig& config,
                        const IssueDays::Draft& wanted, Instant now) {
  std::vector<config::Diagnostic> diagnostics;
  const auto files = open_letter(config, wanted.letter, diagnostics);
  if (!files) return fail(files.error());
  store::Reader reader = db.reader();
  const auto before = store::issues(reader, wanted.letter);
  if (!before) return fail(before.error());
  const auto outcome = draft_issue(db, config, *files, {wanted.letter, wanted.month, std::nullopt},
                                   {}, now, diagnostics);
  if (!outcome) return fail(outcome.error());
  const auto* drafted = std::get_if<Drafted>(&*outcome);
  if (drafted == nullptr || before->empty()) return {};
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto done = store::copy_page_owners(*tx, before->front().id, drafted->draft.row.id,
                                            letter::pages_due(wanted.rhythm, wanted.month), now);
  if (!done) return done;
  return tx->commit();
}

Result<void> ask_for(store::Database& db, const std::vector<OwedIssueMail>& mails, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  for (const OwedIssueMail& each : mails) {
    const auto fresh = notify(*tx, each.kind, each.subject, {.curator = each.curator}, now);
    if (!fresh) return fail(fresh.error());
  }
  return tx->commit();
}

struct NamedIssue {
  store::IssueRow row;
  std::string letter;
};

/// The issue whose id the subject begins with; none where it is gone, or a draft no more.
Result<std::optional<NamedIssue>> draft_named(const Composing& composing) {
  const IssueId id{std::strtoll(composing.notification.subject.c_str(), nullptr, 10)};
  auto row = store::issue_by_id(composing.reader, id);
  if (!row && row.error().code == Code::not_found) return std::nullopt;
  if (!row) return fail(row.error());
  if (row->state != IssueState::draft) return std::nullopt;
  const auto letter = store::letter_by_key(composing.reader, row->letter);
  if (!letter) return fail(letter.error());
  return NamedIssue{std::move(*row), *letter ? (*letter)->name : ""};
}

std::string address(const Composing& composing, const store::IssueRow& row) {
  return fmt::format("{}/lettres/{}/{}", composing.config.web.public_url, row.letter, row.number);
}

std::string part_of(int page) {
  return page == 0 ? "le numéro entier" : fmt::format("la page\u00a0{}", page);
}

}  // namespace

Result<std::vector<store::Curator>> editors_of(store::Reader& reader, std::string_view letter) {
  const auto all = store::grants(reader);
  if (!all) return fail(all.error());
  auto curators = store::curators(reader);
  if (!curators) return curators;
  std::erase_if(*curators, [&](const store::Curator& each) {
    const auto grants = all->find(each.id);
    return each.disabled || each.left || grants == all->end() ||
           !people::may(grants->second, people::Permission::edit_letter, {.letter = letter});
  });
  return curators;
}

Result<bool> name_page_owner(store::Database& db, const store::PageOwner& owner, const Actor& actor,
                             Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto done = store::set_page_owner(*tx, owner, {actor.curator, now});
  if (!done || !*done) return done;
  if (auto kept = tx->commit(); !kept) return fail(kept.error());
  return true;
}

Result<Outlook> look_for_issue_days(store::Reader& reader, const config::VigieConfig& config,
                                    Instant now) {
  const auto days = days_of(reader, config, now);
  if (!days) return fail(days.error());
  return Outlook{.due = !days->empty(),
                 .backlog = static_cast<std::int64_t>(days->drafts.size() + days->mails.size())};
}

Result<JobReport> run_issue_days(JobPorts& ports, const Stop&) {
  const Instant now = ports.clock.now();
  store::Reader reader = ports.db.reader();
  const auto before = days_of(reader, ports.config, now);
  if (!before) return fail(before.error());
  JobReport report;
  std::optional<Error> broken;
  for (const IssueDays::Draft& each : before->drafts) {
    const auto done = make_draft(ports.db, ports.config, each, now);
    if (!done) broken = done.error();  // the other letters go on
    if (done) report.lines.push_back(fmt::format("{}\u00a0: brouillon préparé.", each.letter));
  }
  const auto after = days_of(reader, ports.config, now);
  if (!after) return fail(after.error());
  if (auto done = ask_for(ports.db, after->mails, now); !done) return fail(done.error());
  if (broken) return fail(*broken);
  report.lines.push_back(text::plural(static_cast<std::int64_t>(after->mails.size()),
                                      "message aux lettres.", "messages aux lettres."));
  return report;
}

Result<std::optional<NotificationText>> compose_issue_drafted(const Composing& composing) {
  const auto named = draft_named(composing);
  if (!named) return fail(named.error());
  if (!*named) return std::nullopt;
  const store::IssueRow& row = (*named)->row;
  const auto owners = store::page_owners(composing.reader, row.id);
  if (!owners) return fail(owners.error());
  std::string yours;
  for (const store::PageOwner& each : *owners) {
    if (each.who != composing.notification.curator) continue;
    yours += fmt::format("- {}", part_of(each.page));
    if (each.due_on) yours += fmt::format(", pour le {}", text::long_date(*each.due_on));
    yours += "\n";
  }
  if (!yours.empty()) yours = "Ce qui vous revient, comme la dernière fois\u00a0:\n" + yours + "\n";
  return NotificationText{
      fmt::format("{}, n°\u00a0{}\u00a0: le brouillon est prêt", (*named)->letter, row.number),
      fmt::format("Bonjour,\n\nLe n°\u00a0{} de {}, {}, a son brouillon\u00a0: ce que le panorama, "
                  "les dossiers et les textes du mois proposent y est placé, et rien n’est "
                  "figé.\n\n{}Le composer\u00a0:\n{}\n",
                  row.number, (*named)->letter, letter::month_label(row.month), yours,
                  address(composing, row))};
}

Result<std::optional<NotificationText>> compose_issue_page_due(const Composing& composing) {
  const auto named = draft_named(composing);
  if (!named) return fail(named.error());
  if (!*named) return std::nullopt;
  const store::IssueRow& row = (*named)->row;
  const auto owners = store::page_owners(composing.reader, row.id);
  if (!owners) return fail(owners.error());
  for (const store::PageOwner& each : *owners) {
    if (each.who != composing.notification.curator || !each.due_on) continue;
    const auto delay = letter::page_reminder(*each.due_on, paris_day(composing.now));
    const std::string subject =
        fmt::format("{}:{}:{}:{}", row.id.value, each.page, iso(*each.due_on), delay.value_or(-1));
    if (subject != composing.notification.subject) continue;
    return NotificationText{
        fmt::format("{}, n°\u00a0{}\u00a0: {} est pour le {}", (*named)->letter, row.number,
                    part_of(each.page), text::day_and_month(*each.due_on)),
        fmt::format("Bonjour,\n\nVous avez {} du n°\u00a0{} de {}, pour le {}{}.\n\nY écrire, ou "
                    "passer la main\u00a0:\n{}\n",
                    part_of(each.page), row.number, (*named)->letter,
                    text::weekday_date(*each.due_on), *delay == 0 ? "\u00a0: aujourd’hui" : "",
                    address(composing, row))};
  }
  return std::nullopt;  // another one has it, or another day
}

}  // namespace vigie::app
