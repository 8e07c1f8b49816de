// SPDX-License-Identifier: EUPL-1.2
#include "app/setup/feed_files.hpp"

#include <fstream>

#include "app/setup/load_sources.hpp"
#include "base/files.hpp"
#include "config/centres.hpp"
#include "model/centre.hpp"
#include "store/people/centre_repo.hpp"

namespace vigie::app {
namespace {

namespace fs = std::filesystem;

/// Aside and then in its place: a reader sees the old list or the new one.
Result<void> replace_file(const fs::path& file, const std::string& bytes) {
  fs::path aside = file;
  aside += ".nouveau";
  {
    std::ofstream out(aside, std::ios::binary | std::ios::trunc);
    out << bytes << std::flush;
    if (!out) return cannot_write(aside);
  }
  std::error_code error;
  fs::rename(aside, file, error);
  if (error) return cannot_write(file, error);
  return {};
}

/// What the other centres hold, by key.
std::vector<parse::KnownSource> held_elsewhere(const config::VigieConfig& config,
                                               const Centres& centres, const std::string& centre) {
  std::vector<parse::KnownSource> found;
  const auto loaded = load_sources(config.feeds, centres, {});
  for (const Allocation& allocation : loaded.value.allocations) {
    if (allocation.centre != centre) found.push_back({allocation.url_key, allocation.centre});
  }
  return found;
}

struct CentreFile {
  fs::path path;
  std::string bytes;
  parse::Opml opml;
  Centres centres;
};

/// A centre that has no file yet has an empty list.
Result<CentreFile> open_list(const config::VigieConfig& config, const std::string& centre) {
  CentreFile list;
  list.centres = config::load_centres(config.centres).value;
  const Centre* known = find_centre(list.centres, centre);
  if (known == nullptr) return store::unknown_centre(centre);
  list.path = config.feeds / (centre + ".opml");
  std::error_code error;
  if (!fs::exists(list.path, error)) {
    list.opml.title = known->name;
    list.bytes = parse::write_opml(list.opml);
    return list;
  }
  auto bytes = read_file(list.path, parse::kOpmlBytesMax);
  if (!bytes) return fail(bytes.error());
  auto opml = parse::parse_opml(*bytes, list.path.string());
  if (!opml) return fail(opml.error());
  list.bytes = std::move(*bytes);
  list.opml = std::move(*opml);
  return list;
}

}  // namespace

Result<FeedImport> import_feeds(const config::VigieConfig& config, const std::string& centre,
                                const fs::path& file, bool plan) {
  const auto list = open_list(config, centre);
  if (!list) return fail(list.error());
  const auto bytes = read_file(file, parse::kOpmlBytesMax);
  if (!bytes) return fail(bytes.error());
  const auto given = parse::parse_opml(*bytes, file.string());
  if (!given) return fail(given.error());
  if (given->cut) return FeedImport{list->path, 0, 0, 0, true, given->problems};
  auto merge = parse::merge_opml(list->opml, *given, held_elsewhere(config, list->centres, centre));
  FeedImport done;
  done.written = list->path;
  done.added = merge.added.size();
  done.duplicates = merge.duplicates;
  done.refused = given->problems.size() + merge.refused;
  done.problems = given->problems;
  done.problems.insert(done.problems.end(), merge.problems.begin(), merge.problems.end());
  if (plan || merge.added.empty()) return done;
  auto stored = replace_file(list->path, parse::written_with(list->bytes, list->opml, merge));
  if (!stored) return fail(stored.error());
  return done;
}

Result<std::string> export_feeds(const config::VigieConfig& config, const std::string& centre) {
  const auto list = open_list(config, centre);
  if (!list) return fail(list.error());
  return parse::write_opml(list->opml);
}

}  // namespace vigie::app
