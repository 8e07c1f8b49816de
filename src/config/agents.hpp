// SPDX-License-Identifier: EUPL-1.2
/// audience.toml: who is a robot, which sites are search engines, social networks, mail readers.
///
/// Shape   `robots`, `moteurs`, `reseaux_sociaux`, `messageries`: lists of words, small letters.
/// Errors  as diagnostics. A file that is not there holds nothing.
/// Source  docs/OPERATIONS.md
#pragma once

#include <filesystem>

#include "config/diagnostic.hpp"
#include "model/audience.hpp"

namespace vigie::config {

Loaded<AgentLists> load_agents(const std::filesystem::path& file);

}  // namespace vigie::config
