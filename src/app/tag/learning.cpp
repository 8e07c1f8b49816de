// SPDX-License-Identifier: EUPL-1.2
#include "app/tag/learning.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>

#include "base/files.hpp"
#include "base/format.hpp"
#include "base/log.hpp"
#include "store/tag/learning_repo.hpp"
#include "store/upkeep/setting_repo.hpp"

namespace vigie::app {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kModelSetting = "tag_model";
constexpr std::string_view kModelAgeSetting = "tag_model_at";
constexpr std::size_t kLabelledBytesMax = 256 << 20;
/// A label is the theme's whose rules find its articles this much oftener than others, and
/// oftenest. The rules are narrow, a paper's rubric is wide: how much of the label they find says
/// nothing.
constexpr double kSameSubjectMin = 1.8;
constexpr int kCommonMin = 2;

struct Labelled {
  std::string title;
  std::string summary;
  std::string label;
};

std::vector<std::string_view> fields_of(std::string_view line) {
  std::vector<std::string_view> fields;
  for (;;) {
    const auto tab = line.find('\t');
    fields.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return fields;
    line.remove_prefix(tab + 1);
  }
}

Result<std::vector<Labelled>> read_labelled(const fs::path& file, std::string_view split) {
  auto bytes = read_file(file, kLabelledBytesMax);
  if (!bytes) return fail(bytes.error());
  std::istringstream in(std::move(*bytes));
  std::string line;
  std::getline(in, line);
  const auto heading = fields_of(line);
  const auto column = [&heading](std::string_view name) {
    return static_cast<std::size_t>(std::ranges::find(heading, name) - heading.begin());
  };
  const std::size_t title = column("title"), summary = column("summary"), theme = column("theme"),
                    part = column("split"), count = heading.size();
  if (title == count || theme == count || (!split.empty() && part == count)) {
    return fail(Code::invalid_input, file.string() + ": columns title, theme, split",
                file.string() +
                    "\u00a0: la première ligne doit nommer les colonnes title, theme et, "
                    "avec --split, split");
  }
  std::vector<Labelled> rows;
  while (std::getline(in, line) && rows.size() < tag::kExamplesMax) {
    const auto fields = fields_of(line);
    if (fields.size() < count || (!split.empty() && fields[part] != split)) continue;
    rows.push_back({std::string(fields[title]),
                    summary == count ? "" : std::string(fields[summary]),
                    std::string(fields[theme])});
  }
  return rows;
}

/// Label × theme: how often the rules give the theme to articles of the label.
std::vector<LabelMeaning> meanings_of(const std::vector<Labelled>& rows,
                                      const std::vector<std::vector<tag::Tag>>& tags,
                                      const std::vector<std::string>& codes) {
  std::map<std::string, int> items;
  std::map<std::string, int> given;
  std::map<std::pair<std::string, std::string>, int> both;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    ++items[rows[row].label];
    for (const tag::Tag& tag : tags[row]) {
      ++given[tag.code];
      ++both[{rows[row].label, tag.code}];
    }
  }
  struct Pair {
    double surprise = 0;  // how far the number they share is from chance
    std::string label, code;
  };
  std::vector<Pair> pairs;
  for (const auto& [pair, common] : both) {
    const auto& [label, code] = pair;
    if (items.contains(code) || std::ranges::find(codes, label) != codes.end()) continue;
    const double chance =
        static_cast<double>(items[label]) * given[code] / static_cast<double>(rows.size());
    if (common < kCommonMin || common < kSameSubjectMin * chance) continue;
    pairs.push_back({(common - chance) / std::sqrt(chance), label, code});
  }
  std::ranges::stable_sort(pairs, std::greater(), &Pair::surprise);
  std::map<std::string, std::string> code_of, label_of;
  for (const Pair& pair : pairs) {
    if (code_of.contains(pair.label) || label_of.contains(pair.code)) continue;
    code_of[pair.label] = pair.code;
    label_of[pair.code] = pair.label;
  }
  std::vector<LabelMeaning> meanings;
  for (const auto& [label, count] : items) {
    const bool is_code = std::ranges::find(codes, label) != codes.end();
    meanings.push_back({label, is_code ? label : code_of[label], count});
  }
  return meanings;
}

/// An example, its answers aside; `codes` are the questions.
tag::Example example_of(std::string_view title, std::string_view excerpt,
                        const tag::ThemeTagger& rules, const std::vector<std::string>& codes) {
  const tag::ArticleWords words = tag::read_article(title, excerpt);
  const tag::ThemeFindings ruled = rules.find(words);
  tag::Example example;
  example.features = tag::features_of(words, {rules.codes(), ruled.sums});
  example.hash = tag::hash_of(title);
  for (const std::string& code : codes) {
    example.ruled.push_back(std::ranges::find(ruled.tags, code, &tag::Tag::code) !=
                            ruled.tags.end());
  }
  return example;
}

}  // namespace

Result<Learning> learn_from_file(const fs::path& file, std::string_view split,
                                 const tag::ThemeTagger& rules) {
  const auto rows = read_labelled(file, split);
  if (!rows) return fail(rows.error());
  std::vector<std::vector<tag::Tag>> tags;
  for (const Labelled& row : *rows) {
    tags.push_back(rules.tag(tag::read_article(row.title, row.summary)));
  }
  Learning learning;
  learning.labels = meanings_of(*rows, tags, rules.codes());
  learning.examples = rows->size();
  std::map<std::string, std::string> code_of;
  std::vector<std::string> codes;
  for (const LabelMeaning& meaning : learning.labels) {
    code_of[meaning.label] = meaning.code;
    if (!meaning.code.empty() && std::ranges::find(codes, meaning.code) == codes.end()) {
      codes.push_back(meaning.code);
    }
  }
  std::ranges::sort(codes);
  std::vector<tag::Example> examples;
  for (const Labelled& row : *rows) {
    tag::Example example = example_of(row.title, row.summary, rules, codes);
    for (const std::string& code : codes) {
      const bool yes = code_of[row.label] == code;
      example.answers.push_back(yes ? tag::Answer::yes : tag::Answer::no);
    }
    examples.push_back(std::move(example));
  }
  learning.training = tag::train(codes, examples);
  return learning;
}

Result<Learning> learn_from_decisions(store::Reader& reader, const tag::ThemeTagger& rules) {
  const auto decided =
      store::decided_articles(reader, static_cast<std::int64_t>(tag::kExamplesMax));
  if (!decided) return fail(decided.error());
  std::vector<std::string> codes = rules.codes();
  codes.emplace_back(tag::kPanoramaQuestion);
  std::vector<tag::Example> examples;
  for (const store::DecidedArticle& article : *decided) {
    tag::Example example = example_of(article.title, article.excerpt, rules, codes);
    for (const std::string& code : rules.codes()) {
      const bool given = std::ranges::find(article.themes, code) != article.themes.end();
      example.answers.push_back(!article.tags_seen ? tag::Answer::unknown
                                : given            ? tag::Answer::yes
                                                   : tag::Answer::no);
    }
    example.answers.push_back(article.relayed     ? tag::Answer::yes
                              : article.discarded ? tag::Answer::no
                                                  : tag::Answer::unknown);
    examples.push_back(std::move(example));
  }
  Learning learning;
  learning.examples = examples.size();
  learning.training = tag::train(codes, examples);
  return learning;
}

Result<std::optional<tag::Learned>> kept_model(store::Reader& reader) {
  const auto kept = store::setting(reader, kModelSetting);
  if (!kept) return fail(kept.error());
  if (!*kept) return std::nullopt;
  auto learned = tag::Learned::read(**kept);
  if (learned) return std::optional(std::move(*learned));
  log(Level::warning, "model not readable", {{"error", learned.error().detail}});
  return std::nullopt;
}

Result<std::string> model_age(store::Reader& reader) {
  const auto kept = store::setting(reader, kModelAgeSetting);
  if (!kept) return fail(kept.error());
  return kept->value_or("");
}

Result<void> keep_model(store::Database& db, const tag::Learned& learned, Instant now) {
  auto tx = db.begin();
  if (!tx) return fail(tx.error());
  if (auto done = store::put_setting(*tx, kModelSetting, learned.write()); !done) return done;
  if (auto done = store::put_setting(*tx, kModelAgeSetting, iso(now)); !done) return done;
  return tx->commit();
}

Result<void> write_model(const fs::path& file, const tag::Learned& learned) {
  fs::path unfinished = file;
  unfinished += ".en-cours";
  {
    std::ofstream out(unfinished, std::ios::binary);
    out << learned.write() << std::flush;
    if (!out) return cannot_write(unfinished);
  }
  std::error_code cannot;
  fs::rename(unfinished, file, cannot);
  if (cannot) return cannot_write(file, cannot);
  return {};
}

Result<tag::Learned> read_model(const fs::path& file) {
  const auto bytes = read_file(file, tag::kModelBytesMax);
  if (!bytes) return fail(bytes.error());
  auto learned = tag::Learned::read(*bytes);
  if (!learned) {
    learned.error().sentence =
        file.string() + " n’est pas un modèle que «\u00a0vigie learn\u00a0» a écrit";
    return fail_with(file.string(), learned.error());
  }
  return learned;
}

}  // namespace vigie::app
