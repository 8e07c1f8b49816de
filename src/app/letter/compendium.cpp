// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/compendium.hpp"

#include <algorithm>

#include "app/letter/pictures.hpp"
#include "base/format.hpp"
#include "letter/wording.hpp"
#include "store/letter/block_repo.hpp"

namespace vigie::app {

Result<std::vector<letter::Experience>> read_experiences(store::Reader& reader,
                                                         const LetterPlan& plan, int year) {
  const auto issues = store::public_issues(reader, plan.key);
  if (!issues) return fail(issues.error());
  const auto sections = letter::initiative_sections(plan);
  const std::string start = fmt::format("{}-", year);
  std::vector<letter::Experience> experiences;
  for (auto row = issues->rbegin(); row != issues->rend(); ++row) {
    if (!row->month.starts_with(start)) continue;
    auto blocks = store::blocks_of(reader, row->id);
    if (!blocks) return fail(blocks.error());
    for (Block& block : *blocks) {
      if (std::ranges::find(sections, block.section) == sections.end()) continue;
      if (experiences.size() >= kCompendiumMax) return experiences;
      experiences.push_back({row->number, letter::month_label(row->month), std::move(block)});
    }
  }
  return experiences;
}

Result<std::string> compendium_of(store::Reader& reader, const config::VigieConfig& config,
                                  const LetterFiles& files, int year) {
  const auto experiences = read_experiences(reader, files.plan, year);
  if (!experiences) return fail(experiences.error());
  const auto addresses = letter::addresses_of(config.web.public_url, files.plan.key, 0);
  const std::string pdf = fmt::format("{}/recueil/{}/recueil.pdf", addresses.all_issues, year);
  return letter::render_compendium(files.templates, files.plan, year, *experiences, addresses, pdf);
}

Result<CompendiumSheet> compendium_sheet(store::Reader& reader, const config::VigieConfig& config,
                                         const LetterFiles& files, int year) {
  const auto experiences = read_experiences(reader, files.plan, year);
  if (!experiences) return fail(experiences.error());
  CompendiumSheet sheet;
  sheet.experiences = static_cast<int>(experiences->size());
  auto addresses = letter::addresses_of(config.web.public_url, files.plan.key, 0);
  addresses.pictures = "vigie:";
  auto html =
      letter::render_compendium(files.templates, files.plan, year, *experiences, addresses, "");
  if (!html) return fail(html.error());
  sheet.html = std::move(*html);
  for (const letter::Experience& each : *experiences) {
    const std::string& name = each.block.picture.url;
    if (name.empty() ||
        std::ranges::find(sheet.pictures, name, &SheetPicture::name) != sheet.pictures.end()) {
      continue;
    }
    auto bytes = bytes_of_picture(reader, config.newsletter / files.plan.key / "images",
                                  files.plan.key, name);
    if (!bytes) return fail(bytes.error());
    if (*bytes) sheet.pictures.push_back({name, std::move(**bytes)});
  }
  return sheet;
}

}  // namespace vigie::app
