// SPDX-License-Identifier: EUPL-1.2
/// Which letters had left with an article that is public no more, as people are told it.
///
/// Shape   rows of store/letter/erratum_repo.hpp -> one French sentence; "" for none.
/// Pure    yes.
#pragma once

#include <string>
#include <vector>

#include "store/letter/erratum_repo.hpp"

namespace vigie::web {

/// "Déjà partie avec Résonances, n° 88 : …"
std::string erratum_words(const std::vector<store::Erratum>& errata);

}  // namespace vigie::web
