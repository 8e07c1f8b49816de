// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/run/doctor.hpp"

#include <sys/stat.h>
#include <sys/timex.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <vector>

#include "app/job_list.hpp"
#include "app/jobs/status.hpp"
#include "app/setup/sources.hpp"
#include "base/clock.hpp"
#include "base/format.hpp"
#include "cli/json.hpp"
#include "cli/network.hpp"
#include "jobs/checkup.hpp"
#include "model/poll.hpp"
#include "net/reach.hpp"
#include "store/source/poll_repo.hpp"
#include "store/sql/migrate.hpp"
#include "store/upkeep/notification_repo.hpp"
#include "text/french.hpp"

namespace vigie::cli {
namespace fs = std::filesystem;
namespace {

using jobs::Check;
using jobs::Verdict;

/// Something that keeps vigie from being read at all.
Check broken(std::string_view name, std::string_view title, const Error& error) {
  return {.name = name,
          .title = title,
          .verdict = Verdict::wrong,
          .sentence = text::sentence(error.sentence.empty() ? error.detail : error.sentence),
          .remedy = {}};
}

std::optional<std::int64_t> free_bytes(const fs::path& file) {
  std::error_code unknown;
  const auto space =
      fs::space(file.has_parent_path() ? file.parent_path() : fs::path("."), unknown);
  if (unknown) return std::nullopt;
  return static_cast<std::int64_t>(space.available);
}

std::int64_t bytes_of(const fs::path& file) {
  std::error_code unknown;
  const auto size = fs::file_size(file, unknown);
  return unknown ? 0 : static_cast<std::int64_t>(size);
}

Check rights_of(const fs::path& file) {
  struct stat facts {};
  const bool known = ::stat(file.c_str(), &facts) == 0;
  return jobs::check_rights({.path = file.string(),
                             .others_read = known && (facts.st_mode & (S_IRGRP | S_IROTH)) != 0,
                             .we_write = ::access(file.c_str(), W_OK) == 0});
}

/// When the newest file there was written.
std::optional<Instant> newest_in(const fs::path& folder) {
  std::optional<Instant> newest;
  std::error_code unknown;
  for (const auto& entry : fs::directory_iterator(folder, unknown)) {
    struct stat facts {};
    if (::stat(entry.path().c_str(), &facts) != 0 || !S_ISREG(facts.st_mode)) continue;
    const Instant written{facts.st_mtime};
    if (!newest || written > *newest) newest = written;
  }
  return newest;
}

Check clock_of(const app::Status& status) {
  struct timex facts {};
  const int state = ::adjtimex(&facts);
  const std::string jump = status.jump ? jobs::sentence_of(*status.jump) : std::string();
  return jobs::check_clock(jump, state >= 0, state >= 0 && (facts.status & STA_UNSYNC) == 0);
}

Check service_of(const app::Status& status) {
  Check check{.name = "service", .title = "service", .sentence = {}, .remedy = {}};
  std::string all;
  for (const auto& [key, trouble] : status.troubles) {
    all += (all.empty() ? "" : " ") + text::sentence(trouble);
  }
  if (all.empty()) {
    check.sentence = "Les tâches se font à leur heure.";
  } else {
    check.verdict = Verdict::wrong;
    check.sentence = std::move(all);
    check.remedy = "Le détail\u00a0: vigie status, journalctl -u vigie";
  }
  return check;
}

Check relay_of(const config::VigieConfig::Mail& mail) {
  jobs::RelaySeen seen{.is_outbox = mail.transport != "smtp",
                       .place = mail.transport == "smtp" ? mail.smtp_url : mail.outbox.string(),
                       .trouble = {}};
  if (!seen.is_outbox) {
    const auto server = smtp_server(mail);
    if (!server) return broken("relay", "courriel", server.error());
    const auto reached = net::reach(*server);
    if (!reached) seen.trouble = reached.error().detail;
  }
  return jobs::check_relay(seen);
}

Result<Check> sources_of(store::Reader& reader, Instant now) {
  const auto statuses = app::source_statuses(reader, "", now);
  if (!statuses) return fail(statuses.error());
  const auto certificates = store::sources_in_trouble(reader, name_of(Trouble::no_tls));
  if (!certificates) return fail(certificates.error());
  return jobs::check_sources(
      {.all = static_cast<std::int64_t>(statuses->size()),
       .failing = std::ranges::count_if(*statuses, &app::SourceStatus::needs_a_look),
       .certificates = *certificates});
}

Result<std::vector<Check>> checks_of_base(store::Database& db, Instant now) {
  auto reader = db.reader();
  const auto status = app::read_status(reader, app::job_list(), now);
  if (!status) return fail(status.error());
  const auto queue = store::notification_queue(reader);
  if (!queue) return fail(queue.error());
  const auto sources = sources_of(reader, now);
  if (!sources) return fail(sources.error());
  return std::vector<Check>{clock_of(*status), service_of(*status), *sources,
                            jobs::check_queue({queue->waiting, queue->next_try_at}, now)};
}

std::vector<Check> examine(const Installation& installation, Instant now) {
  const fs::path& file = installation.config.database;
  const fs::path backups = file.parent_path() / "backups";
  std::vector<Check> checks;
  auto db = open_database(installation, store::Mode::read_only);
  if (db) {
    checks.push_back(
        {.name = "base",
         .title = "base",
         .sentence = fmt::format("{}, schéma {}.", file.string(), store::newest_version()),
         .remedy = {}});
    checks.push_back(rights_of(file));
    auto read = checks_of_base(*db, now);
    if (read) {
      checks.insert(checks.end(), read->begin(), read->end());
    } else {
      checks.push_back(broken("base", "base", read.error()));
    }
  } else {
    checks.push_back(broken("base", "base", db.error()));
  }
  checks.push_back(jobs::check_disk(free_bytes(file), bytes_of(file)));
  checks.push_back(jobs::check_backup(newest_in(backups), backups.string(), now));
  checks.push_back(relay_of(installation.config.mail));
  return checks;
}

int exit_code_of(const std::vector<Check>& checks) {
  Verdict worst = Verdict::fine;
  for (const Check& check : checks) worst = std::max(worst, check.verdict);
  if (worst == Verdict::wrong) return kExitFailed;
  return worst == Verdict::look ? kExitPartial : kExitOk;
}

void tell(const std::vector<Check>& checks, const DoctorArguments& arguments, Console& console) {
  console.line(fmt::format("vigie {}, SQLite {}, libcurl {}", arguments.version,
                           store::sqlite_version(), net::curl_version_words()));
  for (const Check& check : checks) {
    console.line(
        fmt::format("{}\u00a0: {}. {}", check.title, jobs::word_of(check.verdict), check.sentence));
    if (!check.remedy.empty()) console.line("  → " + check.remedy);
  }
}

}  // namespace

int run_doctor(const DoctorArguments& arguments, Console& console,
               const Installation& installation) {
  const Instant now = SystemClock().now();
  const std::vector<Check> checks = examine(installation, now);
  const int code = exit_code_of(checks);
  if (!arguments.json) {
    tell(checks, arguments, console);
    return code;
  }
  Json list = Json::array();
  for (const Check& check : checks) {
    list.push({{"name", check.name},
               {"verdict", jobs::name_of(check.verdict)},
               {"sentence", check.sentence},
               {"remedy", check.remedy}});
  }
  Json out{{"ok", code == kExitOk}, {"version", arguments.version}, {"now", iso(now)}};
  out.set("checks", list);
  console.line(out.pretty());
  return code;
}

}  // namespace vigie::cli
