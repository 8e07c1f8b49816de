// SPDX-License-Identifier: EUPL-1.2
/// Does the rota hold together? The checks that need more than one line of the file.
///
/// Shape   the rota as read, and beside each of its lists the places of its elements.
/// Pure    yes.
#pragma once

#include <vector>

#include "config/toml_reader.hpp"
#include "model/centre.hpp"
#include "model/rota.hpp"

namespace vigie::config {

struct Place {
  int line = 0;
  int column = 0;
};

/// Where each element of a rota stands: same lengths, same order.
struct RotaPlaces {
  Place validity;
  Place order_list;
  Place backup;
  Place plan_table;
  std::vector<Place> order;
  std::vector<Place> plan;
  std::vector<Place> replacements;
  std::vector<Place> swaps;
  std::vector<Place> absences;
};

void check_rota(const Rota& rota, const RotaPlaces& places, Notebook& notes);

}  // namespace vigie::config
