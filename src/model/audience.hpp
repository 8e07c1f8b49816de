// SPDX-License-Identifier: EUPL-1.2
/// Names by which those who ask for a page are told apart.
///
/// Shape   robots are words of a browser's name, in small letters; the rest are ends of host names.
/// Pure    values.
#pragma once

#include <string>
#include <vector>

namespace vigie {
inline namespace model {

struct AgentLists {
  std::vector<std::string> robots;
  std::vector<std::string> search_engines;
  std::vector<std::string> social;
  std::vector<std::string> mail;
};

}  // namespace model
}  // namespace vigie
