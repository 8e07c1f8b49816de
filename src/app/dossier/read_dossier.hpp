// SPDX-License-Identifier: EUPL-1.2
/// A press dossier as the public reads it, and as its keepers have it in hand.
///
/// Shape   rows -> entries with nothing in them that `rights` would not show, part by part, in
///         order. What left the panorama, or was taken down for its publisher, is not among them.
///         What its search finds is proposed until it is taken or left out.
/// Units   as many statements for one article as for three hundred.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/exports/read_records.hpp"
#include "panorama/panorama.hpp"
#include "store/panorama/dossier_repo.hpp"
#include "store/people/curator_repo.hpp"

namespace vigie::app {

inline constexpr int kDossierProposalsMax = 15;

struct DossierEntry {
  panorama::Entry entry;
  ArticleId article = {};
  Genre genre = Genre::article;
  DossierPartId part = {};
};

struct PublicDossier {
  store::Dossier dossier;
  std::vector<store::DossierKeeper> keepers;
  std::vector<store::DossierPart> parts;
  std::vector<DossierEntry> entries;  ///< in their order; those of no part first
};
/// None for a key that nobody gave, or of a dossier that was never public. One that is prepared
/// again has its title and state alone.
Result<std::optional<PublicDossier>> read_public_dossier(store::Reader& reader,
                                                         std::string_view key);
/// Whatever its state, for its keepers.
Result<PublicDossier> read_dossier(store::Reader& reader, const store::Dossier& dossier);

/// Its articles as catalogues are told of them, in the order of the page.
Result<std::vector<exports::BibRecord>> dossier_records(store::Reader& reader,
                                                        const PublicDossier& page,
                                                        const std::string& public_url);

/// An article that may go in.
struct DossierCandidate {
  ArticleId article;
  StoryId story;
  std::string title;
  std::string media;
  std::optional<Instant> dated_at;
};

struct DossierDesk {
  store::Dossier dossier;
  std::vector<store::DossierKeeper> keepers;
  std::vector<store::DossierPart> parts;
  std::vector<store::DossierItem> items;  ///< those that may not be shown too
  std::vector<DossierCandidate> proposed;
};
/// not_found where the centre of who asks does not keep it.
Result<DossierDesk> read_dossier_desk(store::Reader& reader, const store::Curator& curator,
                                      DossierId dossier);

/// One article a story, the latest arrival first.
Result<std::vector<DossierCandidate>> candidates_of(store::Reader& reader,
                                                    const std::vector<ArticleId>& articles);
/// What a line of the search finds, one article a story.
Result<std::vector<DossierCandidate>> candidates_found(store::Reader& reader, CentreId centre,
                                                       std::string_view line, int limit);

}  // namespace vigie::app
