// SPDX-License-Identifier: EUPL-1.2
/// What people do with sources from the web: add, correct, pause, ask now, another address.
///
/// Shape   who decides for a centre that holds the source may, and who coordinates the network for any.
///         Each is written to the journal of the centres that hold it.
/// Errors  not_found (no such source), forbidden (another centre's), conflict with its sentence
///         (another version stands, the address is known already), invalid_input, storage.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/people/accounts.hpp"
#include "model/rota.hpp"

namespace vigie::app {

inline constexpr std::size_t kSourceTitleBytesMax = 300;
inline constexpr std::size_t kSourceThemesMax = 20;

enum class CareGesture { pause, resume, check_now, accept_move, refuse_move, undo_move };
std::optional<CareGesture> care_gesture(std::string_view name);
Result<void> care_for_source(store::Database& db, const Visitor& by, SourceId id,
                             CareGesture gesture, Instant now);
/// Read at another address from now on; the one before is remembered.
Result<void> readdress_source(store::Database& db, const Visitor& by, SourceId id,
                              const std::string& url, Instant now);

struct CorrectedSource {
  SourceId id;
  int version = 0;  ///< as it was seen
  std::string title;
  std::string site_url;
  Access access = Access::free;
  std::vector<std::string> themes;
};
Result<void> correct_source(store::Database& db, const Visitor& by,
                            const CorrectedSource& corrected, Instant now);

struct AddedSource {
  std::string url;
  std::string title;
  std::string site_url{};
  std::vector<std::string> themes{};
};
/// Held by the centre of who adds it.
Result<SourceId> add_source(store::Database& db, const Visitor& by, const AddedSource& added,
                            Instant now);
/// The same inside a transaction, for what adds many.
Result<SourceId> add_source_in(store::Transaction& tx, const Visitor& by, const AddedSource& added,
                               Instant now);

/// May this person care for it?
Result<bool> may_care(store::Reader& reader, const Visitor& by, SourceId id);

}  // namespace vigie::app
