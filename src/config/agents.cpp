// SPDX-License-Identifier: EUPL-1.2
#include "config/agents.hpp"

#include <system_error>

#include "config/toml_reader.hpp"
#include "text/utf8.hpp"

namespace vigie::config {
namespace {

std::vector<std::string> small_letters(std::vector<std::string> words) {
  for (std::string& word : words) word = text::ascii_lower(word);
  return words;
}

}  // namespace

Loaded<AgentLists> load_agents(const std::filesystem::path& file) {
  Notebook notes(file.string());
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return {AgentLists{}, notes.take()};
  const TomlNode root = read_toml_file(file, notes);
  TableReader top(root, notes);
  AgentLists lists;
  lists.robots = small_letters(top.texts("robots"));
  lists.search_engines = top.texts("moteurs");
  lists.social = top.texts("reseaux_sociaux");
  lists.mail = top.texts("messageries");
  top.refuse_unknown_keys();
  return {std::move(lists), notes.take()};
}

}  // namespace vigie::config
