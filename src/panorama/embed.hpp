// SPDX-License-Identifier: EUPL-1.2
/// The panorama in the page of another site: what is asked, and the lines that the site pastes.
///
/// Shape   a shelf, a number, a layout and a way -> HTML for the host's page. Whatever the way, it
///         holds a plain link, which stays alone where the rest is forbidden, refused or away.
///         The script is asked for after the host's page is complete; a frame is lazy: the host is
///         never later for us.
/// Errors  what is asked badly is the default.
/// Pure    yes.
#pragma once

#include <span>

#include "panorama/shelf.hpp"

namespace vigie::panorama {

inline constexpr int kEmbedItems = 5;
inline constexpr int kEmbedItemsMax = 20;
inline constexpr int kFrameHeight = 480;

enum class EmbedLayout { list, titles, columns };
inline constexpr std::array kEmbedLayouts{EmbedLayout::list, EmbedLayout::titles,
                                          EmbedLayout::columns};
/// The word of addresses: "liste", "titres", "colonnes".
std::string_view word_of(EmbedLayout layout);
EmbedLayout embed_layout_named(std::string_view word);

enum class EmbedWay { script, frame, link };
inline constexpr std::array kEmbedWays{EmbedWay::script, EmbedWay::frame, EmbedWay::link};
std::string_view word_of(EmbedWay way);
EmbedWay embed_way_named(std::string_view word);

struct Embed {
  Shelf shelf = {};
  std::string heading = {};  ///< "Santé"; "" for the whole panorama
  int items = kEmbedItems;
  EmbedLayout layout = EmbedLayout::list;
  std::string site = {};  ///< the host's origin, which frames must name
};

/// "Panorama des centres de ressources : Santé"
std::string embed_title(std::string_view heading);

/// "/panorama/theme/sante/cadre?nombre=5&forme=liste&site=…"
std::string frame_path_of(const Embed& embed);

/// What the host pastes. `public_url`: ours, without slash at its end.
std::string embed_code(const Embed& embed, EmbedWay way, std::string_view public_url);

/// For the host's page on privacy.
std::string privacy_sentence(std::string_view public_url);

/// Is `site` one of those that may show it? As browsers name it.
bool may_embed(std::string_view site, std::span<const std::string> sites);

}  // namespace vigie::panorama
