// SPDX-License-Identifier: EUPL-1.2
/// The row numbers of one page, bound as one value: `FROM json_each(?1) AS page`, where page.value
/// is the number and page.key its place.
#pragma once

#include <string>
#include <vector>

namespace vigie::store {

/// "[12,7]"
template <typename IdType>
std::string id_list(const std::vector<IdType>& ids) {
  std::string list = "[";
  for (const IdType id : ids) {
    if (list.size() > 1) list += ',';
    list += std::to_string(id.value);
  }
  return list + ']';
}

}  // namespace vigie::store
