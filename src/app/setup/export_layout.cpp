// SPDX-License-Identifier: EUPL-1.2
#include "app/setup/export_layout.hpp"

#include <algorithm>

#include "config/toml_tree.hpp"
#include "config/write_toml.hpp"

namespace vigie::app {
namespace fs = std::filesystem;
namespace {

struct PathKey {
  std::string_view key;
  std::string_view otherwise;  ///< as vigie.toml has it by itself
  fs::path ExportLayout::*place;
};

constexpr PathKey kPaths[] = {{"centres", "centres.toml", &ExportLayout::centres},
                              {"themes", "themes.toml", &ExportLayout::themes},
                              {"rota", "rota.toml", &ExportLayout::rota},
                              {"filtres", "filters.toml", &ExportLayout::filters},
                              {"medias", "medias.toml", &ExportLayout::medias},
                              {"traceurs", "trackers.toml", &ExportLayout::trackers},
                              {"sources", "../feeds", &ExportLayout::feeds},
                              {"territoires", "territories", &ExportLayout::territories},
                              {"lettres", "../newsletter", &ExportLayout::newsletter}};

std::ptrdiff_t climbs(const fs::path& path) {
  return std::count(path.begin(), path.end(), fs::path(".."));
}

/// The last folders of a path, as many as are climbed out of.
fs::path last_of(const fs::path& folder, std::ptrdiff_t count) {
  std::vector<fs::path> parts(folder.begin(), folder.end());
  const auto kept = std::min<std::ptrdiff_t>(count, std::ssize(parts));
  fs::path below;
  for (auto part = parts.end() - kept; part != parts.end(); ++part) below /= *part;
  return below.relative_path();
}

/// The text with another value for a key that stands alone on its line.
void replace_value(std::string& text, const config::TomlNode& value, std::string_view name) {
  std::size_t at = 0;
  for (int line = 1; line < value.line; ++line) at = text.find('\n', at) + 1;
  const std::size_t equals = text.find('=', at);
  const std::size_t begin = text.find_first_of("\"'", equals);
  if (equals == std::string::npos || begin == std::string::npos) return;
  const std::size_t end = text.find(text[begin], begin + 1);
  if (end == std::string::npos || end > text.find('\n', at)) return;
  text.replace(begin, end + 1 - begin, config::toml_text(name));
}

}  // namespace

ExportLayout export_layout(const fs::path& config_file, std::string_view text) {
  ExportLayout layout;
  layout.vigie_text = text;
  const auto tree = config::parse_toml(text, "").value;
  const config::TomlEntry* files = tree.find("fichiers");
  std::ptrdiff_t most = 0;
  for (const PathKey& each : kPaths) {
    const config::TomlEntry* own = files == nullptr ? nullptr : files->value.find(each.key);
    fs::path given = own == nullptr ? fs::path(each.otherwise) : fs::path(own->value.text);
    if (given.is_absolute()) {
      given = fs::path(each.otherwise).filename();
      replace_value(layout.vigie_text, own->value, given.string());
    }
    layout.*(each.place) = given.lexically_normal();
    most = std::max(most, climbs(layout.*(each.place)));
  }
  const fs::path below = last_of(config_file.parent_path(), most);
  for (const PathKey& each : kPaths) {
    layout.*(each.place) = (below / layout.*(each.place)).lexically_normal();
  }
  layout.vigie = below / config_file.filename();
  return layout;
}

}  // namespace vigie::app
