// SPDX-License-Identifier: EUPL-1.2
#include "app/rota/duty_check.hpp"

#include "rota/wording.hpp"
#include "store/rota/override_repo.hpp"
#include "store/rota/rota_repo.hpp"
#include "text/french.hpp"
#include "text/moment.hpp"

namespace vigie::app {

std::string sentence_of(const rota::Finding& finding, const CentreNames& names) {
  std::string turn = text::sentence(text::turn_label(finding.week, finding.days));
  turn.pop_back();  // its full stop: the sentence goes on
  return rota::finding_sentence(finding, turn, names.of(finding.centre), names.of(finding.other));
}

Result<std::vector<DutyWarning>> duty_warnings(store::Reader& reader, Day from) {
  const auto rota = store::load_rota(reader);
  if (!rota) return fail(rota.error());
  const auto requests = store::open_requests(reader);
  if (!requests) return fail(requests.error());
  const auto names = CentreNames::read(reader);
  if (!names) return fail(names.error());
  rota::CheckRequest check{.rota = *rota, .from = from};
  for (const store::DutyRequestRow& row : *requests) check.asked.push_back({row.week, row.centre});
  std::vector<DutyWarning> warnings;
  for (rota::Finding& finding : rota::check_duty(check)) {
    std::string sentence = sentence_of(finding, *names);
    warnings.push_back({std::move(finding), std::move(sentence)});
  }
  return warnings;
}

}  // namespace vigie::app
