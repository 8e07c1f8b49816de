// SPDX-License-Identifier: EUPL-1.2
#include "tag/grouping_names.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace vigie::tag {
namespace {

bool drop(std::string_view& name, std::string_view beginning) {
  if (!name.starts_with(beginning)) return false;
  name.remove_prefix(beginning.size());
  return true;
}

}  // namespace

std::string_view bare_epci_name(std::string_view name) {
  static constexpr std::string_view kKinds[] = {"CC ",
                                                "CA ",
                                                "CU ",
                                                "Communauté de communes ",
                                                "Communauté d'agglomération ",
                                                "Communauté urbaine ",
                                                "Métropole ",
                                                "Eurométropole "};
  for (const std::string_view kind : kKinds) {
    if (drop(name, kind)) break;
  }
  static constexpr std::string_view kArticles[] = {"de la ", "de l'", "du ", "des ", "de ", "d'"};
  for (const std::string_view article : kArticles) {
    if (drop(name, article)) break;
  }
  return name;
}

std::vector<std::string_view> parts_of_qpv_name(std::string_view name) {
  static constexpr std::string_view kMarks[] = {" - ", " – ", " / ", ", "};
  std::vector<std::string_view> parts;
  std::string_view rest = name;
  while (!rest.empty()) {
    std::size_t end = rest.size();
    std::size_t skip = 0;
    for (const std::string_view mark : kMarks) {
      if (const auto at = rest.find(mark); at < end) {
        end = at;
        skip = mark.size();
      }
    }
    if (const auto part = text::trimmed(rest.substr(0, end)); !part.empty()) parts.push_back(part);
    rest.remove_prefix(end + skip);
    if (skip == 0) break;
  }
  if (parts.size() == 1) parts.clear();
  return parts;
}

bool is_common_place(std::string_view folded_name) {
  static constexpr std::string_view kCommon[] = {
      "ancien",         "bourg",        "centre",         "centre ancien", "centre bourg",
      "centre est",     "centre nord",  "centre ouest",   "centre sud",    "centre ville",
      "coeur de ville", "est",          "faubourg",       "gare",          "la cite",
      "la gare",        "la plaine",    "le bourg",       "le centre",     "le lac",
      "le parc",        "le port",      "les cites",      "les jardins",   "nord",
      "ouest",          "parc",         "quartier nord",  "quartier sud",  "quartiers nord",
      "quartiers sud",  "rive droite",  "rive gauche",    "sud",           "ville haute",
      "vieille ville",  "vieux centre", "vieux quartier", "ville basse",   "zup"};
  return std::ranges::find(kCommon, folded_name) != std::ranges::end(kCommon);
}

}  // namespace vigie::tag
