// SPDX-License-Identifier: EUPL-1.2
// letter send, resend and status: once the issue is fixed.
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <system_error>
#include <thread>

#include "app/jobs/clock_watch.hpp"
#include "app/jobs/work_lock.hpp"
#include "app/letter/send.hpp"
#include "base/clock.hpp"
#include "base/format.hpp"
#include "cli/json.hpp"
#include "cli/letter_words.hpp"
#include "cli/network.hpp"
#include "cli/service.hpp"
#include "cli/verbs/letter/letter.hpp"
#include "letter/wording.hpp"
#include "text/french.hpp"
#include "text/utf8.hpp"

namespace vigie::cli {
namespace fs = std::filesystem;
namespace {

constexpr int kSignalWaitMs = 100;

/// Listens for SIGTERM and SIGINT beside the work, and lets it end between two messages.
class StopWatch {
 public:
  StopWatch() : listener_([this] { listen(); }) {}
  ~StopWatch() {
    done_ = true;
    listener_.join();
  }
  StopWatch(const StopWatch&) = delete;
  StopWatch& operator=(const StopWatch&) = delete;

  bool stop_asked() const { return asked_; }

 private:
  void listen() {
    while (!done_ && !asked_) asked_ = signals_.wait(kSignalWaitMs) == Signal::stop;
  }

  StopSignals signals_;
  std::atomic<bool> asked_ = false;
  std::atomic<bool> done_ = false;
  std::thread listener_;
};

std::string hour_of(Instant at) {
  const auto local = local_time(at, kParis);
  return local ? fmt::format("{}\u00a0h\u00a0{:02}", local->hour, local->minute) : iso(at);
}

std::string sentence_of(const app::SendReport& report) {
  const std::string hour = report.next_at ? hour_of(*report.next_at) : "";
  switch (report.ending) {
    case app::SendEnding::finished:
      return "L’envoi est terminé.";
    case app::SendEnding::waiting:
      return fmt::format("Il reste des envois différés\u202f; prochain essai à {}.", hour);
    case app::SendEnding::limited:
      return fmt::format("Le nombre de messages permis est atteint\u202f; suite possible vers {}.",
                         hour);
    case app::SendEnding::held:
      return fmt::format(
          "Tout attend jusqu’à {}, puis reprend sans vous ({})\u202f; personne n’est mis en cause.",
          hour, report.reason);
    case app::SendEnding::paused:
      return fmt::format("L’envoi est suspendu\u00a0: {}.", report.reason);
    case app::SendEnding::stopped:
      return "L’envoi est arrêté à la demande\u202f; «\u00a0vigie letter send\u00a0» le reprend où "
             "il en est.";
  }
  return "";
}

const char* name_of_ending(app::SendEnding ending) {
  switch (ending) {
    case app::SendEnding::finished:
      return "finished";
    case app::SendEnding::waiting:
      return "waiting";
    case app::SendEnding::limited:
      return "limited";
    case app::SendEnding::held:
      return "held";
    case app::SendEnding::paused:
      return "paused";
    case app::SendEnding::stopped:
      return "stopped";
  }
  return "";
}

int tell_report(const app::SendReport& report, bool json, Console& console) {
  if (json) {
    Json out{{"ending", name_of_ending(report.ending)},
             {"deliveries", cli::json_of(report.counts)}};
    if (report.next_at) out.set("next_at", iso(*report.next_at));
    if (!report.reason.empty()) out.set("reason", report.reason);
    console.line(out.dump());
  } else {
    if (report.doubted > 0) {
      console.line(
          fmt::format("Un envoi précédent a été interrompu\u00a0: {}, sans réponse du "
                      "serveur\u202f; rien n’est renvoyé "
                      "sans votre accord (vigie letter status --who uncertain).",
                      text::plural(report.doubted, "message incertain", "messages incertains")));
    }
    console.line(sentence_of(report));
    tell_counts(report.counts, console);
  }
  return report.ending == app::SendEnding::finished ? kExitOk : kExitPartial;
}

/// A sending that failed had written what came of each message before: it is said what stands.
void tell_what_stands(LetterScene& scene, IssueId issue, Console& console) {
  store::Reader reader = scene.db.reader();
  const auto counts = store::delivery_counts(reader, issue);
  if (!counts) return;  // the error that follows says why
  console.line("L’envoi s’est arrêté. Ce qui est noté\u00a0:");
  tell_counts(*counts, console);
}

/// Messages as files need a folder; without it each one would be deferred, one by one.
bool has_outbox(const config::VigieConfig::Mail& mail) {
  if (mail.transport == "smtp") return true;
  std::error_code unknown;
  fs::create_directories(mail.outbox, unknown);
  return fs::is_directory(mail.outbox, unknown) && ::access(mail.outbox.c_str(), W_OK | X_OK) == 0;
}

int refuse_outbox(const fs::path& outbox, Console& console) {
  console.notice(
      fmt::format("vigie\u00a0: impossible d’écrire dans le dossier d’envoi {}. Rien n’est envoyé.",
                  outbox.string()));
  return kExitFailed;
}

std::string line_of(const store::DeliveryLine& line) {
  std::string out = fmt::format("  {}", shown_address(line.email));
  if (!line.answer.empty()) out += fmt::format(" — {}", text::one_line(line.answer));
  if (line.next_try_at) out += fmt::format(" (prochain essai à {})", hour_of(*line.next_try_at));
  return out;
}

Json json_of(const std::vector<store::DeliveryLine>& lines) {
  Json out = Json::array();
  for (const auto& line : lines) {
    Json each{{"email", line.email},
              {"name", line.name},
              {"code", line.code},
              {"answer", line.answer},
              {"message_id", line.message_id}};
    if (line.next_try_at) each.set("next_try_at", iso(*line.next_try_at));
    out.push(each);
  }
  return out;
}

}  // namespace

int run_letter_send(const LetterArguments& arguments, Console& console,
                    const Installation& installation) {
  const auto& mail = installation.config.mail;
  if (!has_outbox(mail)) return refuse_outbox(mail.outbox, console);
  auto scene = letter_scene(arguments, installation);
  if (!scene) return console.report(scene.error());
  const auto row = issue_row(*scene);
  if (!row) return console.report(row.error());
  if (row->state != IssueState::sent && !letter::after(row->state, letter::IssueAction::send)) {
    refuse({letter::IssueRefusal::Why::not_from_here, letter::IssueAction::send, row->state,
            row->number},
           console);
    return kExitUsage;
  }
  const SystemClock clock;
  const auto lock =
      app::WorkLock::take(installation.config.database, "send", "letter send", clock.now());
  if (!lock) return console.report(lock.error());
  const auto doubted = app::doubt_plans(scene->db, clock.now());
  if (!doubted) return console.report(doubted.error());
  if (!doubted->empty()) console.notice(*doubted);
  auto mailer = make_mailer(installation.config);
  if (!mailer) return console.report(mailer.error());
  const StopWatch watch;
  app::SendHooks hooks;
  hooks.stop = [&] { return watch.stop_asked(); };
  hooks.progress = [&](std::int64_t done, std::int64_t total) {
    console.progress("Envoi", done, total);
  };
  const auto report =
      app::send_issue(scene->db, installation.config, **mailer, clock, row->id, hooks);
  console.end_progress();
  if (!report) {
    tell_what_stands(*scene, row->id, console);
    return console.report(report.error());
  }
  return tell_report(*report, arguments.json, console);
}

int run_letter_resend(const LetterArguments& arguments, Console& console,
                      const Installation& installation) {
  auto scene = letter_scene(arguments, installation);
  if (!scene) return console.report(scene.error());
  const auto row = issue_row(*scene);
  if (!row) return console.report(row.error());
  const Instant now = SystemClock().now();
  const auto lock = app::WorkLock::take(installation.config.database, "send", "letter resend", now);
  if (!lock) return console.report(lock.error());
  const auto count = app::resend_uncertain(scene->db, row->id, now);
  if (!count) return console.report(count.error());
  if (*count == 0) {
    console.line("Aucun message incertain\u00a0: rien à renvoyer.");
    return kExitOk;
  }
  console.line(
      fmt::format("{} à renvoyer, sous le même numéro de message\u00a0: vigie letter send.",
                  text::plural(*count, "message incertain", "messages incertains")));
  return kExitOk;
}

int run_letter_status(const LetterArguments& arguments, Console& console,
                      const Installation& installation) {
  auto scene = letter_scene(arguments, installation);
  if (!scene) return console.report(scene.error());
  const auto row = issue_row(*scene);
  if (!row) return console.report(row.error());
  store::Reader reader = scene->db.reader();
  const auto counts = store::delivery_counts(reader, row->id);
  if (!counts) return console.report(counts.error());
  std::vector<store::DeliveryLine> lines;
  if (!arguments.who.empty()) {
    const auto state = store::delivery_state_named(arguments.who);
    if (!state) return console.report({Code::invalid_input, "--who " + arguments.who});
    auto found = store::deliveries(reader, row->id, *state);
    if (!found) return console.report(found.error());
    lines = std::move(*found);
  }
  if (arguments.json) {
    Json out = cli::json_of(*row);
    out.set("deliveries", cli::json_of(*counts));
    if (!arguments.who.empty()) out.set(arguments.who, json_of(lines));
    console.line(out.dump());
    return kExitOk;
  }
  console.line(headline(*row));
  if (!row->pause_reason.empty()) console.line(row->pause_reason);
  tell_counts(*counts, console);
  for (const auto& line : lines) console.line(line_of(line));
  return kExitOk;
}

}  // namespace vigie::cli
