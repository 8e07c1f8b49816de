// SPDX-License-Identifier: EUPL-1.2
#include "app/job_list.hpp"

#include "app/group/group_mail.hpp"
#include "app/jobs/housekeeping.hpp"
#include "app/letter/issue_days.hpp"
#include "app/letter/letter_job.hpp"
#include "app/letter/letter_mails.hpp"
#include "app/letter/letter_net.hpp"
#include "app/letter/share_block.hpp"
#include "app/operator_alerts.hpp"
#include "app/panorama/audience.hpp"
#include "app/panorama/public_links.hpp"
#include "app/panorama/publish_job.hpp"
#include "app/people/invitations.hpp"
#include "app/people/password_reset.hpp"
#include "app/poll/poll_job.hpp"
#include "app/readers/followers.hpp"
#include "app/readers/returns_job.hpp"
#include "app/readers/sign_up.hpp"
#include "app/rota/calibration.hpp"
#include "app/rota/follow_ups.hpp"
#include "app/rota/reminders.hpp"
#include "app/rota/settle.hpp"
#include "app/rota/source_requests.hpp"
#include "app/rota/swap_mails.hpp"
#include "app/search/alerts.hpp"
#include "app/setup/digest.hpp"
#include "app/source/newsletters.hpp"
#include "base/format.hpp"
#include "text/french.hpp"

namespace vigie::app {
namespace {

constexpr NotificationKind kKinds[] = {{kReminder, compose_reminder},
                                       {kDigest, compose_digest},
                                       {kDutyMoved, compose_duty_moved},
                                       {kDutyAsked, compose_duty_asked},
                                       {kDutyAnswered, compose_duty_answered},
                                       {kDutyUnanswered, compose_duty_unanswered},
                                       {kDutyWarning, compose_duty_warning},
                                       {kSourceAsked, compose_source_asked},
                                       {kSourceAnswered, compose_source_answered},
                                       {kCalibrationMail, compose_calibration},
                                       {kSearchAlert, compose_search_alert},
                                       {kInvited, compose_invitation, forget_invitation},
                                       {kResetAsked, compose_reset, forget_reset},
                                       {kIssueSubmitted, compose_issue_submitted},
                                       {kIssueFell, compose_issue_fell},
                                       {kIssueMissed, compose_issue_missed},
                                       {kIssueDrafted, compose_issue_drafted},
                                       {kIssuePageDue, compose_issue_page_due},
                                       {kSharedCorrected, compose_shared_corrected},
                                       {kReaderProof, compose_reader_proof},
                                       {kReaderLink, compose_reader_link},
                                       {kPanoramaMail, compose_panorama_mail},
                                       {kGroupDigest, compose_group_digest},
                                       {kTroubleBegan, compose_trouble_began},
                                       {kTroubleEnded, compose_trouble_ended}};

Result<Outlook> look_for_notifications(store::Reader& reader, const config::VigieConfig&,
                                       Instant now) {
  const auto queue = store::notification_queue(reader);
  if (!queue) return fail(queue.error());
  const bool ripe = queue->next_try_at && *queue->next_try_at <= now;
  return Outlook{
      .due = ripe || queue->interrupted, .next_at = queue->next_try_at, .backlog = queue->waiting};
}

Result<JobReport> run_notifications(JobPorts& ports, const Stop& stop) {
  const auto mailer = ports.make_mailer();
  if (!mailer) return fail(mailer.error());
  const auto sent =
      send_notifications(ports.db, ports.config, kKinds, **mailer, ports.clock.now(), stop);
  if (!sent) return fail(sent.error());
  if (!sent->away.empty()) {
    return fail(Code::network, sent->away,
                fmt::format("le serveur de courrier ne répond pas ({})", sent->away));
  }
  JobReport report{.partial = sent->refused > 0, .more = stop()};
  if (sent->sent > 0) {
    report.lines.push_back(text::plural(sent->sent, "message envoyé.", "messages envoyés."));
  }
  return report;
}

constexpr Job kJobs[] = {
    {.name = kPollJob,
     .title = "relève",
     .lane = Lane::network_in,
     .lock = "poll",
     .trusts_the_clock = false,
     .gives_way = false,
     .look = look_for_polls,
     .run = run_polls},
    {.name = kNewslettersJob,
     .title = "lettres reçues",
     .lane = Lane::network_in,
     .lock = "poll",
     .trusts_the_clock = false,
     .gives_way = false,
     .look = look_for_mails,
     .run = run_mails},
    {.name = "reminders",
     .title = "rappels de tour",
     .lane = Lane::mail_out,
     .lock = "notify",
     .trusts_the_clock = true,
     .gives_way = false,
     .look = look_for_reminders,
     .run = run_reminders},
    {.name = kDigestJob,
     .title = "bilans des sources",
     .lane = Lane::mail_out,
     .lock = "notify",
     .trusts_the_clock = true,
     .gives_way = false,
     .look = look_for_digests,
     .run = run_digests},
    {.name = "search_alerts",
     .title = "alertes de recherche",
     .lane = Lane::mail_out,
     .lock = "notify",
     .trusts_the_clock = true,
     .gives_way = false,
     .look = look_for_alerts,
     .run = run_alerts},
    {.name = "notifications",
     .title = "messages",
     .lane = Lane::mail_out,
     .lock = "notify",
     .trusts_the_clock = false,
     .gives_way = true,
     .look = look_for_notifications,
     .run = run_notifications},
    {.name = "letters",
     .title = "lettres",
     .lane = Lane::mail_out,
     .lock = "send",
     .trusts_the_clock = true,
     .gives_way = true,
     .look = look_for_letters,
     .run = run_letters},
    {.name = "troubles",
     .title = "alertes à qui exploite vigie",
     .lane = Lane::upkeep,
     .lock = "troubles",
     .trusts_the_clock = false,
     .gives_way = false,
     .look = look_for_troubles,
     .run = run_troubles},
    {.name = "panorama",
     .title = "panorama programmé",
     .lane = Lane::upkeep,
     .lock = "panorama",
     .trusts_the_clock = true,
     .gives_way = false,
     .look = look_for_editions,
     .run = run_editions},
    {.name = "issue_days",
     .title = "numéros à préparer",
     .lane = Lane::upkeep,
     .lock = "issue_days",
     .trusts_the_clock = true,
     .gives_way = false,
     .look = look_for_issue_days,
     .run = run_issue_days},
    {.name = kLetterNetJob,
     .title = "agendas et liens des lettres",
     .lane = Lane::network_in,
     .lock = "letters_net",
     .trusts_the_clock = false,
     .gives_way = false,
     .look = look_for_letter_net,
     .run = run_letter_net},
    {.name = kPublicLinksJob,
     .title = "liens du panorama",
     .lane = Lane::network_in,
     .lock = "public_links",
     .trusts_the_clock = true,
     .gives_way = false,
     .look = look_for_public_links,
     .run = run_public_links},
    {.name = kFollowersJob,
     .title = "panorama par courriel",
     .lane = Lane::mail_out,
     .lock = "notify",
     .trusts_the_clock = true,
     .gives_way = false,
     .look = look_for_followers,
     .run = run_followers},
    {.name = kGroupCalendarsJob,
     .title = "agendas des groupes",
     .lane = Lane::network_in,
     .lock = "group_calendars",
     .trusts_the_clock = false,
     .gives_way = false,
     .look = look_for_group_calendars,
     .run = run_group_calendars},
    {.name = kGroupDigestsJob,
     .title = "points avant les réunions de groupe",
     .lane = Lane::mail_out,
     .lock = "notify",
     .trusts_the_clock = true,
     .gives_way = false,
     .look = look_for_group_digests,
     .run = run_group_digests},
    {.name = "returns",
     .title = "courriers en retour",
     .lane = Lane::mail_out,
     .lock = "returns",
     .trusts_the_clock = false,
     .gives_way = true,
     .look = look_for_returns,
     .run = run_returns},
    {.name = kAudienceJob,
     .title = "audience",
     .lane = Lane::upkeep,
     .lock = "audience",
     .trusts_the_clock = true,
     .gives_way = false,
     .look = look_for_audience,
     .run = run_audience},
    {.name = "calibrations",
     .title = "mesures des piles",
     .lane = Lane::upkeep,
     .lock = "calibrations",
     .trusts_the_clock = true,
     .gives_way = false,
     .look = look_for_calibrations,
     .run = run_calibrations},
    {.name = kForgetJob,
     .title = "effacements",
     .lane = Lane::upkeep,
     .lock = "upkeep",
     .trusts_the_clock = true,
     .gives_way = false,
     .look = look_for_old,
     .run = run_forget},
    {.name = kIndexJob,
     .title = "index",
     .lane = Lane::upkeep,
     .lock = "upkeep",
     .trusts_the_clock = false,
     .gives_way = false,
     .look = look_for_index,
     .run = run_index},
};

}  // namespace

std::span<const Job> job_list() { return kJobs; }
std::span<const NotificationKind> notification_kinds() { return kKinds; }

}  // namespace vigie::app
