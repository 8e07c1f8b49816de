// SPDX-License-Identifier: EUPL-1.2
/// vigie user add | grant | revoke | list | password | disable
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/installation.hpp"

namespace vigie::cli {

struct UserArguments {
  std::string centre;
  std::string email;
  std::string name;
  std::vector<std::string> roles = {"curator"};
  std::string letter;
  std::filesystem::path password_file;
  bool json = false;
};

int run_user_add(const UserArguments& arguments, Console& console,
                 const Installation& installation);
int run_user_grant(const UserArguments& arguments, Console& console,
                   const Installation& installation);
int run_user_revoke(const UserArguments& arguments, Console& console,
                    const Installation& installation);
int run_user_list(const UserArguments& arguments, Console& console,
                  const Installation& installation);
int run_user_password(const UserArguments& arguments, Console& console,
                      const Installation& installation);
int run_user_disable(const UserArguments& arguments, Console& console,
                     const Installation& installation);

}  // namespace vigie::cli
