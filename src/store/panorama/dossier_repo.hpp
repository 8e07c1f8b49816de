// SPDX-License-Identifier: EUPL-1.2
/// Press dossiers: their titles and introductions, who keeps them, their parts and articles.
///
/// Shape   a dossier changes by one conditional statement that names the version seen; its parts and
///         articles change inside the same transaction. Whether an article may be seen is asked at
///         each reading (`standing`): what left the panorama left its dossiers too.
/// Errors  storage. A dossier that moved on is an outcome.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/dossier.hpp"
#include "model/ids.hpp"
#include "model/rota.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct Dossier {
  DossierId id = {};
  std::string key;
  std::string title;
  std::string intro = {};   ///< Markdown
  std::string search = {};  ///< a line of the search; "" for none
  DossierState state = DossierState::prepared;
  int version = 1;
  CuratorId opened_by = {};
  Instant opened_at = {};
  std::optional<Instant> published_at = {};
  std::optional<Instant> closed_at = {};
  Instant changed_at = {};
};

Result<DossierId> add_dossier(Transaction& tx, const Dossier& dossier);
/// Title, introduction, search and state of one that is still at `version`; false when somebody was
/// faster. `published_at` stays the first one.
Result<bool> change_dossier(Transaction& tx, const Dossier& dossier, CuratorId by, Instant now);
/// Something was put in: who writes in its other places is not in the way.
Result<void> touch_dossier(Transaction& tx, DossierId dossier, CuratorId by, Instant now);

Result<std::optional<Dossier>> dossier_by_id(Reader& reader, DossierId id);
Result<std::optional<Dossier>> dossier_by_key(Reader& reader, std::string_view key);

struct DossierKeeper {
  CentreId centre;
  std::string key;
  std::string name;
};
/// Who opened it first.
Result<std::vector<DossierKeeper>> dossier_keepers(Reader& reader, DossierId dossier);
Result<void> replace_keepers(Transaction& tx, DossierId dossier,
                             const std::vector<CentreId>& centres);

struct DossierLine {
  Dossier dossier;
  std::string keepers;     ///< "Pôle, ORIV"
  std::int64_t items = 0;  ///< shown
  bool own = false;        ///< of the centre that asks
};
inline constexpr int kDossiersMax = 500;
/// Those of the centre, or all that are public where there is none; the last changed first.
Result<std::vector<DossierLine>> dossiers(Reader& reader, CentreId centre, int limit);

struct DossierPart {
  DossierPartId id = {};
  std::string title;
  int position = 0;
};
/// In their order.
Result<std::vector<DossierPart>> dossier_parts(Reader& reader, DossierId dossier);
Result<DossierPartId> add_part(Transaction& tx, DossierId dossier, const DossierPart& part);
Result<void> change_part(Transaction& tx, const DossierPart& part);
/// Its articles stand before all parts then.
Result<void> remove_part(Transaction& tx, DossierPartId part);

enum class DossierStanding { shown, withdrawn, taken_down };

struct DossierItem {
  DossierItemId id = {};
  DossierPartId part = {};
  ArticleId article;
  StoryId story = {};
  std::string title;
  std::string url;
  std::string media;
  std::string author;
  std::optional<Instant> dated_at = {};
  Genre genre = Genre::article;
  std::string note = {};
  int position = 0;
  Instant added_at = {};
  Access access = Access::free;
  DossierStanding standing = DossierStanding::shown;
  std::string panorama_key = {};   ///< of the item that is public of it
  std::string panorama_note = {};  ///< its note
};
/// All of them, part by part, in order; those that may not be shown too.
Result<std::vector<DossierItem>> dossier_items(Reader& reader, DossierId dossier);
/// False where it holds the article already.
Result<bool> add_dossier_item(Transaction& tx, DossierId dossier, const DossierItem& item,
                              CuratorId by, Instant now);
/// Genre, note, part and place.
Result<void> change_dossier_item(Transaction& tx, const DossierItem& item);
Result<void> remove_dossier_item(Transaction& tx, DossierItemId item);

Result<void> put_aside(Transaction& tx, DossierId dossier, ArticleId article);
/// Those of `articles` that are in the dossier, or were put aside.
Result<std::vector<ArticleId>> known_to_dossier(Reader& reader, DossierId dossier,
                                                const std::vector<ArticleId>& articles);

}  // namespace vigie::store
