// SPDX-License-Identifier: EUPL-1.2
/// The initiatives that a letter told in a year, read from the issues that left.
///
/// Shape   one page of HTML, for the browser with the addresses of its pictures, or to be printed
///         with the pictures beside it: those of the letter, and no other.
/// Errors  storage; those of rendering.
#pragma once

#include "app/letter/letter_files.hpp"
#include "letter/compendium.hpp"

namespace vigie::app {

inline constexpr int kCompendiumMax = 100;

/// Of public issues of that year, in their order.
Result<std::vector<letter::Experience>> read_experiences(store::Reader& reader,
                                                         const LetterPlan& plan, int year);

struct SheetPicture {
  std::string name;
  std::string bytes;
};
/// What a PDF is made of (jobs/make_pdf.hpp).
struct CompendiumSheet {
  std::string html;  ///< names the pictures as "vigie:/<name>"
  std::vector<SheetPicture> pictures;
  int experiences = 0;
};
Result<CompendiumSheet> compendium_sheet(store::Reader& reader, const config::VigieConfig& config,
                                         const LetterFiles& files, int year);

/// The whole document.
Result<std::string> compendium_of(store::Reader& reader, const config::VigieConfig& config,
                                  const LetterFiles& files, int year);

}  // namespace vigie::app
