// SPDX-License-Identifier: EUPL-1.2
/// Where the files of an export lie.
///
/// Shape   relative paths of vigie.toml keep their meaning: as many folders are made above it as
///         they climb. A file that it names by its whole path comes beside it, and its line says
///         so.
/// Pure    yes.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "config/vigie_config.hpp"

namespace vigie::app {

struct ExportLayout {
  std::filesystem::path vigie;  ///< below the folder of the export, as all others
  std::filesystem::path centres, themes, rota, filters, medias, trackers;
  std::filesystem::path feeds, territories, newsletter;  ///< folders
  std::string vigie_text;
};

/// `config_file` is absolute; `text` is what it says.
ExportLayout export_layout(const std::filesystem::path& config_file, std::string_view text);

}  // namespace vigie::app
