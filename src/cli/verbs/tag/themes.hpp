// SPDX-License-Identifier: EUPL-1.2
/// vigie themes test [FOLDER] | lint [--days N] | report [--last N]
///
/// Shape   test: the sentences of config/themes/*.txt against the vocabulary of themes.toml; a line
///         a sentence that came out wrong. lint: terms that found nothing in N days, and terms that
///         flood. report: a theme and centre a line, precision and recall of rules and of what was
///         learned, on the last decisions of the curators.
#pragma once

#include <filesystem>

#include "cli/installation.hpp"

namespace vigie::cli {

struct ThemesTestArguments {
  std::filesystem::path folder;  ///< empty: the folder beside themes.toml, of the same name
};
struct ThemesLintArguments {
  int days = 90;
};
struct ThemesReportArguments {
  int last = 500;
  bool json = false;
};

int run_themes_test(const ThemesTestArguments& arguments, Console& console,
                    const Installation& installation);
int run_themes_lint(const ThemesLintArguments& arguments, Console& console,
                    const Installation& installation);
int run_themes_report(const ThemesReportArguments& arguments, Console& console,
                      const Installation& installation);

}  // namespace vigie::cli
