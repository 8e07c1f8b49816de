// SPDX-License-Identifier: EUPL-1.2
/// A press dossier is opened, fed, put in order, made public, closed.
///
/// Shape   one durable transaction each; the centres that keep a dossier change it, another's is not
///         found. A change names the version seen; putting an article in does not, and twice is once.
/// Units   places count from 1 in the order of the page, all parts together.
/// Errors  not_found, conflict (a colleague was faster), storage. What a person can mend is an answer.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "panorama/dossier.hpp"
#include "store/panorama/dossier_repo.hpp"
#include "store/people/curator_repo.hpp"

namespace vigie::app {

using DossierAnswer = std::variant<DossierId, panorama::DossierRefusal>;

struct NewDossier {
  std::string title;
  std::vector<ArticleId> articles = {};
  std::string search = {};  ///< goes on proposing what it finds; "" for none
  bool publish = false;
  std::string intro = {};  ///< Markdown
};
Result<DossierAnswer> open_dossier(store::Database& db, const store::Curator& curator,
                                   const NewDossier& asked, Instant now);

/// Of a story, the article that the panorama shows, else the one that the centre read, else its
/// first.
Result<ArticleId> article_for_dossier(store::Reader& reader, StoryId story, CentreId centre);
Result<DossierAnswer> add_to_dossier(store::Database& db, const store::Curator& curator,
                                     DossierId dossier, ArticleId article, Instant now);
/// Its search does not propose it again.
Result<void> leave_out(store::Database& db, const store::Curator& curator, DossierId dossier,
                       ArticleId article, Instant now);

struct SeenDossier {
  DossierId dossier;
  int version = 0;
};

struct DossierWords {
  std::string title;
  std::string intro;
  std::string search;
  std::vector<std::string> keepers;  ///< keys of centres
};
Result<DossierAnswer> reword_dossier(store::Database& db, const store::Curator& curator,
                                     const SeenDossier& seen, const DossierWords& words,
                                     Instant now);
Result<DossierAnswer> step_dossier(store::Database& db, const store::Curator& curator,
                                   const SeenDossier& seen, panorama::DossierStep step,
                                   Instant now);

struct PartChange {
  enum class Kind { add, rename, up, down, remove } kind = Kind::add;
  DossierPartId part = {};  ///< none: a new one
  std::string title = {};
};
Result<DossierAnswer> change_parts(store::Database& db, const store::Curator& curator,
                                   const SeenDossier& seen, const PartChange& change, Instant now);

struct DossierItemWords {
  DossierItemId item;
  Genre genre = Genre::article;
  std::string note;
  DossierPartId part = {};
};
Result<DossierAnswer> reword_item(store::Database& db, const store::Curator& curator,
                                  const SeenDossier& seen, const DossierItemWords& words,
                                  Instant now);
Result<DossierAnswer> place_item(store::Database& db, const store::Curator& curator,
                                 const SeenDossier& seen, DossierItemId item, int place,
                                 Instant now);
Result<DossierAnswer> take_out(store::Database& db, const store::Curator& curator,
                               const SeenDossier& seen, DossierItemId item, Instant now);

}  // namespace vigie::app
