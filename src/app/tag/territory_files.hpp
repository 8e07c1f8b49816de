// SPDX-License-Identifier: EUPL-1.2
/// config/territories: the files of places, joined into one text for the gazetteer, and checked.
///
/// Shape   a folder with france.tsv and, where it is there, epci.tsv. `read_territories` joins them
///         and `more`, lines of the same form; `check_territories` says what of them cannot be
///         used.
/// Errors  invalid_input, whose detail is the diagnostic of the file, as people read it.
/// Source  config/territories/README.md
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "config/diagnostic.hpp"

namespace vigie::app {

/// Régions, départements and communes first: what lies in them follows. `more` alone where `folder`
/// is empty.
Result<std::string> read_territories(const std::filesystem::path& folder, const std::string& more);

/// The mistake as an error, told as it stands.
Failure told(const config::Diagnostic& mistake);

/// At most one mistake a file: a line that is none hides those that follow from it.
std::vector<config::Diagnostic> check_territories(const std::filesystem::path& folder);

}  // namespace vigie::app
