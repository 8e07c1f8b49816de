// SPDX-License-Identifier: EUPL-1.2
#include "app/rota/follow_ups.hpp"

#include <algorithm>

#include "app/rota/duty_check.hpp"
#include "app/rota/swap_mails.hpp"
#include "base/format.hpp"
#include "people/permissions.hpp"
#include "rota/duty.hpp"
#include "store/people/grant_repo.hpp"
#include "store/rota/rota_repo.hpp"
#include "text/moment.hpp"

namespace vigie::app {
namespace {

constexpr int kUnansweredKnownDays = 7;  // after that it is no news

/// The nearest of the delays that today has reached, and that was still to come when it was asked;
/// 0 where there is none.
int follow_up_of(const store::DutyRequestRow& row, Day today) {
  int nearest = 0;
  for (const int days : kFollowUpDays) {
    const Day moment = row.week - days;
    if (moment > today || moment <= paris_day(row.asked_at)) continue;
    if (nearest == 0 || days < nearest) nearest = days;
  }
  return nearest;
}

/// "nobody:2026-12-14:irev": what names a finding, so that it is told once.
std::string subject_of(const rota::Finding& finding) {
  return fmt::format("{}:{}:{}:{}", static_cast<int>(finding.kind), iso(finding.week),
                     finding.centre, finding.other);
}

std::vector<rota::Finding> findings_to_tell(const Rota& rota, Instant now) {
  const Day today = paris_day(now);
  const rota::Turn next = rota::next_turn(rota, rota::turn_of(rota, today));
  auto found = rota::check_duty({.rota = rota, .from = next.first});
  std::erase_if(found, [today](const rota::Finding& finding) {
    return finding.week - today > kWarnedDaysAhead;
  });
  return found;
}

bool coordinates(const std::map<CuratorId, std::vector<Grant>>& grants, CuratorId curator) {
  const auto found = grants.find(curator);
  return found != grants.end() && people::may(found->second, people::Permission::coordinate);
}

}  // namespace

Result<void> add_if_new(store::Reader& reader, OwedMessage message,
                        std::vector<OwedMessage>& list) {
  const auto known =
      store::has_notification(reader, message.kind, message.subject, message.curator);
  if (!known) return fail(known.error());
  if (!*known) list.push_back(std::move(message));
  return {};
}

Result<std::vector<OwedMessage>> owed_follow_ups(store::Reader& reader, const Rota&,
                                                 const std::vector<store::Curator>& curators,
                                                 Instant now) {
  std::vector<OwedMessage> list;
  const auto open = store::open_requests(reader);
  if (!open) return fail(open.error());
  const Day today = paris_day(now);
  for (const store::DutyRequestRow& row : *open) {
    const bool begun = row.week <= today;
    const int days = begun ? 0 : follow_up_of(row, today);
    if (begun ? today - row.week > kUnansweredKnownDays : days == 0) continue;
    for (const store::Curator& curator : curators) {
      const bool concerned =
          begun ? curator.centre_key == row.centre : is_asked_of(row, curator.centre_key);
      if (curator.disabled || !concerned) continue;
      OwedMessage message{begun ? kDutyUnanswered : kDutyAsked,
                          fmt::format("{}:j{}", row.id.value, days), curator.id};
      if (auto done = add_if_new(reader, std::move(message), list); !done) {
        return fail(done.error());
      }
    }
  }
  return list;
}

Result<std::vector<OwedMessage>> owed_warnings(store::Reader& reader, const Rota& rota,
                                               const std::vector<store::Curator>& curators,
                                               Instant now) {
  std::vector<OwedMessage> list;
  const auto findings = findings_to_tell(rota, now);
  if (findings.empty()) return list;
  const auto grants = store::grants(reader);
  if (!grants) return fail(grants.error());
  for (const rota::Finding& finding : findings) {
    for (const store::Curator& curator : curators) {
      const bool own = curator.centre_key == finding.centre || curator.centre_key == finding.other;
      const bool all = rota::is_hole(finding.kind) && coordinates(*grants, curator.id);
      if (curator.disabled || (!own && !all)) continue;
      OwedMessage message{kDutyWarning, subject_of(finding), curator.id};
      if (auto done = add_if_new(reader, std::move(message), list); !done) {
        return fail(done.error());
      }
    }
  }
  return list;
}

Result<std::optional<NotificationText>> compose_duty_warning(const Composing& composing) {
  const auto rota = store::load_rota(composing.reader);
  if (!rota) return fail(rota.error());
  const auto findings = findings_to_tell(*rota, composing.now);
  const auto found = std::ranges::find(findings, composing.notification.subject, subject_of);
  if (found == findings.end()) return std::nullopt;  // somebody saw to it
  const auto names = CentreNames::read(composing.reader);
  if (!names) return fail(names.error());
  const auto curator = store::curator_by_id(composing.reader, composing.notification.curator);
  if (!curator) return fail(curator.error());
  if (!*curator) return std::nullopt;
  const std::string turn = text::turn_label(found->week, found->days);
  std::string subject = fmt::format("À voir, {}", turn);
  if (found->kind == rota::FindingKind::nobody) {
    subject = fmt::format("Personne ne fera le panorama, {}", turn);
  } else if (found->kind == rota::FindingKind::no_turn) {
    subject = fmt::format("Personne au planning, {}", turn);
  }
  return NotificationText{
      subject,
      fmt::format("Bonjour {},\n\n{}\n\nÉchanger, remplacer, prendre ce tour\u00a0: "
                  "{}/tour/annee\n",
                  (*curator)->name, sentence_of(*found, *names), composing.config.web.public_url)};
}

}  // namespace vigie::app
