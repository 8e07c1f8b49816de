// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/panorama/takedown.hpp"

#include "app/letter/leave_letters.hpp"
#include "app/panorama/takedown.hpp"
#include "base/clock.hpp"
#include "base/format.hpp"
#include "text/french.hpp"

namespace vigie::cli {

int run_panorama_takedown(const TakedownArguments& arguments, Console& console,
                          const Installation& installation) {
  auto db = open_database(installation);
  if (!db) return console.report(db.error());
  const auto taken = app::take_down(*db, {arguments.address, arguments.asked_by}, {},
                                    app::leave_letters, SystemClock().now());
  if (!taken) return console.report(taken.error());
  console.line(fmt::format(
      "«\u00a0{}\u00a0»\u00a0: {}, {}. Son extrait est effacé et ne sera plus "
      "montré.",
      taken->title,
      text::plural(taken->items, "article retiré du panorama", "articles retirés du panorama"),
      text::plural(taken->letters.struck, "place retirée des lettres en préparation",
                   "places retirées des lettres en préparation")));
  for (const app::LetterThatLeft& issue : taken->letters.sent) {
    console.line(
        fmt::format("Déjà partie avec lui\u00a0: {}, n°\u00a0{}. Un erratum est "
                    "proposé au prochain numéro.",
                    issue.letter, issue.number));
  }
  return kExitOk;
}

}  // namespace vigie::cli
