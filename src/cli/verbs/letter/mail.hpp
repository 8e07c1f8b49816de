// SPDX-License-Identifier: EUPL-1.2
/// vigie mail check-domain [--selector NAME] | read "550 5.1.1 …"
#pragma once

#include <string>

#include "cli/installation.hpp"

namespace vigie::cli {

struct MailArguments {
  std::string selector;
  std::string answer;
  std::string address;  ///< of the reader who got the answer
};

int run_mail_check_domain(const MailArguments& arguments, Console& console,
                          const Installation& installation);
int run_mail_read(const MailArguments& arguments, Console& console,
                  const Installation& installation);

}  // namespace vigie::cli
