// SPDX-License-Identifier: EUPL-1.2
#include "app/setup/export_config.hpp"

#include <algorithm>
#include <fstream>
#include <functional>
#include <set>

#include "app/setup/export_layout.hpp"
#include "app/setup/export_text.hpp"
#include "base/files.hpp"
#include "config/toml_tree.hpp"
#include "parse/opml.hpp"

namespace vigie::app {
namespace fs = std::filesystem;
namespace {

constexpr int kAsideMax = 1'000;

using Compose = std::function<std::optional<std::string>(const ExportSides&, std::string_view)>;

/// One file of the export: where it comes from, where it goes, and how its text is made.
struct File {
  fs::path from;
  fs::path to;  ///< below the folder
  std::set<std::string_view> kinds;
  Compose compose;
  std::string centre{};  ///< of a list of sources: the allocations that are its own
};

std::string text_of(const fs::path& file) {
  auto bytes = read_file(file, config::kConfigBytesMax);
  return bytes ? std::move(*bytes) : std::string();
}

Result<void> write_new(const fs::path& file, std::string_view bytes) {
  std::error_code error;
  fs::create_directories(file.parent_path(), error);
  if (error) return cannot_write(file.parent_path(), error);
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out << bytes << std::flush;
  if (!out) return cannot_write(file);
  return {};
}

std::vector<File> files_of(const config::VigieConfig& config, const ExportLayout& layout,
                           const Configuration& stored) {
  std::vector<File> files = {
      {config.centres, layout.centres, {fact::kCentre}, centres_text},
      {config.themes, layout.themes, {fact::kTheme}, themes_text},
      {config.filters, layout.filters, {fact::kFilter}, filters_text},
      {config.medias, layout.medias, {fact::kMedia}, medias_text},
      {config.trackers, layout.trackers, {fact::kTrackers}, trackers_text},
      {config.rota,
       layout.rota,
       {fact::kRota, fact::kShare, fact::kTurn, fact::kReplacement, fact::kSwap, fact::kAbsence},
       rota_text}};
  for (const Centre& centre : stored.centres) {
    const std::string name = centre.key + ".opml";
    files.push_back({config.feeds / name,
                     layout.feeds / name,
                     {fact::kSource, fact::kAllocation},
                     [centre](const ExportSides& sides, std::string_view text) {
                       return feeds_text(sides, centre, text);
                     },
                     centre.key});
  }
  return files;
}

/// An export under way, in a folder of its own beside the one that was asked for.
class Export {
 public:
  Export(const config::VigieConfig& config, ExportLayout layout, Configuration stored,
         fs::path aside)
      : layout_(std::move(layout)),
        stored_(std::move(stored)),
        files_(files_of(config, layout_, stored_)),
        read_(load_configuration(config).value),
        sides_{read_, stored_},
        aside_(std::move(aside)) {}
  Export(const Export&) = delete;
  Export& operator=(const Export&) = delete;

  Result<void> write(const config::VigieConfig& config) {
    if (auto done = write_new(aside_ / layout_.vigie, layout_.vigie_text); !done) return done;
    for (const File& file : files_) {
      const std::string before = text_of(file.from);
      const auto text = file.compose(sides_, before);
      if (!text && !before.empty()) anew_.insert(file.to);
      if (auto done = put(file, text ? *text : fresh(file)); !done) return done;
    }
    if (auto done = copy(config.newsletter, layout_.newsletter); !done) return done;
    return copy(config.territories, layout_.territories);
  }

  /// Reads back what was written; what does not say the same is written anew, and stays so where
  /// that helps.
  Result<Exported> check() {
    auto read = read_back();
    for (const File& file : files_) {
      if (says_the_same(file, read) || anew_.count(file.to) > 0) continue;
      const std::string merged = text_of(aside_ / file.to);
      if (auto done = put(file, fresh(file)); !done) return fail(done.error());
      read = read_back();
      if (says_the_same(file, read)) {
        anew_.insert(file.to);
        continue;
      }
      if (auto done = put(file, merged); !done) return fail(done.error());
      read = read_back();
    }
    return told(std::move(read));
  }

  const ExportLayout& layout() const { return layout_; }

 private:
  /// Nothing is written where there was no file and there is nothing to say.
  Result<void> put(const File& file, const std::string& text) {
    std::error_code error;
    if (text.empty() && !fs::exists(file.from, error)) return {};
    const bool no_source = !file.centre.empty() && !fs::exists(file.from, error) &&
                           std::ranges::find(stored_.allocations, file.centre,
                                             &Allocation::centre) == stored_.allocations.end();
    return no_source ? Result<void>() : write_new(aside_ / file.to, text);
  }

  std::string fresh(const File& file) const {
    static const Configuration kNothing;
    const ExportSides anew{kNothing, stored_};
    return file.compose(anew, "").value_or("");
  }

  Exported told(config::Loaded<Configuration> read) const {
    Exported exported;
    exported.config_file = layout_.vigie;
    for (const fs::path& file : anew_) exported.anew.push_back(file.string());
    exported.problems = std::move(read.diagnostics);
    std::erase_if(exported.problems, [](const config::Diagnostic& d) {
      return d.severity != config::Severity::error;
    });
    exported.faithful = exported.problems.empty() && facts_of(read.value) == sides_.stored_facts;
    return exported;
  }

  config::Loaded<Configuration> read_back() const {
    return load_configuration(config::load_vigie(aside_ / layout_.vigie).value);
  }

  bool says_the_same(const File& file, const config::Loaded<Configuration>& read) const {
    const std::string name = (aside_ / file.to).string();
    const bool wrong = std::ranges::any_of(read.diagnostics, [&](const config::Diagnostic& d) {
      return d.file == name && d.severity == config::Severity::error;
    });
    const auto own = [&file](Facts facts) {
      std::erase_if(facts, [&file](const auto& entry) {
        if (file.kinds.count(entry.first.first) == 0) return true;
        return entry.first.first == fact::kAllocation &&
               !entry.first.second.starts_with(file.centre + " ");
      });
      return facts;
    };
    return !wrong && own(facts_of(read.value)) == own(sides_.stored_facts);
  }

  Result<void> copy(const fs::path& from, const fs::path& to) const {
    std::error_code error;
    if (!fs::is_directory(from, error)) return {};
    fs::create_directories(aside_ / to, error);
    fs::copy(from, aside_ / to, fs::copy_options::recursive, error);
    if (error) return cannot_write(aside_ / to, error);
    return {};
  }

  ExportLayout layout_;
  Configuration stored_;
  std::vector<File> files_;
  Configuration read_;
  ExportSides sides_;
  fs::path aside_;
  std::set<fs::path> anew_;
};

/// A new folder beside the one asked for, which a rename can put in its place.
Result<fs::path> make_aside(const fs::path& folder) {
  std::error_code error;
  if (folder.has_parent_path()) fs::create_directories(folder.parent_path(), error);
  for (int number = 1; number <= kAsideMax && !error; ++number) {
    fs::path aside = folder;
    aside += ".nouveau-" + std::to_string(number);
    if (fs::create_directory(aside, error)) return aside;
  }
  return cannot_write(folder, error);
}

/// Removes what was written aside, whatever happened.
struct Sweep {
  fs::path aside;
  ~Sweep() {
    std::error_code ignored;
    fs::remove_all(aside, ignored);
  }
};

/// Lists of sources and rules of an export before this one, which would be read with it.
std::vector<fs::path> older(const fs::path& aside, const fs::path& folder,
                            const ExportLayout& layout) {
  std::error_code ignored;
  std::vector<fs::path> files = {layout.filters, layout.medias, layout.trackers};
  for (const fs::directory_entry& each : fs::directory_iterator(folder / layout.feeds, ignored)) {
    if (each.path().extension() == ".opml") files.push_back(layout.feeds / each.path().filename());
  }
  std::erase_if(files, [&](const fs::path& file) { return fs::exists(aside / file, ignored); });
  return files;
}

Result<void> move_file(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::create_directories(to.parent_path(), error);
  if (error) return cannot_write(to.parent_path(), error);
  fs::rename(from, to, error);
  if (error) return cannot_write(to, error);
  return {};
}

Result<void> move_in(const fs::path& aside, const fs::path& folder, const ExportLayout& layout) {
  std::error_code error;
  if (!fs::exists(folder, error) || fs::is_empty(folder, error)) {
    fs::remove(folder, error);
    return move_file(aside, folder);
  }
  const std::vector<fs::path> gone = older(aside, folder, layout);
  std::vector<fs::path> files;
  for (const auto& each : fs::recursive_directory_iterator(aside, error)) {
    if (each.is_regular_file(error)) files.push_back(each.path());
  }
  for (const fs::path& file : files) {
    auto done = move_file(file, folder / file.lexically_relative(aside));
    if (!done) return done;
  }
  for (const fs::path& file : gone) fs::remove(folder / file, error);
  return {};
}

}  // namespace

Result<ExportOutcome> export_config(store::Reader& reader, const config::VigieConfig& config,
                                    const ExportRequest& request) {
  std::error_code error;
  fs::path folder = fs::absolute(request.folder, error).lexically_normal();
  if (folder.filename().empty()) folder = folder.parent_path();
  if (fs::exists(folder, error) && !fs::is_directory(folder, error)) {
    return fail(Code::invalid_input, folder.string() + " is no folder",
                folder.string() + " n’est pas un dossier");
  }
  if (fs::exists(folder, error) && !fs::is_empty(folder, error) && !request.force) {
    return ExportOutcome(FolderNotEmpty{});
  }
  const fs::path config_file = fs::absolute(request.config_file, error).lexically_normal();
  const auto text = read_file(config_file, config::kConfigBytesMax);
  if (!text) return fail(text.error());
  auto stored = stored_configuration(reader);
  if (!stored) return fail(stored.error());
  const std::size_t weeks = stored->rota.plan.size();
  stored->rota = within_validity(std::move(stored->rota));
  const std::size_t left_out = weeks - stored->rota.plan.size();
  const auto aside = make_aside(folder);
  if (!aside) return fail(aside.error());
  const Sweep sweep{*aside};
  Export exporting(config, export_layout(config_file, *text), std::move(*stored), *aside);
  if (auto done = exporting.write(config); !done) return fail(done.error());
  auto exported = exporting.check();
  if (!exported) return fail(exported.error());
  if (auto done = move_in(*aside, folder, exporting.layout()); !done) return fail(done.error());
  exported->left_out = left_out;
  exported->config_file = folder / exported->config_file;
  for (config::Diagnostic& d : exported->problems) {
    if (d.file.starts_with(aside->string())) {
      d.file.replace(0, aside->string().size(), folder.string());
    }
  }
  return ExportOutcome(std::move(*exported));
}

}  // namespace vigie::app
