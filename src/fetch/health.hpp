// SPDX-License-Identifier: EUPL-1.2
/// How a source is doing, in one word, and whether somebody should look.
///
/// Pure    yes.
#pragma once

#include "model/poll.hpp"

namespace vigie::fetch {

SourceState state_of(const SourcePoll& poll, Instant now);

/// The instant from which the state that `poll` is in now holds, `before` being the last one.
Instant state_since(const SourcePoll& before, const SourcePoll& poll, Instant now);

/// After how long without anything new a source counts as silent.
std::int64_t silent_after_s(const SourcePoll& poll);

/// Worth a line in the weekly digest: a person can do something about it, and it has lasted.
bool needs_a_look(const SourcePoll& poll, Instant now);

/// "ok", "lente", "en échec"…
std::string_view french_of(SourceState state);
/// What a curator can do about it, without a terminal: whole sentences; "" where nothing.
std::string_view advice_of(SourceState state, Trouble trouble);
/// "En échec": above a list of such sources.
std::string_view heading_of(SourceState state);

}  // namespace vigie::fetch
