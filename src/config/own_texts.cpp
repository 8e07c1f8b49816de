// SPDX-License-Identifier: EUPL-1.2
#include "config/own_texts.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <tuple>

#include "base/files.hpp"
#include "base/format.hpp"
#include "config/toml_grammar.hpp"
#include "config/toml_reader.hpp"
#include "text/moment.hpp"
#include "text/utf8.hpp"

namespace vigie::config {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string>& known_words() {
  static const std::vector<std::string> kWords{
      "rubrique", "titre",   "ordre",   "lien",  "libelle", "bouton", "media", "image", "alt",
      "largeur",  "hauteur", "legende", "genre", "detail",  "debut",  "fin",   "lieu",  "fiche …"};
  return kWords;
}

/// Takes the first line off `rest`, without its end.
std::string_view next_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

class HeadReader {
 public:
  HeadReader(OwnText& text, Notebook& notes) : text_(&text), notes_(&notes) {}

  void read(std::string_view line, int number) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) {
      notes_->error(number, 1, "Cette ligne devrait s’écrire «\u00a0mot\u00a0: valeur\u00a0».");
      return;
    }
    // A word may be typed with the no-break space that French puts before a colon.
    std::string_view word = text::trimmed(line.substr(0, colon));
    while (word.ends_with("\u00a0")) word = text::trimmed(word.substr(0, word.size() - 2));
    const std::string_view value = text::trimmed(line.substr(colon + 1));
    if (!set(word, value, number)) unknown(word, number);
  }

 private:
  bool set(std::string_view word, std::string_view value, int line) {
    if (word.starts_with("fiche ")) {
      text_->facts.push_back({std::string(text::trimmed(word.substr(6))), std::string(value)});
      return true;
    }
    if (word == "ordre") return number(text_->order, value, line);
    if (word == "largeur") return number(text_->picture.width, value, line);
    if (word == "hauteur") return number(text_->picture.height, value, line);
    if (word == "bouton") {
      text_->button = value == "oui";
      return true;
    }
    if (word == "debut" || word == "début") return moment(text_->starts_at, value, line);
    if (word == "fin") return moment(text_->ends_at, value, line);
    if (word == "titre") {
      text_->title = text::one_line(value);  // the subject of the letter may be made of it
      return true;
    }
    std::string* const field = text_field(word);
    if (field == nullptr) return false;
    *field = value;
    return true;
  }

  std::string* text_field(std::string_view word) {
    if (word == "rubrique") return &text_->section;
    if (word == "lien") return &text_->url;
    if (word == "libelle" || word == "libellé") return &text_->link_label;
    if (word == "media" || word == "média") return &text_->media;
    if (word == "image") return &text_->picture.url;
    if (word == "alt") return &text_->picture.alt;
    if (word == "legende" || word == "légende") return &text_->picture.credit;
    if (word == "genre") return &text_->genre;
    if (word == "detail" || word == "détail") return &text_->details;
    if (word == "lieu") return &text_->place;
    return nullptr;
  }

  /// "2026-12-08 9:30", "2026-12-08"; of an end, the hour alone too.
  bool moment(std::optional<Instant>& into, std::string_view value, int line) {
    const std::optional<Instant> base = &into == &text_->ends_at ? text_->starts_at : std::nullopt;
    into = text::read_moment(value, base);
    if (!into) {
      notes_->error(line, 1,
                    fmt::format("«\u00a0{}\u00a0» n’est pas un moment\u00a0: écrire "
                                "2026-12-08 9:30.",
                                value));
    }
    return true;
  }

  bool number(int& into, std::string_view value, int line) {
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), into);
    if (error != std::errc{} || end != value.data() + value.size()) {
      notes_->error(line, 1, fmt::format("«\u00a0{}\u00a0» n’est pas un nombre entier.", value));
    }
    return true;
  }

  void unknown(std::string_view word, int line) {
    const auto near = nearest_word(word, known_words());
    notes_->error(
        line, 1,
        near ? fmt::format(
                   "«\u00a0{}\u00a0» est inconnu\u202f; vouliez-vous «\u00a0{}\u00a0»\u202f?", word,
                   *near)
             : fmt::format("«\u00a0{}\u00a0» est inconnu.", word));
  }

  OwnText* text_;
  Notebook* notes_;
};

bool has_section(const LetterPlan& plan, std::string_view key) {
  return std::ranges::any_of(plan.pages, [&](const PagePlan& page) {
    return std::ranges::any_of(page.sections,
                               [&](const SectionPlan& section) { return section.key == key; });
  });
}

/// A name that stays in its folder.
bool is_file_name(std::string_view name) {
  return !name.starts_with('.') &&
         name.find_first_not_of(
             "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-") ==
             std::string_view::npos;
}

void check(const OwnText& text, const LetterPlan& plan, Notebook& notes) {
  if (text.title.empty()) notes.error(1, 1, "Il manque le titre («\u00a0titre\u00a0: …\u00a0»).");
  if (text.section.empty()) {
    notes.error(1, 1, "Il manque la rubrique («\u00a0rubrique\u00a0: …\u00a0»).");
  } else if (!has_section(plan, text.section)) {
    notes.error(1, 1, fmt::format("La lettre n’a pas de rubrique «\u00a0{}\u00a0».", text.section));
  }
  if (!text.url.empty() && !text.url.starts_with("https://") && !text.url.starts_with("http://") &&
      !text.url.starts_with("mailto:")) {
    notes.error(1, 1,
                fmt::format("Le lien «\u00a0{}\u00a0» doit commencer par https://.", text.url));
  }
  const Picture& picture = text.picture;
  if (picture.url.empty()) return;
  if (!picture.url.starts_with("https://") && !is_file_name(picture.url)) {
    notes.error(1, 1,
                "L’image est un fichier du dossier images/ de la lettre, ou une adresse en "
                "https://.");
  }
  if (picture.alt.empty() || picture.width <= 0 || picture.height <= 0) {
    notes.error(1, 1,
                "Une image se donne avec «\u00a0alt\u00a0», «\u00a0largeur\u00a0» et "
                "«\u00a0hauteur\u00a0».");
  }
}

}  // namespace

Loaded<OwnText> read_own_text(std::string_view bytes, const std::string& file,
                              const LetterPlan& plan) {
  Notebook notes(file);
  OwnText text;
  text.file = file;
  if (const auto bad = first_invalid_utf8(bytes)) {
    notes.error(bad->line, bad->column, not_utf8_sentence());
    return {std::move(text), notes.take()};
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::string_view rest = bytes;
  if (text::trimmed(next_line(rest)) != "---") {
    notes.error(1, 1,
                "Le fichier doit commencer par une ligne «\u00a0---\u00a0», puis "
                "«\u00a0rubrique\u00a0: …\u00a0».");
    return {std::move(text), notes.take()};
  }
  HeadReader head(text, notes);
  bool closed = false;
  for (int number = 2; !rest.empty() && !closed; ++number) {
    const std::string_view line = next_line(rest);
    closed = text::trimmed(line) == "---";
    if (!closed && !text::trimmed(line).empty()) head.read(line, number);
  }
  if (!closed) notes.error(1, 1, "Il manque la seconde ligne «\u00a0---\u00a0», avant le texte.");
  text.body_markdown = text::trimmed(rest);
  check(text, plan, notes);
  return {std::move(text), notes.take()};
}

Loaded<std::vector<OwnText>> load_own_texts(const fs::path& folder, const LetterPlan& plan) {
  Loaded<std::vector<OwnText>> loaded;
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (at->path().extension() == ".md") files.push_back(at->path());
  }
  std::ranges::sort(files);
  if (files.size() > kOwnTextsMax) {
    loaded.diagnostics.push_back(
        {folder.string(), 0, 0,
         fmt::format("Plus de {} textes\u00a0: les derniers sont laissés.", kOwnTextsMax)});
    files.resize(kOwnTextsMax);
  }
  for (const fs::path& file : files) {
    const auto bytes = read_file_named(file, kOwnTextBytesMax);
    if (!bytes) {
      loaded.diagnostics.push_back({file.string(), 0, 0, bytes.error().sentence + "."});
      continue;
    }
    auto read = read_own_text(*bytes, file.string(), plan);
    std::ranges::move(read.diagnostics, std::back_inserter(loaded.diagnostics));
    loaded.value.push_back(std::move(read.value));
  }
  std::ranges::stable_sort(loaded.value, {}, &OwnText::order);
  return loaded;
}

}  // namespace vigie::config
