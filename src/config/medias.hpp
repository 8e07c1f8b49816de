// SPDX-License-Identifier: EUPL-1.2
/// medias.toml: who publishes; trackers.toml: what leaves the addresses that are kept.
///
/// Shape   one `[media.<clé>]` each: nom, alias, hotes, anciens_hotes, issn, rythme ("jour",
///         "semaine", "mois", "revue"), acces, catalogue_titre, catalogue_issn, plateforme.
///         One `[site.partout]` or `[site."journal.fr"]` each, with its parametres.
/// Errors  as diagnostics: a key that is no key, a missing name, a host that is none, a host or a
///         name that two media claim, an ISSN whose last sign does not fit, a parameter that is
///         none. A file that is not there holds nothing.
/// Source  ISO 3297 (ISSN); docs/guide.fr.md
#pragma once

#include <filesystem>

#include "config/diagnostic.hpp"
#include "model/media.hpp"

namespace vigie::config {

inline constexpr std::size_t kMediaMax = 5'000;
inline constexpr std::size_t kTrackersMax = 2'000;  ///< of one site

Loaded<MediaList> load_medias(const std::filesystem::path& file);
Loaded<TrackerSites> load_trackers(const std::filesystem::path& file);

/// Seven digits and the sign that they give: "1950-6244".
bool is_issn(std::string_view text);

/// As medias.toml has it: "jour"; "" for none.
std::string_view file_word(MediaRhythm rhythm);

}  // namespace vigie::config
