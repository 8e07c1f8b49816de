// SPDX-License-Identifier: EUPL-1.2
/// vigie feed import FILE --centre KEY [--plan]      vigie feed export --centre KEY
///
/// Shape   see app/feed_files.hpp. Importing tells each line that was left out, with its place, and
///         what to run next; exporting writes OPML to standard output.
#pragma once

#include <filesystem>
#include <string>

#include "cli/console.hpp"
#include "cli/installation.hpp"

namespace vigie::cli {

struct FeedFileArguments {
  std::filesystem::path file;
  std::string centre;
  bool plan = false;
};

int run_feed_import(const FeedFileArguments& arguments, Console& console,
                    const Installation& installation);
int run_feed_export(const FeedFileArguments& arguments, Console& console,
                    const Installation& installation);

}  // namespace vigie::cli
