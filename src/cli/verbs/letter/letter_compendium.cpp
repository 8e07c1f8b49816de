// SPDX-License-Identifier: EUPL-1.2
// letter compendium YEAR FILE: the initiatives of a year as one document.
#include <fstream>

#include "app/letter/compendium.hpp"
#include "base/format.hpp"
#include "cli/letter_words.hpp"
#include "text/french.hpp"

namespace vigie::cli {

int run_letter_compendium(const LetterArguments& arguments, Console& console,
                          const Installation& installation) {
  auto scene = letter_scene(arguments, installation);
  if (!scene) return console.report(scene.error());
  const auto kit = letter_files(*scene, console, installation);
  if (!kit) return console.report(kit.error());
  store::Reader reader = scene->db.reader();
  const auto experiences = app::read_experiences(reader, kit->plan, arguments.year);
  if (!experiences) return console.report(experiences.error());
  const auto html = app::compendium_of(reader, installation.config, *kit, arguments.year);
  if (!html) return console.report(html.error());
  std::ofstream out(arguments.file, std::ios::binary);
  out << *html;
  if (!out.flush()) {
    return console.report({Code::invalid_input, arguments.file.string(),
                           fmt::format("{} ne peut pas s’écrire", arguments.file.string())});
  }
  console.line(fmt::format("Recueil {} écrit\u00a0: {} ({}).", arguments.year,
                           arguments.file.string(),
                           text::plural(static_cast<int>(experiences->size()), "fiche", "fiches")));
  return kExitOk;
}

}  // namespace vigie::cli
