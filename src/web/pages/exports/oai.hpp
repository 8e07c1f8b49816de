// SPDX-License-Identifier: EUPL-1.2
/// GET and POST /oai: the panorama for harvesters.
///
/// Shape   the arguments of the query or of the form -> XML. A client that asks more than
///         kOaiPagesPerSecond pages in one second is told to come back, in an answer without body:
///         PMB glues any to what it reads next.
#pragma once

#include <map>
#include <mutex>
#include <string>

#include "app/exports/oai.hpp"
#include "web/site/layout.hpp"

namespace vigie::web {

inline constexpr int kOaiPagesPerSecond = 30;
inline constexpr std::size_t kOaiClientsMax = 1'000;

/// How many pages each address asked for in the second that runs; forgotten with it.
class OaiThrottle {
 public:
  bool lets_in(const std::string& address, Instant now);

 private:
  std::mutex mutex_;
  Instant second_{0};
  std::map<std::string, int> pages_;
};

Response answer_harvester(const Layout& layout, const Visit& visit,
                          const app::OaiRepository& repository, OaiThrottle& throttle);

}  // namespace vigie::web
