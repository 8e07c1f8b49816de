// SPDX-License-Identifier: EUPL-1.2
/// Sources that change hands between two meetings: given up, asked for, taken.
///
/// Shape   one durable transaction each, with its line in the journal, which says on whose behalf. The
///         hold is closed and another opened, so that the past stays true; whoever let a source go
///         that was asked for stays its backup. Shared, both hold it, and each reads every other week,
///         who asked this one. Those asked, and who asked, are told by mail.
/// Errors  storage; not_found for a request or a source that does not exist. What a person can do
///         something about is an outcome.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "app/jobs/notification.hpp"
#include "app/rota/swaps.hpp"
#include "rota/source_requests.hpp"
#include "store/rota/source_request_repo.hpp"
#include "store/source/source_repo.hpp"

namespace vigie::app {

inline constexpr std::string_view kSourceAsked = "source_asked";
inline constexpr std::string_view kSourceAnswered = "source_answered";

struct SourceForm {
  SourceId source;
  SourceRequestKind kind = SourceRequestKind::give;
  std::string word{};
};
using SourceAskAnswer = std::variant<SourceRequestId, rota::SourceRefusal>;
Result<SourceAskAnswer> ask_source(store::Database& db, const Acting& acting,
                                   const SourceForm& form, Instant now);

/// One that nobody holds, at once.
using SourceTakeAnswer = std::variant<SourceId, rota::SourceRefusal>;
Result<SourceTakeAnswer> take_source(store::Database& db, const Acting& acting, SourceId source,
                                     Instant now);

struct SourceStep {
  SourceRequestId request;
  int version = 0;  ///< as it was seen
  rota::HandMove move = rota::HandMove::take;
};
using SourceStepAnswer = std::variant<SourceRequestState, rota::SourceRefusal>;
Result<SourceStepAnswer> answer_source(store::Database& db, const Acting& acting,
                                       const SourceStep& step, Instant now);

struct HandsSource {
  SourceId id;
  std::string title;
  std::string centre;  ///< key of who holds it
  std::string backup;  ///< key; "" : none
  bool fixed = false;
  bool waits = false;  ///< a request on it is open
  std::string with{};  ///< key of who reads the other half; "" : it is whole
  bool now = true;     ///< of a half: this week is its own
};
/// What the page of the sources' hands shows.
struct HandsPage {
  std::vector<HandsSource> held;  ///< by title
  std::vector<store::UnheldSource> unheld;
  std::vector<store::SourceRequest> requests;  ///< open ones
};
Result<HandsPage> read_hands(store::Reader& reader, Instant now);

/// "ORIV demande à lire « La Gazette », que vous lisez."
std::string source_sentence(const store::SourceRequest& request, const std::string& asker,
                            const std::string& centre);

Result<std::optional<NotificationText>> compose_source_asked(const Composing& composing);
Result<std::optional<NotificationText>> compose_source_answered(const Composing& composing);

}  // namespace vigie::app
