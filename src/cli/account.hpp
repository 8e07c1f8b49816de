// SPDX-License-Identifier: EUPL-1.2
/// The account that a verb acts for, named by its e-mail (--as).
///
/// Errors  not_found where there is none, or it was closed; storage.
#pragma once

#include <string>

#include "store/people/curator_repo.hpp"

namespace vigie::cli {

Result<store::Curator> open_account(store::Reader& reader, const std::string& email);

}  // namespace vigie::cli
