// SPDX-License-Identifier: EUPL-1.2
#include "app/panorama/suggest.hpp"

#include "base/format.hpp"
#include "rights/share.hpp"
#include "store/people/event_repo.hpp"
#include "text/utf8.hpp"

namespace vigie::app {

Result<SuggestionAnswer> suggest(store::Database& db, const Suggestion& suggestion, Instant now) {
  const std::string url = rights::public_link(text::trimmed(suggestion.url));
  if (url.empty() || !text::is_utf8(suggestion.words)) return SuggestionAnswer::no_address;
  const std::string shown = text::showable(text::trimmed(suggestion.words));
  auto tx = db.begin();
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto waiting = store::waiting_suggestions(reader);
  if (!waiting) return fail(waiting.error());
  if (*waiting >= kSuggestionsMax) return SuggestionAnswer::full;
  const auto done =
      store::add_suggestion(*tx, url, text::utf8_prefix(shown, kSuggestedWordsMax), now);
  if (!done) return fail(done.error());
  if (auto committed = tx->commit(); !committed) return fail(committed.error());
  return SuggestionAnswer::kept;
}

Result<void> put_suggestion_aside(store::Database& db, const store::Curator& curator,
                                  SuggestionId suggestion, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto done = store::close_suggestion(*tx, suggestion, curator.id, now);
  if (!done) return fail(done.error());
  if (!*done) {
    return fail(Code::conflict, "the suggestion is gone", "quelqu’un l’a déjà mise de côté");
  }
  auto logged = store::add_event(*tx,
                                 {curator.centre, curator.id, "suggestion_aside",
                                  fmt::format("suggestion {}", suggestion.value), ""},
                                 now);
  if (logged) logged = tx->commit();
  return logged;
}

}  // namespace vigie::app
