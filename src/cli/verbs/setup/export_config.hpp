// SPDX-License-Identifier: EUPL-1.2
/// vigie export config DOSSIER [--force]
///
/// Shape   the folder written, then what could not be kept of the files (comments, weeks outside of
///         the rota's validity) and how to read it again. Exit 4 where `apply` would find something
///         to say of it, 2 where the folder holds something already.
#pragma once

#include <filesystem>

#include "cli/installation.hpp"

namespace vigie::cli {

struct ExportConfigArguments {
  std::filesystem::path folder;
  bool force = false;
};

int run_export_config(const ExportConfigArguments& arguments, Console& console,
                      const Installation& installation);

}  // namespace vigie::cli
