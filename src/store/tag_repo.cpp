// SPDX-License-Identifier: EUPL-1.2
#include "store/tag_repo.hpp"

namespace vigie::store {

Result<std::vector<Neighbourhood>> neighbourhoods(Reader& reader) {
  auto query = reader.prepare("SELECT code, name, communes FROM neighbourhood ORDER BY code");
  std::vector<Neighbourhood> all;
  for (;;) {
    const auto row = query.step();
    if (!row) return fail(row.error());
    if (!*row) return all;
    all.push_back({query.text(0), query.text(1), query.text(2)});
  }
}

Result<void> forget_neighbourhoods(Transaction& tx) {
  return tx.prepare("DELETE FROM neighbourhood").run();
}

Result<void> put_neighbourhood(Transaction& tx, const Neighbourhood& neighbourhood) {
  auto put = tx.prepare("INSERT INTO neighbourhood (code, name, communes) VALUES (?1, ?2, ?3)");
  return put.bind(neighbourhood.code, neighbourhood.name, neighbourhood.communes).run();
}

}  // namespace vigie::store
