// SPDX-License-Identifier: EUPL-1.2
/// centres.toml: the centres of the network, their other spellings, territory, zone and days off.
///
/// Shape   one `[centre.<key>]` each, in the order of the file.
/// Errors  as diagnostics: a key that is no key, a name missing, a zone or a calendar unknown, a
///         territory code of no known form, one spelling for two centres.
#pragma once

#include <filesystem>
#include <vector>

#include "config/diagnostic.hpp"
#include "config/toml_reader.hpp"
#include "model/centre.hpp"

namespace vigie::config {

Loaded<Centres> load_centres(const std::filesystem::path& file);

/// Notes "centre inconnu « orvi » ; vouliez-vous dire « oriv » ?" and answers false, or true. Where
/// no centre is known (centres.toml could not be read, which is told) nothing is checked.
bool expect_centre(const Centres& centres, const Placed<std::string>& key, Notebook& notes);

/// "93", "2A", "972" (départements) or "R32" (régions).
bool is_territory_code(std::string_view code);

}  // namespace vigie::config
