// SPDX-License-Identifier: EUPL-1.2
#include "layers/layers.hpp"

#include <algorithm>
#include <array>
#include <sstream>

#include "base/format.hpp"

namespace vigie::test {
namespace {

constexpr std::string_view kLicence = "SPDX-License-Identifier: EUPL-1.2";

// What the C++ library does not name and the system does: POSIX, the C library, Linux.
constexpr std::array<std::string_view, 23> kSystemHeaders = {
    "arpa/",    "dirent.h", "fcntl.h",   "iconv.h", "grp.h",    "linux/",   "net/",     "netdb.h",
    "netinet/", "poll.h",   "pthread.h", "pwd.h",   "signal.h", "stdio.h",  "stdlib.h", "string.h",
    "sys/",     "syslog.h", "termios.h", "time.h",  "unistd.h", "locale.h", "spawn.h"};

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::vector<std::string> words_of(std::string_view line) {
  std::istringstream in{std::string(line)};
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

bool is_system(std::string_view header) {
  if (header.find('.') == std::string_view::npos && header.find('/') == std::string_view::npos) {
    return true;  // <vector>, <optional>: the C++ library alone has neither folder nor suffix
  }
  return std::any_of(kSystemHeaders.begin(), kSystemHeaders.end(),
                     [&](std::string_view known) { return header.starts_with(known); });
}

void read_module(Layers& layers, int line, const std::vector<std::string>& words) {
  const std::string name = words.front().substr(0, words.front().size() - 1);
  for (auto below = words.begin() + 1; below != words.end(); ++below) {
    if (layers.below.contains(*below)) continue;
    layers.problems.push_back(
        fmt::format("LAYERS:{}: {} names {}, which is not on a lower floor", line, name, *below));
  }
  if (!layers.below.emplace(name, std::set(words.begin() + 1, words.end())).second) {
    layers.problems.push_back(fmt::format("LAYERS:{}: {} has two lines", line, name));
  }
}

void read_room(Layers& layers, int line, const std::vector<std::string>& words) {
  const std::string name = words[1].substr(0, words[1].size() - 1);
  for (auto below = words.begin() + 2; below != words.end(); ++below) {
    if (layers.rooms.contains(*below)) continue;
    layers.problems.push_back(
        fmt::format("LAYERS:{}: room {} names {}, which stands not above it", line, name, *below));
  }
  if (!layers.rooms.emplace(name, std::set(words.begin() + 2, words.end())).second) {
    layers.problems.push_back(fmt::format("LAYERS:{}: room {} has two lines", line, name));
  }
}

std::string folder_of(std::string_view path) {
  return std::string(path.substr(0, path.rfind('/')));
}

/// What the rooms of one module refuse: a room includes itself and the rooms of its line. The
/// folder above the rooms puts them together, and includes them all.
std::string refuse_room(const Layers& layers, const std::string& room, const Include& include) {
  const std::string other = folder_of(include.path);
  if (other == room || !layers.rooms.contains(room)) return "";
  if (other.substr(0, other.find('/')) != room.substr(0, room.find('/'))) return "";
  if (layers.rooms.at(room).contains(other)) return "";
  return fmt::format("room {} may not include {}", room, other);
}

std::string refuse_ours(const Layers& layers, const std::string& module, const Include& include) {
  const std::size_t slash = include.path.find('/');
  if (slash == std::string::npos) return "write \"" + module + "/" + include.path + "\"";
  const std::string other = include.path.substr(0, slash);
  if (!layers.below.contains(other)) return "there is no module " + other;
  if (other == module || layers.below.at(module).contains(other)) return "";
  return fmt::format("{} may not include {}", module, other);
}

std::string refuse_theirs(const Layers& layers, const std::string& module, const Include& include) {
  if (layers.pure.contains(module) && layers.world.contains(include.path)) {
    return fmt::format("{} is pure: no <{}>", module, include.path);
  }
  for (const Library& library : layers.libraries) {
    if (!include.path.starts_with(library.prefix)) continue;
    if (library.homes.contains(module)) return "";
    return fmt::format("<{}> is not at home in {}", include.path, module);
  }
  return is_system(include.path) ? "" : fmt::format("<{}> has no home in LAYERS", include.path);
}

bool has_rooms(const Layers& layers, const std::string& module) {
  return std::ranges::any_of(
      layers.rooms, [&module](const auto& room) { return room.first.starts_with(module + "/"); });
}

}  // namespace

Layers parse_layers(std::string_view text) {
  Layers layers;
  int number = 0;
  for (const std::string_view line : lines_of(text)) {
    ++number;
    const std::vector<std::string> words = words_of(line);
    if (words.empty() || words.front().front() == '#') continue;
    if (words.front().back() == ':') {
      read_module(layers, number, words);
    } else if (words.front() == "room" && words.size() > 1 && words[1].back() == ':') {
      read_room(layers, number, words);
    } else if (words.front() == "lib" && words.size() > 2) {
      layers.libraries.push_back({words[1], std::set(words.begin() + 2, words.end())});
    } else if (words.front() == "pure") {
      layers.pure.insert(words.begin() + 1, words.end());
    } else if (words.front() == "world") {
      layers.world.insert(words.begin() + 1, words.end());
    } else {
      layers.problems.push_back(fmt::format("LAYERS:{}: not understood: {}", number, line));
    }
  }
  return layers;
}

std::vector<Include> includes_of(std::string_view text) {
  std::vector<Include> includes;
  int number = 0;
  for (std::string_view line : lines_of(text)) {
    ++number;
    const auto skip_blanks = [&] {
      line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    };
    skip_blanks();
    if (!line.starts_with('#')) continue;
    line.remove_prefix(1);
    skip_blanks();
    if (!line.starts_with("include")) continue;
    line.remove_prefix(7);
    skip_blanks();
    if (line.empty() || (line.front() != '"' && line.front() != '<')) continue;
    const bool quoted = line.front() == '"';
    const std::size_t end = line.find(quoted ? '"' : '>', 1);
    if (end == std::string_view::npos) continue;
    includes.push_back({number, std::string(line.substr(1, end - 1)), quoted});
  }
  return includes;
}

std::vector<std::string> breaches(const Layers& layers, std::string_view path,
                                  std::string_view text) {
  const std::string module(path.substr(0, path.find('/')));
  if (!layers.below.contains(module)) {
    return {fmt::format("{}: {} is no module of LAYERS", path, module)};
  }
  const std::string room = folder_of(path);
  std::vector<std::string> found;
  if (room != module && !layers.rooms.contains(room) && has_rooms(layers, module)) {
    found.push_back(fmt::format("{}: {} is no room of LAYERS", path, room));
  }
  for (const Include& include : includes_of(text)) {
    std::string refused = include.quoted ? refuse_ours(layers, module, include)
                                         : refuse_theirs(layers, module, include);
    if (refused.empty() && include.quoted) refused = refuse_room(layers, room, include);
    if (!refused.empty()) found.push_back(fmt::format("{}:{}: {}", path, include.line, refused));
  }
  return found;
}

std::vector<std::string> house_breaches(std::string_view path, std::string_view text) {
  std::vector<std::string> found;
  const std::vector<std::string_view> lines = lines_of(text);
  const auto holds = [](std::string_view line) {
    return line.find(kLicence) != std::string_view::npos;
  };
  if (std::none_of(lines.begin(), lines.begin() + std::min<std::ptrdiff_t>(2, std::ssize(lines)),
                   holds)) {
    found.push_back(fmt::format("{}:1: the licence line is missing", path));
  }
  if (path.ends_with(".hpp")) {
    if (lines.size() < 2 || !lines[1].starts_with("///")) {
      found.push_back(fmt::format("{}:2: a header opens with its model, in ///", path));
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (!lines[i].starts_with("using namespace")) continue;
      found.push_back(fmt::format("{}:{}: `using namespace` in a header", path, i + 1));
    }
  }
  const bool code = path.ends_with(".hpp") || path.ends_with(".cpp");
  if (code && std::ssize(lines) > kFileLinesMax) {
    found.push_back(fmt::format("{}: {} lines, {} at most: find the second question", path,
                                lines.size(), kFileLinesMax));
  }
  return found;
}

}  // namespace vigie::test
