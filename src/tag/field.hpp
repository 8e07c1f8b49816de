// SPDX-License-Identifier: EUPL-1.2
/// Is an article inside the field that the network watches: what happens here, as a subject?
///
/// Shape   `is_abroad`: the title names a country, its capital or its people, and neither title nor
///         excerpt names France or the French. `is_obituary`: the title tells a death ("La mort
///         de…", "… est morte"). Such articles need stronger words to be of a theme.
///         `field_words`: expressions, as a vocabulary has them, of what speaks for the field
///         (public bodies, surveys, policies), of what speaks against it (a match, the weather, the
///         markets, a film, a trial, a village feast), of what the panorama is about, and of a
///         national reach.
/// Pure    yes.
/// Source  the member states of the United Nations as French papers name them.
#pragma once

#include <string_view>

#include "tag/tokens.hpp"

namespace vigie::tag {

bool is_abroad(const ArticleWords& article);
bool is_obituary(const ArticleWords& article);
/// A line of local news, all of it in a title behind its commune: "Bram. La mairie…"
bool is_brief(const ArticleWords& article);
/// What the names of places mean around here.
struct Setting {
  bool abroad = false;   ///< another country, a capital or a people is named
  bool match = false;    ///< towns may be clubs
  bool league = false;   ///< of professionals, in the title: "L1", "Top 14"
  bool weather = false;  ///< in the title
  bool church = false;   ///< the pope, a mass
  bool at_sea = false;   ///< boats: La Manche is the Channel
};
Setting setting_of(const ArticleWords& article);

enum class FieldGroup { actor, outside, subject, national };
inline constexpr FieldGroup kFieldGroups[] = {FieldGroup::actor, FieldGroup::outside,
                                              FieldGroup::subject, FieldGroup::national};

/// Parted by commas; a line that starts with # is a remark.
std::string_view field_words(FieldGroup group);

/// How much an article says of each, as of a theme: different expressions, those of the title
/// more.
struct FieldOpinion {
  double actor = 0;
  double outside = 0;
  double subject = 0;
  double national = 0;
  bool abroad = false;
  bool obituary = false;
};

}  // namespace vigie::tag
