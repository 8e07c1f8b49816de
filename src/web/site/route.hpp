// SPDX-License-Identifier: EUPL-1.2
/// A page's address, who may use it, and what answers.
#pragma once

#include <functional>
#include <string>

#include "web/site/http.hpp"

namespace vigie::web {

enum class Who {
  everyone,
  curator,     ///< signed in
  mail_reader  ///< a POST without session, cookie or form token: RFC 8058
};

struct Visit;
using Handler = std::function<Response(const Visit&)>;

struct Route {
  std::string method;
  std::string pattern;
  Who who = Who::everyone;
  Handler handler;
};

}  // namespace vigie::web
