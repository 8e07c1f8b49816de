// SPDX-License-Identifier: EUPL-1.2
#include "panorama/dossier.hpp"

#include <algorithm>
#include <vector>

#include "base/format.hpp"
#include "text/fold.hpp"
#include "text/french.hpp"

namespace vigie::panorama {

std::optional<DossierState> after(DossierState from, DossierStep step) {
  using enum DossierState;
  switch (step) {
    case DossierStep::publish:
      return from == prepared ? std::optional(open) : std::nullopt;
    case DossierStep::close:
      return from == open ? std::optional(closed) : std::nullopt;
    case DossierStep::reopen:
      return from == closed ? std::optional(open) : std::nullopt;
    case DossierStep::withdraw:
      return from == prepared ? std::nullopt : std::optional(prepared);
  }
  return std::nullopt;
}

std::string_view word_of(DossierStep step) {
  switch (step) {
    case DossierStep::publish:
      return "publier";
    case DossierStep::close:
      return "clore";
    case DossierStep::reopen:
      return "rouvrir";
    case DossierStep::withdraw:
      return "retirer";
  }
  return "";
}

std::optional<DossierStep> dossier_step_named(std::string_view word) {
  for (const DossierStep step : kDossierSteps) {
    if (word_of(step) == word) return step;
  }
  return std::nullopt;
}

std::string_view sentence_of(DossierRefusal refusal) {
  switch (refusal) {
    case DossierRefusal::no_title:
      return "Donnez un titre au dossier.";
    case DossierRefusal::no_keeper:
      return "Un dossier est tenu par un centre au moins.";
    case DossierRefusal::full:
      return "Ce dossier est plein\u00a0: ouvrez-en un autre pour la suite.";
    case DossierRefusal::no_link:
      return "Cet article n’a ni titre ni lien qu’un lecteur puisse ouvrir.";
    case DossierRefusal::taken_down:
      return "Son éditeur a demandé que cet article ne soit plus montré.";
    case DossierRefusal::copied:
      return "Cette note reprend les mots du journal\u00a0: dites-le avec les vôtres.";
    case DossierRefusal::too_long:
      return "Ce texte est trop long.";
    case DossierRefusal::lost_words:
      return "L’introduction contient ce que la page ne montre pas\u00a0: ôtez-en les images et le "
             "HTML.";
  }
  return "";
}

std::string_view word_of(DossierState state) {
  switch (state) {
    case DossierState::prepared:
      return "en préparation";
    case DossierState::open:
      return "en cours";
    case DossierState::closed:
      return "clos";
  }
  return "";
}

std::string counts_of(std::span<const Genre> genres) {
  struct Count {
    Genre genre;
    long long items;
  };
  std::vector<Count> counts;
  for (const Genre genre : kGenres) {
    const auto items = std::ranges::count(genres, genre);
    if (items > 0) counts.push_back({genre, items});
  }
  std::ranges::stable_sort(counts, [](const Count& a, const Count& b) {
    const bool first = a.genre == Genre::article;
    return first != (b.genre == Genre::article) ? first : a.items > b.items;
  });
  std::string words;
  for (const Count& each : counts) {
    const GenreWords names = words_of(each.genre);
    words += fmt::format("{}{}", words.empty() ? "" : ", ",
                         text::plural(each.items, names.one, names.many));
  }
  return words.empty() ? "aucun article" : words;
}

std::string dossier_key(std::string_view title) {
  constexpr std::size_t kKeyBytesMax = 60;
  std::string key;
  for (const std::string& word : text::words(title)) {
    if (!key.empty() && key.size() + 1 + word.size() > kKeyBytesMax) break;
    if (!key.empty()) key += '-';
    key += word;
  }
  std::erase_if(key, [](char c) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    return !kept;
  });
  return key.empty() || key == "-" ? "dossier" : key.substr(0, kKeyBytesMax);
}

}  // namespace vigie::panorama
