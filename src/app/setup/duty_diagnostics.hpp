// SPDX-License-Identifier: EUPL-1.2
/// What the rota's file would lead to: who is away in a week of theirs, and who does it instead.
///
/// Shape   the findings of rota/check_duty as warnings, each at the line of the week in the plan.
/// Errors  none: a file that cannot be read was told already.
#pragma once

#include <filesystem>
#include <vector>

#include "config/diagnostic.hpp"
#include "model/rota.hpp"

namespace vigie::app {

std::vector<config::Diagnostic> duty_diagnostics(const std::filesystem::path& file,
                                                 const Rota& rota);

}  // namespace vigie::app
