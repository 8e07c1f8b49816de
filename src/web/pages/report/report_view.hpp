// SPDX-License-Identifier: EUPL-1.2
/// What the page of a yearly report shows.
///
/// Pure    yes.
#pragma once

#include "app/exports/report.hpp"
#include "render/view.hpp"

namespace vigie::web {

/// What somebody is entering, given back where it was refused.
struct ReportForm {
  app::ReportEntry entry;
  std::string refusal;  ///< "" while nothing was refused
};

render::View report_view(const app::YearlyReport& report, std::string_view centre_key,
                         const ReportForm& form, bool may_enter);

}  // namespace vigie::web
