// SPDX-License-Identifier: EUPL-1.2
/// rota.toml: shares, the order of panorama duty, exceptions, and the frozen plan.
///
/// Shape   readable rules, one line a week of plan, exceptions layered on it: nothing here moves by
///         itself. A week is named by its Monday. The smallest file is `valable` and an order.
/// Errors  as diagnostics with their line: what cannot be acted is an error, what is odd but
///         workable (a swap that nobody accepted) a warning.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "config/diagnostic.hpp"
#include "model/centre.hpp"
#include "model/rota.hpp"

namespace vigie::config {

/// `theme_codes` are those of themes.toml; when empty, themes are not checked.
Loaded<Rota> load_rota(const std::filesystem::path& file, const Centres& centres,
                       const std::vector<std::string>& theme_codes = {});

}  // namespace vigie::config
