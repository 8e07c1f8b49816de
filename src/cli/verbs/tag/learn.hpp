// SPDX-License-Identifier: EUPL-1.2
/// vigie learn [--from FILE.tsv [--split S]] [--model M]
///
/// Shape   without --from, what the curators decided; without --model, the model goes into the
///         database, where the next poll finds it. Tells in French what was learned from how many
///         examples, and how it did on those held back.
#pragma once

#include <filesystem>
#include <string>

#include "cli/installation.hpp"
#include "tag/theme_tagger.hpp"

namespace vigie::cli {

struct LearnArguments {
  std::filesystem::path from;
  std::string split;
  std::filesystem::path model;
  bool json = false;
};

int run_learn(const LearnArguments& arguments, Console& console, const Installation& installation);

/// The rules of the configuration files, as they hold today.
Result<tag::ThemeTagger> themes_of_files(Console& console, const Installation& installation);

}  // namespace vigie::cli
