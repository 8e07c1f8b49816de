// SPDX-License-Identifier: EUPL-1.2
#include "config/letter.hpp"

#include <algorithm>
#include <map>

#include "base/format.hpp"
#include "config/centres.hpp"
#include "config/letter_colours.hpp"
#include "config/letter_rhythm.hpp"
#include "config/toml_reader.hpp"
#include "text/utf8.hpp"

namespace vigie::config {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSubject = "N° {numero}\u00a0: {titre}";
constexpr std::string_view kPreheader = "Au sommaire\u00a0: {titres}";

const std::vector<std::pair<std::string, BlockSource>>& sources() {
  static const std::vector<std::pair<std::string, BlockSource>> kSources{
      {"textes", BlockSource::texts},
      {"panorama", BlockSource::panorama},
      {"territoire", BlockSource::territory},
      {"ecoutes", BlockSource::listening}};
  return kSources;
}

std::vector<BlockSource> read_block_sources(TableReader& table) {
  std::vector<BlockSource> block_sources;
  for (const auto& given : table.placed_texts("sources")) {
    const auto found =
        std::ranges::find(sources(), given.value, &std::pair<std::string, BlockSource>::first);
    if (found == sources().end()) {
      table.notes().error(
          given.line, given.column,
          fmt::format("«\u00a0{}\u00a0» n’est pas une source\u00a0: écrire textes, panorama, "
                      "territoire ou ecoutes.",
                      given.value));
      continue;
    }
    block_sources.push_back(found->second);
  }
  if (block_sources.empty()) {
    table.notes().error(table.node(),
                        "Il manque «\u00a0sources\u00a0»\u00a0: d’où vient cette rubrique\u202f?");
  }
  return block_sources;
}

SectionShape read_shape(TableReader& table) {
  static const std::vector<std::pair<std::string_view, SectionShape>> kShapes{
      {"articles", SectionShape::items},
      {"une", SectionShape::lead},
      {"agenda", SectionShape::agenda},
      {"initiative", SectionShape::initiative},
      {"ressources", SectionShape::resources}};
  const std::string given = table.text("forme", "articles");
  for (const auto& [name, shape] : kShapes) {
    if (given == name) return shape;
  }
  table.notes().error(table.node(),
                      fmt::format("«\u00a0{}\u00a0» n’est pas une forme\u00a0: écrire articles, "
                                  "une, agenda, initiative ou ressources.",
                                  given));
  return SectionShape::items;
}

SectionPlan read_section(TableReader table) {
  SectionPlan section;
  section.key = table.required_text("cle");
  section.title = table.text("titre");
  section.shape = read_shape(table);
  section.one = table.text("un");
  section.block_sources = read_block_sources(table);
  section.minimum = static_cast<int>(table.integer("minimum", 0, 0, kSectionBlocksMax));
  section.maximum = static_cast<int>(table.integer("maximum", 1, 1, kSectionBlocksMax));
  if (section.minimum > section.maximum) {
    table.notes().error(
        table.node(),
        fmt::format("Rubrique «\u00a0{}\u00a0»\u00a0: le minimum ({}) dépasse le maximum ({}).",
                    section.key, section.minimum, section.maximum));
  }
  table.refuse_unknown_keys();
  return section;
}

PagePlan read_page(TableReader table, std::map<std::string, int>& lines_by_key) {
  PagePlan page;
  page.title = table.required_text("titre");
  for (const TableReader& section : table.tables("rubrique")) {
    const int line = section.node().line;
    page.sections.push_back(read_section(section));
    const std::string& key = page.sections.back().key;
    const auto [first, added] = lines_by_key.emplace(key, line);
    if (!added) {
      section.notes().error(section.node(),
                            fmt::format("La rubrique «\u00a0{}\u00a0» est déjà déclarée ligne {}.",
                                        key, first->second));
    }
  }
  if (page.sections.empty()) {
    table.notes().error(table.node(), "Cette page n’a pas de rubrique ([[page.rubrique]]).");
  }
  table.refuse_unknown_keys();
  return page;
}

LetterMentions read_mentions(TableReader table) {
  LetterMentions mentions;
  mentions.publisher = table.text("editeur");
  mentions.address = table.text("adresse");
  mentions.director = table.text("direction");
  mentions.contact = table.text("contact");
  mentions.privacy_url = table.text("vie_privee");
  if (!mentions.privacy_url.empty() && !mentions.privacy_url.starts_with("https://")) {
    table.notes().error(table.node(), "«\u00a0vie_privee\u00a0» doit commencer par https://.");
  }
  table.refuse_unknown_keys();
  return mentions;
}

/// Enough for a header that no space or bracket may cut; the relay says the rest.
bool is_mail_address(std::string_view given) {
  const std::size_t at = given.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < given.size() &&
         given.find('@', at + 1) == std::string_view::npos &&
         given.find_first_of(" \t\r\n<>,;:\"\\") == std::string_view::npos;
}

LetterSender read_sender(TableReader table) {
  LetterSender sender;
  sender.from = table.text("expediteur");
  sender.from_name = table.text("nom");
  sender.reply_to = table.text("reponse");
  sender.list_id = table.text("liste");
  sender.unsubscribe_mailto = table.text("desinscription");
  sender.feedback_id = table.text("feedback");
  for (const std::string* address : {&sender.from, &sender.reply_to, &sender.unsubscribe_mailto}) {
    if (address->empty() || is_mail_address(*address)) continue;
    table.notes().error(
        table.node(), fmt::format("«\u00a0{}\u00a0» n’est pas une adresse de courriel.", *address));
  }
  for (const std::string* words : {&sender.from_name, &sender.list_id, &sender.feedback_id}) {
    if (text::one_line(*words) == *words) continue;
    table.notes().error(table.node(), "Une valeur de [envoi] tient sur une ligne.");
  }
  table.refuse_unknown_keys();
  return sender;
}

}  // namespace

Loaded<LetterPlan> load_letter(const fs::path& file, const Centres& centres) {
  Notebook notes(file.string());
  const TomlNode tree = read_toml_file(file, notes);
  if (!notes.empty()) return {LetterPlan{}, notes.take()};  // not there, or not readable
  TableReader top(tree, notes);
  LetterPlan plan;
  plan.key = top.required_text("cle");
  plan.name = top.required_text("nom");
  plan.tagline = top.text("sous_titre");
  plan.masthead = top.text("enseigne");
  plan.logo = top.text("logo");
  const std::string review = top.text("relecture", "a-deux");
  plan.reviewed_alone = review == "seule";
  if (review != "seule" && review != "a-deux") {
    notes.error(tree, "«\u00a0relecture\u00a0» s’écrit \"seule\" ou \"a-deux\".");
  }
  plan.dated_by_day = top.flag("date_du_jour", false);
  const Placed<std::string> centre = top.placed_text("centre");
  if (!centre.value.empty()) expect_centre(centres, centre, notes);
  plan.centre = centre.value;
  plan.territory = top.texts("territoire");
  plan.first_number = static_cast<int>(top.integer("premier_numero", 1, 1, 100'000));
  plan.subject = top.text("objet", kSubject);
  plan.preheader = top.text("accroche", kPreheader);
  plan.mentions = read_mentions(top.table("mentions"));
  plan.sender = read_sender(top.table("envoi"));
  plan.colours = read_colours(top.table("couleurs"));
  read_rhythm(top.table("parution"));  // its mistakes; who acts by it reads it apart
  auto calendars = top.tables("calendrier");
  for (TableReader& each : calendars) {
    LetterCalendar calendar{each.required_text("nom"), each.required_text("adresse")};
    if (!calendar.url.empty() && !calendar.url.starts_with("https://")) {
      each.notes().error(each.node(), "L’adresse d’un calendrier commence par https://.");
    }
    each.refuse_unknown_keys();
    plan.calendars.push_back(std::move(calendar));
  }
  std::map<std::string, int> lines_by_key;
  for (const TableReader& page : top.tables("page")) {
    plan.pages.push_back(read_page(page, lines_by_key));
  }
  if (plan.pages.empty()) notes.error(tree, "La lettre n’a pas de page ([[page]]).");
  top.refuse_unknown_keys();
  return {std::move(plan), notes.take()};
}

std::vector<std::string> letters_in(const fs::path& newsletter) {
  std::vector<std::string> keys;
  std::error_code error;
  for (fs::directory_iterator at(newsletter, error), end; !error && at != end;
       at.increment(error)) {
    std::error_code ignored;
    if (fs::exists(at->path() / "letter.toml", ignored)) {
      keys.push_back(at->path().filename().string());
    }
  }
  std::ranges::sort(keys);
  return keys;
}

}  // namespace vigie::config
