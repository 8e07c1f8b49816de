// SPDX-License-Identifier: EUPL-1.2
#include "config/medias.hpp"

#include <algorithm>
#include <map>

#include "base/format.hpp"
#include "config/toml_reader.hpp"
#include "text/fold.hpp"
#include "text/url.hpp"

namespace vigie::config {
namespace {

constexpr std::size_t kMediaKeyBytesMax = 60;
constexpr std::size_t kParameterBytesMax = 60;

bool is_media_key(std::string_view key) {
  return !key.empty() && key.size() <= kMediaKeyBytesMax &&
         key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

/// "journal.fr": in lower case, with a point, without scheme, port nor path.
bool is_host(std::string_view host) {
  return host.find('.') != std::string_view::npos &&
         text::host_of("https://" + std::string(host) + "/") == host;
}

/// Who claimed a name or a host first.
using Claims = std::map<std::string, std::string>;

void claim(Claims& claims, const std::string& what, const Placed<std::string>& given,
           const std::string& key, Notebook& notes) {
  const auto [first, added] = claims.emplace(what, key);
  if (added) return;
  notes.error(given, fmt::format("«\u00a0{}\u00a0» est déjà à «\u00a0{}\u00a0».", given.value,
                                 first->second));
}

/// Reads one file: what two media claim is seen over all of them.
class MediaReader {
 public:
  explicit MediaReader(Notebook& notes) : notes_(notes) {}

  Media read(const TomlEntry& entry) {
    TableReader table(entry.value, notes_);
    Media media;
    media.key = entry.key;
    if (!is_media_key(media.key)) {
      notes_.error(entry, fmt::format("la clé «\u00a0{}\u00a0» s’écrit en minuscules, chiffres et "
                                      "traits d’union.",
                                      entry.key));
    }
    const auto name = table.placed_text("nom");
    media.name = name.value;
    if (!name.value.empty()) claim(names_, text::fold(name.value), name, media.key, notes_);
    for (const auto& alias : table.placed_texts("alias")) {
      claim(names_, text::fold(alias.value), alias, media.key, notes_);
      media.aliases.push_back(alias.value);
    }
    read_hosts(media.hosts, table, "hotes", media.key);
    read_hosts(media.former_hosts, table, "anciens_hotes", media.key);
    media.issn = read_issn(table, "issn");
    media.rhythm = read_rhythm(table);
    media.access = read_access(table);
    media.catalogue_title = table.text("catalogue_titre");
    media.catalogue_issn = read_issn(table, "catalogue_issn");
    media.platform = table.flag("plateforme", false);
    table.refuse_unknown_keys();
    return media;
  }

 private:
  void read_hosts(std::vector<std::string>& hosts, TableReader& table, std::string_view list,
                  const std::string& key) {
    for (const auto& host : table.placed_texts(list)) {
      if (!is_host(host.value) || host.value.starts_with("www.")) {
        notes_.error(host,
                     fmt::format("«\u00a0{}\u00a0» n’est pas un hôte\u00a0: écrire par exemple "
                                 "\"journal.fr\", sans http, sans www et sans chemin.",
                                 host.value));
        continue;
      }
      claim(hosts_, host.value, host, key, notes_);
      hosts.push_back(host.value);
    }
  }

  std::string read_issn(TableReader& table, std::string_view key) {
    const std::string issn = table.text(key);
    if (issn.empty() || is_issn(issn)) return issn;
    notes_.error(
        table.node().find(key)->value,
        fmt::format("«\u00a0{}\u00a0» n’est pas un ISSN\u00a0: un chiffre y est faux.", issn));
    return {};
  }

  MediaRhythm read_rhythm(TableReader& table) {
    const std::string word = table.text("rythme");
    for (const MediaRhythm rhythm : kMediaRhythms) {
      if (file_word(rhythm) == word) return rhythm;
    }
    notes_.error(
        table.node().find("rythme")->value,
        fmt::format("«\u00a0rythme\u00a0» attend «\u00a0jour\u00a0», «\u00a0semaine\u00a0», "
                    "«\u00a0mois\u00a0» ou «\u00a0revue\u00a0», pas «\u00a0{}\u00a0».",
                    word));
    return MediaRhythm::none;
  }

  Access read_access(TableReader& table) {
    const std::string word = table.text("acces", "libre");
    if (word == "abonnes") return Access::subscribers;
    if (word == "inscription") return Access::registration;
    if (word != "libre") {
      notes_.error(table.node().find("acces")->value,
                   fmt::format("«\u00a0acces\u00a0» attend «\u00a0libre\u00a0», "
                               "«\u00a0abonnes\u00a0» ou «\u00a0inscription\u00a0», pas "
                               "«\u00a0{}\u00a0».",
                               word));
    }
    return Access::free;
  }

  Notebook& notes_;
  Claims names_, hosts_;
};

TrackerSite read_site(const TomlEntry& entry, Notebook& notes) {
  TableReader table(entry.value, notes);
  TrackerSite site;
  site.site = entry.key;
  if (site.site != kEverySite && !is_host(site.site)) {
    notes.error(entry, fmt::format("«\u00a0{}\u00a0» n’est ni un hôte ni «\u00a0{}\u00a0».",
                                   entry.key, kEverySite));
  }
  for (const auto& parameter : table.placed_texts("parametres")) {
    const std::string_view name = parameter.value;
    const bool family = name.ends_with('*');
    const std::string_view stem = family ? name.substr(0, name.size() - 1) : name;
    if (stem.empty() || stem.size() > kParameterBytesMax ||
        stem.find_first_of(" =&#?*/") != std::string_view::npos) {
      notes.error(parameter, fmt::format("«\u00a0{}\u00a0» n’est pas un nom de paramètre\u00a0: "
                                         "\"fbclid\", ou \"utm_*\" pour tous ceux qui commencent "
                                         "ainsi.",
                                         name));
    } else if (site.parameters.size() < kTrackersMax) {
      site.parameters.push_back(parameter.value);
    } else {
      notes.error(parameter, fmt::format("plus de {} paramètres.", kTrackersMax));
      break;
    }
  }
  table.refuse_unknown_keys();
  return site;
}

/// `[table.key]` rows of a file that may be absent, each read by `read`.
template <typename Row, typename Read>
Loaded<std::vector<Row>> load_rows(const std::filesystem::path& file, std::string_view name,
                                   std::size_t most, const Read& read) {
  std::error_code unknown;
  if (!std::filesystem::exists(file, unknown)) return {};
  Notebook notes(file.string());
  const TomlNode root = read_toml_file(file, notes);
  TableReader top(root, notes);
  const TableReader all = top.table(name);
  std::vector<Row> rows;
  for (const TomlEntry& entry : all.entries()) {
    if (entry.value.kind != TomlNode::Kind::table) {
      notes.error(entry.value,
                  fmt::format("«\u00a0{}\u00a0» doit être une partie «\u00a0[{}.{}]\u00a0».",
                              entry.key, name, entry.key));
    } else if (rows.size() >= most) {
      notes.error(entry, fmt::format("plus de {} parties.", most));
      break;
    } else {
      rows.push_back(read(entry, notes));
    }
  }
  top.refuse_unknown_keys();
  return {std::move(rows), notes.take()};
}

}  // namespace

Loaded<MediaList> load_medias(const std::filesystem::path& file) {
  std::optional<MediaReader> reader;
  return load_rows<Media>(file, "media", kMediaMax, [&](const TomlEntry& entry, Notebook& notes) {
    if (!reader) reader.emplace(notes);
    return reader->read(entry);
  });
}

Loaded<TrackerSites> load_trackers(const std::filesystem::path& file) {
  return load_rows<TrackerSite>(file, "site", kMediaMax, read_site);
}

bool is_issn(std::string_view text) {
  if (text.size() != 9 || text[4] != '-') return false;
  int sum = 0;
  int weight = 8;
  for (std::size_t i = 0; i < 8; ++i) {
    const char c = text[i < 4 ? i : i + 1];
    const bool digit = c >= '0' && c <= '9';
    if (!digit && !(i == 7 && c == 'X')) return false;
    sum += (digit ? c - '0' : 10) * weight--;
  }
  return sum % 11 == 0;
}

std::string_view file_word(MediaRhythm rhythm) {
  switch (rhythm) {
    case MediaRhythm::none:
      return "";
    case MediaRhythm::day:
      return "jour";
    case MediaRhythm::week:
      return "semaine";
    case MediaRhythm::month:
      return "mois";
    case MediaRhythm::review:
      return "revue";
  }
  return "";
}

}  // namespace vigie::config
