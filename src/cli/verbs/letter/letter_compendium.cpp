// SPDX-License-Identifier: EUPL-1.2
// letter compendium YEAR FILE: the initiatives of a year as one document,
// HTML, or PDF where the file is so named.
#include <fstream>

#include "app/jobs/make_pdf.hpp"
#include "app/letter/compendium.hpp"
#include "base/format.hpp"
#include "cli/letter_words.hpp"
#include "text/french.hpp"

namespace vigie::cli {

namespace {

struct Book {
  std::string bytes;
  int experiences = 0;
};
Result<Book> book_of(store::Reader& reader, const config::VigieConfig& config,
                     const app::LetterFiles& kit, const LetterArguments& arguments) {
  auto sheet = app::compendium_sheet(reader, config, kit, arguments.year);
  if (!sheet) return fail(sheet.error());
  if (arguments.file.extension() == ".pdf") {
    std::vector<app::PdfFile> pictures;
    for (const auto& each : sheet->pictures) pictures.push_back({each.name, each.bytes});
    auto pdf = app::make_pdf(sheet->html, pictures);
    if (!pdf) return fail(pdf.error());
    return Book{std::move(pdf->bytes), sheet->experiences};
  }
  auto html = app::compendium_of(reader, config, kit, arguments.year);
  if (!html) return fail(html.error());
  return Book{std::move(*html), sheet->experiences};
}

}  // namespace

int run_letter_compendium(const LetterArguments& arguments, Console& console,
                          const Installation& installation) {
  auto scene = letter_scene(arguments, installation);
  if (!scene) return console.report(scene.error());
  const auto kit = letter_files(*scene, console, installation);
  if (!kit) return console.report(kit.error());
  store::Reader reader = scene->db.reader();
  const auto book = book_of(reader, installation.config, *kit, arguments);
  if (!book) return console.report(book.error());
  std::ofstream out(arguments.file, std::ios::binary);
  out << book->bytes;
  if (!out.flush()) {
    return console.report({Code::invalid_input, arguments.file.string(),
                           fmt::format("{} ne peut pas s’écrire", arguments.file.string())});
  }
  console.line(fmt::format("Recueil {} écrit\u00a0: {} ({}).", arguments.year,
                           arguments.file.string(),
                           text::plural(book->experiences, "fiche", "fiches")));
  return kExitOk;
}

}  // namespace vigie::cli
