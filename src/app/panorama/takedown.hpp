// SPDX-License-Identifier: EUPL-1.2
/// A publisher asks that an article go: it goes from everywhere at once, and that is written down.
///
/// Shape   one durable transaction: its items are withdrawn, with a reason that their address keeps;
///         the words of its feed are forgotten and never shown again; letters that are being made lose
///         it, and with their content their approval; letters that left are named, for an erratum.
/// Errors  not_found for an address that no article has; storage.
#pragma once

#include <string>
#include <vector>

#include "app/desk/leaving.hpp"
#include "store/panorama/takedown_repo.hpp"
#include "store/people/curator_repo.hpp"

namespace vigie::app {

struct Takedown {
  std::string address;   ///< of the article, or of its page with us
  std::string asked_by;  ///< "Ouest Matin, par courriel du 30 novembre"
};
struct TakenDown {
  std::string title;
  std::int64_t items = 0;
  LeftLetters letters = {};
};

/// `by`: none on the command line.
Result<TakenDown> take_down(store::Database& db, const Takedown& takedown, const store::Curator& by,
                            LeaveLetters leave, Instant now);

}  // namespace vigie::app
