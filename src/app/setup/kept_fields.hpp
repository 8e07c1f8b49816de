// SPDX-License-Identifier: EUPL-1.2
/// The rows of the files, with the fields that the program keeps of them.
///
/// Shape   a field goes by the name that its fact has. Rows that only one side knows stay as they
///         are.
/// Pure    yes.
#pragma once

#include <vector>

#include "app/setup/difference.hpp"

namespace vigie::app {

Configuration with_kept(Configuration files, const Configuration& stored,
                        const std::vector<Kept>& kept);

}  // namespace vigie::app
