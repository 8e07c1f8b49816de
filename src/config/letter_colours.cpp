// SPDX-License-Identifier: EUPL-1.2
#include "config/letter_colours.hpp"

#include <array>

#include "base/format.hpp"
#include "text/contrast.hpp"
#include "text/french.hpp"

namespace vigie::config {
namespace {

constexpr std::string_view kWhite = "#ffffff";

struct Named {
  std::string_view key;
  std::string LetterColours::*colour;
};

constexpr std::array kLight{Named{"bandeau", &LetterColours::band},
                            Named{"bandeau_discret", &LetterColours::band_quiet},
                            Named{"marque", &LetterColours::mark},
                            Named{"doux", &LetterColours::soft},
                            Named{"filet_doux", &LetterColours::soft_line},
                            Named{"barre", &LetterColours::bar},
                            Named{"lien", &LetterColours::link},
                            Named{"encre", &LetterColours::ink},
                            Named{"discret", &LetterColours::quiet},
                            Named{"filet", &LetterColours::line},
                            Named{"fond", &LetterColours::ground},
                            Named{"pied", &LetterColours::foot},
                            Named{"pied_texte", &LetterColours::foot_text}};

constexpr std::array kDark{
    Named{"fond", &LetterColours::dark_ground}, Named{"feuille", &LetterColours::dark_sheet},
    Named{"encre", &LetterColours::dark_ink},   Named{"discret", &LetterColours::dark_quiet},
    Named{"lien", &LetterColours::dark_link},   Named{"sur_lien", &LetterColours::dark_on_link},
    Named{"doux", &LetterColours::dark_soft},   Named{"filet_doux", &LetterColours::dark_soft_line},
    Named{"barre", &LetterColours::dark_bar},   Named{"filet", &LetterColours::dark_line}};

template <typename Names>
void read(TableReader& table, const Names& names, LetterColours& colours) {
  for (const Named& each : names) {
    const std::string given = table.text(each.key);
    if (given.empty()) continue;
    if (!text::contrast(given, kWhite)) {
      table.notes().error(
          table.node(),
          fmt::format("«\u00a0{}\u00a0» n’est pas une couleur\u00a0: écrire \"#1a2b3c\".", given));
      continue;
    }
    colours.*(each.colour) = given;
  }
}

struct Pair {
  std::string_view what;
  std::string_view over;
  std::string_view under;
  double wanted;
  bool turned = true;  ///< looked at as a client turns it round, too
};

std::string figure(double ratio) {
  std::string out = fmt::format("{:.1f}", ratio);
  out.replace(out.find('.'), 1, ",");
  return out;
}

void check(const TableReader& table, const Pair& pair) {
  const auto say = [&](double ratio, std::string_view where) {
    table.notes().error(
        table.node(),
        fmt::format("Contraste, {}{}\u00a0: {} pour 1, {} voulus ({} sur {}).", pair.what, where,
                    figure(ratio), figure(pair.wanted), pair.over, pair.under));
  };
  const double plain = text::contrast(pair.over, pair.under).value_or(1);
  if (plain < pair.wanted) return say(plain, "");
  if (!pair.turned) return;
  const double turned =
      text::contrast(text::inverted(pair.over), text::inverted(pair.under)).value_or(1);
  // Clients that turn colours round by themselves are not ours to please wholly: words stay words.
  if (turned < text::kBarContrast) say(turned, ", couleurs inversées");
}

}  // namespace

LetterColours read_colours(TableReader table) {
  LetterColours c;
  read(table, kLight, c);
  TableReader dark = table.table("sombre");
  read(dark, kDark, c);
  dark.refuse_unknown_keys();
  table.refuse_unknown_keys();
  using text::kBarContrast;
  using text::kTextContrast;
  const Pair pairs[] = {
      {"l’encre", c.ink, kWhite, kTextContrast},
      {"l’encre sur le fond doux", c.ink, c.soft, kTextContrast},
      {"ce qui est discret", c.quiet, kWhite, kTextContrast},
      {"ce qui est discret sur le fond doux", c.quiet, c.soft, kTextContrast},
      {"les liens", c.link, kWhite, kTextContrast},
      {"les liens sur le fond", c.link, c.ground, kTextContrast},
      {"les liens du pied", c.link, c.foot, kTextContrast},
      {"le texte du pied", c.foot_text, c.foot, kTextContrast},
      {"le bandeau", kWhite, c.band, kTextContrast},
      {"le bandeau, en discret", c.band_quiet, c.band, kTextContrast},
      {"la barre des citations", c.bar, kWhite, kBarContrast},
      {"l’encre, en sombre", c.dark_ink, c.dark_sheet, kTextContrast, false},
      {"l’encre du pied, en sombre", c.dark_ink, c.dark_ground, kTextContrast, false},
      {"l’encre sur le fond doux, en sombre", c.dark_ink, c.dark_soft, kTextContrast, false},
      {"ce qui est discret, en sombre", c.dark_quiet, c.dark_sheet, kTextContrast, false},
      {"les liens, en sombre", c.dark_link, c.dark_sheet, kTextContrast, false},
      {"les liens du fond, en sombre", c.dark_link, c.dark_ground, kTextContrast, false},
      {"le bouton, en sombre", c.dark_on_link, c.dark_link, kTextContrast, false},
      {"la barre des citations, en sombre", c.dark_bar, c.dark_sheet, kBarContrast, false}};
  for (const Pair& pair : pairs) check(table, pair);
  return c;
}

}  // namespace vigie::config
