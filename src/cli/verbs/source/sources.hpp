// SPDX-License-Identifier: EUPL-1.2
/// vigie sources: how each source is doing, and what is done about those that moved or vanished.
#pragma once

#include <cstdint>
#include <string>

#include "cli/installation.hpp"

namespace vigie::cli {

struct SourcesArguments {
  std::string centre;  ///< key; "" for all
  std::string state;   ///< "" for all
  bool json = false;
};

int run_sources(const SourcesArguments&, Console&, const Installation&);

struct SourceArguments {
  std::int64_t source = 0;
};

int run_sources_accept_move(const SourceArguments&, Console&, const Installation&);
int run_sources_refuse_move(const SourceArguments&, Console&, const Installation&);
int run_sources_undo_move(const SourceArguments&, Console&, const Installation&);
int run_sources_retry(const SourceArguments&, Console&, const Installation&);

}  // namespace vigie::cli
