// SPDX-License-Identifier: EUPL-1.2
/// GET /sante, /livez, /readyz, /metrics, and the embedded style and script.
///
/// Shape   /sante answers 200 and "ok" where the database answers, 503 where it does not: a monitor
///         needs no more. /livez answers as long as the program does, /readyz once it can serve.
///         Who is signed in reads below /sante how each job does, and what is wrong. /metrics is
///         Prometheus' text for who asks from this machine, or may operate; a page that does not
///         exist for anybody else.
/// Units   seconds since 1970 in /metrics.
/// Source  Prometheus text exposition format 0.0.4.
#pragma once

#include "web/site/layout.hpp"

namespace vigie::web {

Response get_health(const Visit& visit);
Response get_alive(const Visit& visit);
Response get_ready(const Visit& visit);
Response get_metrics(const Layout& layout, const Visit& visit);
Response get_asset(const Layout& layout, const Visit& visit);

}  // namespace vigie::web
