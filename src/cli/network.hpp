// SPDX-License-Identifier: EUPL-1.2
/// The port to the web, made from what vigie.toml says.
///
/// Errors  invalid_input for a block of addresses that is none.
#pragma once

#include <memory>

#include "base/result.hpp"
#include "config/vigie_config.hpp"
#include "net/http_getter.hpp"

namespace vigie::cli {

Result<std::unique_ptr<net::HttpGetter>> make_getter(const config::VigieConfig::Network& network);

}  // namespace vigie::cli
