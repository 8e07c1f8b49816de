// SPDX-License-Identifier: EUPL-1.2
#include "app/desk/desk_order.hpp"

#include "store/desk/desk_repo.hpp"
#include "store/upkeep/setting_repo.hpp"

namespace vigie::app {
namespace {

std::string setting_of(CuratorId curator) { return "desk_order_" + std::to_string(curator.value); }

}  // namespace

Result<DeskOrdering> desk_ordering(store::Reader& reader, CuratorId curator) {
  const auto known = store::likelihood_is_known(reader);
  if (!known) return fail(known.error());
  if (!*known) return DeskOrdering{};
  const auto chosen = store::setting(reader, setting_of(curator));
  if (!chosen) return fail(chosen.error());
  const bool likely = *chosen && **chosen == "likely";
  return DeskOrdering{likely ? DeskOrder::likely : DeskOrder::date, true};
}

Result<void> choose_desk_order(store::Database& db, CuratorId curator, DeskOrder order) {
  auto tx = db.begin();
  if (!tx) return fail(tx.error());
  const auto word = order == DeskOrder::date ? "date" : "likely";
  if (auto done = store::put_setting(*tx, setting_of(curator), word); !done) return done;
  return tx->commit();
}

}  // namespace vigie::app
