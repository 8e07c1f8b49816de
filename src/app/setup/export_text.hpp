// SPDX-License-Identifier: EUPL-1.2
/// The present state as the text of each file that `apply` reads.
///
/// Shape   a file's text as it stands ("" where there is none) and what it says, beside what the
///         database says -> the text that says the latter: rows that say the same keep their
///         lines, comments stay. Nothing where the file is written in a way that rows cannot be
///         exchanged in: it is then made from an empty text.
/// Pure    yes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/setup/facts.hpp"

namespace vigie::app {

/// What the files say, and what the database does.
struct ExportSides {
  const Configuration& files;
  const Configuration& stored;
  Facts file_facts = facts_of(files);
  Facts stored_facts = facts_of(stored);

  bool same(std::string_view kind, const std::string& key) const;
};

std::optional<std::string> centres_text(const ExportSides& sides, std::string_view text);
std::optional<std::string> themes_text(const ExportSides& sides, std::string_view text);
std::optional<std::string> filters_text(const ExportSides& sides, std::string_view text);
std::optional<std::string> medias_text(const ExportSides& sides, std::string_view text);
std::optional<std::string> trackers_text(const ExportSides& sides, std::string_view text);
std::optional<std::string> rota_text(const ExportSides& sides, std::string_view text);
/// A centre's list of sources.
std::optional<std::string> feeds_text(const ExportSides& sides, const Centre& centre,
                                      std::string_view text);

/// The rota without the weeks that its file could not hold: those outside of its validity.
Rota within_validity(Rota rota);

}  // namespace vigie::app
