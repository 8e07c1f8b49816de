// SPDX-License-Identifier: EUPL-1.2
#include "app/poll/ambiguous_names.hpp"

#include "store/source/ambiguous_repo.hpp"

namespace vigie::app {
namespace {

constexpr std::string_view kAllGuids =
    "Trop d’articles de ce flux portent le même identifiant\u00a0: il n’en est plus tenu compte.";
constexpr std::string_view kGuid = "Cet identifiant désigne plusieurs articles du flux.";
constexpr std::string_view kLink =
    "Ce lien mène à plusieurs articles du flux\u00a0: la date les distingue.";
constexpr std::string_view kDate =
    "Plusieurs articles du flux ont ce lien et la même date\u00a0: le titre les distingue.";

struct Kind {
  std::string_view name;
  const std::set<std::string, std::less<>>& now;
  const std::set<std::string, std::less<>>& before;
  std::string_view reason;
};

}  // namespace

Result<void> recall_ambiguous_names(store::Reader& reader,
                                    std::vector<store::PollTarget>& targets) {
  auto ambiguous = store::ambiguous_names(reader);
  if (!ambiguous) return fail(ambiguous.error());
  if (ambiguous->empty()) return {};
  for (store::PollTarget& target : targets) {
    if (const auto found = ambiguous->find(target.source); found != ambiguous->end()) {
      target.ambiguous = std::move(found->second);
    }
  }
  return {};
}

Result<void> remember_ambiguous_names(store::Transaction& tx, const store::PollTarget& target,
                                      const AmbiguousNames& ambiguous, Instant now) {
  const Kind kinds[] = {{"guid", ambiguous.guids, target.ambiguous.guids, kGuid},
                        {"link", ambiguous.links, target.ambiguous.links, kLink},
                        {"date", ambiguous.dates, target.ambiguous.dates, kDate}};
  for (const Kind& kind : kinds) {
    for (const std::string& value : kind.now) {
      if (kind.before.contains(value)) continue;
      const std::string_view reason = value.empty() ? kAllGuids : kind.reason;
      auto done = store::add_ambiguous_name(tx, target.source, kind.name, value, reason, now);
      if (!done) return done;
    }
  }
  return {};
}

}  // namespace vigie::app
