// SPDX-License-Identifier: EUPL-1.2
#include "app/readers/returns_job.hpp"

#include <filesystem>

#include "app/readers/returns.hpp"
#include "text/french.hpp"

namespace vigie::app {

Result<Outlook> look_for_returns(store::Reader&, const config::VigieConfig& config, Instant) {
  Outlook outlook;
  std::error_code trouble;
  const auto incoming = config.mail.returns / "new";
  if (config.mail.returns.empty() || !std::filesystem::is_directory(incoming, trouble)) {
    return outlook;
  }
  outlook.due = std::filesystem::directory_iterator(incoming, trouble) !=
                std::filesystem::directory_iterator();
  return outlook;
}

Result<JobReport> run_returns(JobPorts& ports, const Stop& stop) {
  const auto taken = take_returns(ports.db, ports.config, ports.clock.now());
  if (!taken) return fail(taken.error());
  JobReport report{.partial = false, .more = taken->more && !stop()};
  if (taken->read > 0) {
    report.lines.push_back(
        text::plural(taken->read, "courrier en retour lu.", "courriers en retour lus."));
  }
  return report;
}

}  // namespace vigie::app
