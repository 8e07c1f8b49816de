// SPDX-License-Identifier: EUPL-1.2
/// What will go wrong with the duty, as sentences: for `rota check`, for pages and mails.
///
/// Shape   the findings of rota/check_duty on what is stored, requests without answer with them.
/// Errors  storage.
#pragma once

#include <string>
#include <vector>

#include "app/rota/centre_names.hpp"
#include "rota/check_duty.hpp"

namespace vigie::app {

struct DutyWarning {
  rota::Finding finding;
  std::string sentence;
};

Result<std::vector<DutyWarning>> duty_warnings(store::Reader& reader, Day from);
/// As a mail and a page say it.
std::string sentence_of(const rota::Finding& finding, const CentreNames& names);

}  // namespace vigie::app
