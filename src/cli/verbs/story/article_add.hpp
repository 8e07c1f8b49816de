// SPDX-License-Identifier: EUPL-1.2
/// vigie article add ADDRESS --as CURATOR
///
/// Shape   a page of a site without a feed -> an article on the desk of the curator's centre, told
///         in one French sentence. Exit code 1 where the page cannot be had or read, 2 for what is
///         no address.
#pragma once

#include <string>

#include "cli/console.hpp"
#include "cli/installation.hpp"

namespace vigie::cli {

struct ArticleAddArguments {
  std::string address;
  std::string curator;  ///< e-mail of the account
};

int run_article_add(const ArticleAddArguments& arguments, Console& console,
                    const Installation& installation);

}  // namespace vigie::cli
