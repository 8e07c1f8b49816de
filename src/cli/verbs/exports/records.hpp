// SPDX-License-Identifier: EUPL-1.2
/// vigie export records --format ris --month 2026-11
///
/// Shape   one selection of the panorama, of a centre's kept list or of a search -> one file, on
///         standard output or where `--out` says. Twice the same selection, twice the same bytes.
#pragma once

#include <filesystem>

#include "cli/installation.hpp"

namespace vigie::cli {

struct RecordsArguments {
  std::string format = "ris";
  std::string dialect = "zotero";
  bool latin1 = false;
  std::string item, days, theme, territory, media, kept, search;
  int limit = 5'000;
  std::filesystem::path out;
};

int run_export_records(const RecordsArguments& arguments, Console& console,
                       const Installation& installation);

}  // namespace vigie::cli
