// SPDX-License-Identifier: EUPL-1.2
#include "cluster/reason.hpp"

#include <cmath>

#include "base/format.hpp"
#include "text/french.hpp"
#include "text/utf8.hpp"

namespace vigie::cluster {
namespace {

constexpr std::size_t kTitleBytes = 160;

std::string named(const LikeArticle& like) {
  std::string title(text::utf8_prefix(like.title, kTitleBytes));
  if (title.size() < like.title.size()) title += "…";
  const std::string day = text::long_date(paris_day(like.published_at));
  const std::string where = like.media.empty() ? day : fmt::format("{}, {}", like.media, day);
  return fmt::format("«\u00A0{}\u00A0» ({})", title, where);
}

std::string why_one_text(const Likeness& likeness) {
  if (!likeness.has_texts)
    return likeness.same_title ? "Même titre que" : "Presque le même titre que";
  const long percent = std::lround(likeness.contained * 100);
  const std::string_view title = likeness.same_title ? "Même titre et même texte" : "Même texte";
  if (percent >= 100) return fmt::format("{} que", title);
  return fmt::format("{}, à {}\u00A0% des mots qui comptent, que", title, percent);
}

std::string what_is_shared(const Likeness& likeness) {
  const long percent = std::lround(likeness.contained * 100);
  std::string shared = fmt::format("{}\u00A0% des mots qui comptent en commun", percent);
  if (likeness.shared_names > 0) {
    shared += ", dont " + text::plural(likeness.shared_names, "nom", "noms");
  }
  return shared;
}

std::string why_apart(Bound bound, const LikeArticle& like) {
  switch (bound) {
    case Bound::none:
      return "";
    case Bound::time:
      return fmt::format(
          "Proche de {}, mais cette actualité a commencé trop longtemps avant\u00A0: une autre "
          "commence ici.",
          named(like));
    case Bound::drift:
      return fmt::format(
          "Proche de {}, mais loin de ce que disaient les premiers articles de cette "
          "actualité\u00A0: une autre commence ici.",
          named(like));
  }
  return "";
}

}  // namespace

std::string reason_of(const Placement& placement, const LikeArticle& like) {
  switch (placement.join) {
    case Join::alone:
      return why_apart(placement.bound, like);
    case Join::reprint:
      return fmt::format("{} {}.", why_one_text(placement.likeness), named(like));
    case Join::story:
      return fmt::format("Même événement que {}\u00A0: {}.", named(like),
                         what_is_shared(placement.likeness));
  }
  return "";
}

}  // namespace vigie::cluster
