// SPDX-License-Identifier: EUPL-1.2
/// The one place where an error becomes a sentence for the person who reads.
///
/// Shape   an error -> a status by its code, and its own French sentence, else one by the code; its
///         detail goes to the log alone. The words of a form that is refused (a session that ended, a
///         disk that is full) stand on the page, to be copied; passwords never.
#pragma once

#include "web/site/layout.hpp"

namespace vigie::web {

int status_of(Code code);
Response error_page(const Layout& layout, const Visit& visit, const Error& error);
/// For what has no code of ours: 403 of a form that is not ours, 405.
Response refusal_page(const Layout& layout, const Visit& visit, int status, std::string_view title,
                      std::string_view sentence);

}  // namespace vigie::web
