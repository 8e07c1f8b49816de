// SPDX-License-Identifier: EUPL-1.2
/// vigie letter draft | show | preview FILE | freeze | reopen | cancel --yes | send |
///              resend --uncertain | status
///
/// Shape   every verb works on one letter (the only one when none is named) and one issue: the one
///         of that number, else the only one of the month (this one when none is named).
#pragma once

#include <filesystem>
#include <string>

#include "cli/installation.hpp"

namespace vigie::cli {

struct LetterArguments {
  std::string letter;  ///< key; "" : the only one
  std::string month;   ///< "2026-11"; "" : this month
  int number = 0;      ///< 0: the only one of the month
  bool json = false;
  std::filesystem::path file;  ///< of preview
  bool archive = false;        ///< preview: the page without personal parts
  bool text = false;           ///< preview: the text part
  std::string who;             ///< status: names of those in this state
  bool uncertain = false;      ///< resend
  bool yes = false;            ///< cancel
  int year = 0;                ///< compendium
};

int run_letter_draft(const LetterArguments& arguments, Console& console,
                     const Installation& installation);
int run_letter_show(const LetterArguments& arguments, Console& console,
                    const Installation& installation);
int run_letter_preview(const LetterArguments& arguments, Console& console,
                       const Installation& installation);
int run_letter_freeze(const LetterArguments& arguments, Console& console,
                      const Installation& installation);
int run_letter_reopen(const LetterArguments& arguments, Console& console,
                      const Installation& installation);
int run_letter_cancel(const LetterArguments& arguments, Console& console,
                      const Installation& installation);
int run_letter_send(const LetterArguments& arguments, Console& console,
                    const Installation& installation);
int run_letter_resend(const LetterArguments& arguments, Console& console,
                      const Installation& installation);
/// Shrinks a picture and keeps it for the letter; tells the name that a block gives.
int run_letter_picture(const LetterArguments& arguments, Console& console,
                       const Installation& installation);
/// The year's initiatives as a page (.html), or printed (.pdf).
int run_letter_compendium(const LetterArguments& arguments, Console& console,
                          const Installation& installation);
int run_letter_status(const LetterArguments& arguments, Console& console,
                      const Installation& installation);

}  // namespace vigie::cli
