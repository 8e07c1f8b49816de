// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/exports/oai.hpp"

#include "web/site/reply.hpp"

namespace vigie::web {

bool OaiThrottle::lets_in(const std::string& address, Instant now) {
  const std::lock_guard lock(mutex_);
  if (now != second_ || pages_.size() >= kOaiClientsMax) {
    second_ = now;
    pages_.clear();
  }
  return ++pages_[address] <= kOaiPagesPerSecond;
}

Response answer_harvester(const Layout& layout, const Visit& visit,
                          const app::OaiRepository& repository, OaiThrottle& throttle) {
  Response response;
  response.content_type = "text/xml; charset=utf-8";
  if (!throttle.lets_in(visit.request.address, visit.now)) {
    response.status = 503;
    response.headers.emplace_back("Retry-After", "2");
    return response;
  }
  exports::OaiArguments arguments = visit.request.query;
  for (const auto& pair : visit.request.form) arguments.push_back(pair);
  store::Reader reader = visit.db.reader();
  auto answered = app::answer_oai(reader, repository, arguments, visit.now);
  if (!answered) return error_page(layout, visit, answered.error());
  response.body = std::move(*answered);
  return response;
}

}  // namespace vigie::web
