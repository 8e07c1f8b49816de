// SPDX-License-Identifier: EUPL-1.2
/// Why an article stands where it stands, in one French sentence.
///
/// Shape   the placement and the article that decided → "Même texte à 92 % que « … » (Nord Éclair,
///         2 février 2026)."
/// Pure    yes.
#pragma once

#include <string>

#include "base/instant.hpp"
#include "cluster/decide.hpp"

namespace vigie::cluster {

/// The article that decided, as a reader knows it.
struct LikeArticle {
  std::string title;
  std::string media;
  Instant published_at;
};

/// "" for an article that is alone, save where a story like it was bounded.
std::string reason_of(const Placement& placement, const LikeArticle& like);

}  // namespace vigie::cluster
