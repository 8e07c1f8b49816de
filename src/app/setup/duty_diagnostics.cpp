// SPDX-License-Identifier: EUPL-1.2
#include "app/setup/duty_diagnostics.hpp"

#include "base/files.hpp"
#include "base/format.hpp"
#include "rota/check_duty.hpp"
#include "rota/wording.hpp"

namespace vigie::app {
namespace {

constexpr std::size_t kRotaFileBytesMax = 4U << 20;

/// The line `2027-01-04 = …`; 0 where there is none.
int line_of(std::string_view text, Day week) {
  const std::string start = iso(week);
  int line = 0;
  while (!text.empty()) {
    ++line;
    const std::size_t end = std::min(text.find('\n'), text.size() - 1);
    std::string_view one = text.substr(0, end);
    one.remove_prefix(std::min(one.find_first_not_of(" \t\""), one.size()));
    if (one.starts_with(start)) return line;
    text.remove_prefix(end + 1);
  }
  return 0;
}

/// The others are mistakes of the file, told where they stand.
bool comes_of_absences(rota::FindingKind kind) {
  return kind == rota::FindingKind::nobody || kind == rota::FindingKind::taker_away ||
         kind == rota::FindingKind::holder_away || kind == rota::FindingKind::away_some_days;
}

/// Which days are off is not known where the file is read: of turns of a day, a missing line is
/// told here.
bool is_told(const rota::Finding& finding) {
  return comes_of_absences(finding.kind) ||
         (finding.days == kDayTurnDays && finding.kind == rota::FindingKind::no_turn);
}

}  // namespace

std::vector<config::Diagnostic> duty_diagnostics(const std::filesystem::path& file,
                                                 const Rota& rota) {
  std::vector<config::Diagnostic> diagnostics;
  std::string text;
  for (const rota::Finding& finding : rota::check_duty({.rota = rota, .from = rota.valid_from})) {
    if (!is_told(finding)) continue;
    if (text.empty()) text = read_file(file, kRotaFileBytesMax).value_or("");
    const auto quoted = [](const std::string& key) { return fmt::format("«\u00a0{}\u00a0»", key); };
    diagnostics.push_back(
        {.file = file.string(),
         .line = line_of(text, finding.week),
         .column = 1,
         .message = rota::finding_sentence(
             finding,
             (finding.days == kDayTurnDays ? "journée du " : "semaine du ") + iso(finding.week),
             quoted(finding.centre), quoted(finding.other)),
         .severity = config::Severity::warning});
  }
  return diagnostics;
}

}  // namespace vigie::app
