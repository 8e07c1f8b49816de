// SPDX-License-Identifier: EUPL-1.2
/// The words of `http` that every page speaks.
#pragma once

#include "http/request.hpp"
#include "http/response.hpp"

namespace vigie::web {

using http::Cache;
using http::html_page;
using http::Pairs;
using http::plain_text;
using http::Policy;
using http::read_id;
using http::read_number;
using http::Request;
using http::Response;
using http::see_other;
using http::value_of;

}  // namespace vigie::web
