// SPDX-License-Identifier: EUPL-1.2
#include "mailing/reader_file.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "mailing/encoding.hpp"
#include "mailing/reader_columns.hpp"
#include "text/charset.hpp"
#include "text/csv.hpp"
#include "text/fold.hpp"
#include "text/url.hpp"
#include "text/utf8.hpp"

namespace vigie::mailing {
namespace {

constexpr std::size_t kCellBytesMax = 200;

/// Without what is not seen: no-break spaces, zero-width ones, byte order marks.
std::string without_unseen(std::string_view given) {
  std::string out;
  std::string_view rest = given;
  while (!rest.empty()) {
    const text::Utf8Char next = text::read_utf8(rest);
    if (next.bytes == 0) break;
    const bool space = next.code == 0xA0 || next.code == 0x202F || next.code == 0x2007;
    if (space) {
      out += ' ';
    } else if (!text::is_ignorable(next.code) && next.code != 0xFEFF && next.code != 0x200B) {
      out += rest.substr(0, next.bytes);
    }
    rest.remove_prefix(next.bytes);
  }
  return std::string(text::trimmed(out));
}

std::string_view unquoted(std::string_view text) {
  text = text::trimmed(text);
  while (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') &&
         text.back() == text.front()) {
    text = text::trimmed(text.substr(1, text.size() - 2));
  }
  return text;
}

/// "été.fr" -> "xn--t-9fab.fr"; as it was where it is no host.
std::string ascii_domain(const std::string& address) {
  const std::size_t at = address.rfind('@');
  if (at == std::string::npos || text::ascii_run(address) == address.size()) return address;
  const std::string host = text::host_of("https://" + address.substr(at + 1) + "/");
  return host.empty() ? address : address.substr(0, at + 1) + host;
}

class LineReader {
 public:
  explicit LineReader(std::vector<Column> columns) : columns_(std::move(columns)) {}

  ReaderLine read(const text::CsvRow& row) {
    ReaderLine line;
    line.line = row.line;
    for (std::size_t i = 0; i < columns_.size() && i < row.fields.size(); ++i) {
      take(columns_[i], row.fields[i], line);
    }
    name(line);
    if (line.refused.empty()) line.refused = refusal(row, line);
    display_.clear();
    last_.clear();
    first_.clear();
    return line;
  }

 private:
  void take(Column column, const std::string& cell, ReaderLine& line) {
    if (const auto standing = standing_of(column, cell)) return obey(*standing, cell, line);
    const std::string word = without_unseen(cell);
    switch (column) {
      case Column::email:
        if (line.address.empty()) line.address = clean_address(cell, &display_of_address_);
        return;
      case Column::display_name:
        display_ = word;
        return;
      case Column::last_name:
        last_ = word;
        return;
      case Column::first_name:
        first_ = word;
        return;
      case Column::basis:
        line.basis = parse_basis(text::fold(word));
        if (!word.empty() && !line.basis) {
          line.refused = "la base doit être «\u00a0inscription\u00a0» ou «\u00a0fonctions\u00a0»";
        }
        return;
      case Column::origin:
        line.origin = text::utf8_prefix(word, kCellBytesMax);
        return;
      case Column::centre:
        return attribute("centre", word, line);
      case Column::territory:
        return attribute("territory", word, line);
      case Column::role:
        return attribute("role", word, line);
      case Column::theme:
        return attribute("theme", word, line);
      default:
        return;
    }
  }

  static void attribute(std::string_view kind, const std::string& word, ReaderLine& line) {
    if (word.empty() || line.attributes.size() >= kReaderAttributesMax) return;
    line.attributes.emplace_back(kind, std::string(text::utf8_prefix(word, kCellBytesMax)));
  }

  static void obey(const Standing& standing, const std::string& cell, ReaderLine& line) {
    if (standing.kind == Standing::Kind::stays) return;
    if (standing.kind == Standing::Kind::unclear) {
      line.refused = fmt::format("«\u00a0{}\u00a0» dit peut-être que cette personne est partie",
                                 text::utf8_prefix(text::showable(cell), 40));
      return;
    }
    // What says most: a complaint, then a return, then a departure.
    const auto weight = [](SuppressionReason reason) {
      if (reason == SuppressionReason::complained) return 2;
      return reason == SuppressionReason::bounced ? 1 : 0;
    };
    if (!line.gone || weight(standing.reason) > weight(*line.gone)) line.gone = standing.reason;
  }

  void name(ReaderLine& line) {
    const std::string both =
        first_.empty() || last_.empty() ? first_ + last_ : first_ + " " + last_;
    line.name = !first_.empty() || display_.empty() ? both : display_;
    if (line.name.empty()) line.name = display_.empty() ? display_of_address_ : display_;
    display_of_address_.clear();
  }

  static std::string refusal(const text::CsvRow& row, const ReaderLine& line) {
    if (row.open_quote) return "un guillemet n’est jamais fermé";
    if (line.address.empty()) return "pas d’adresse";
    if (!is_address(line.address)) return "ce n’est pas une adresse de courriel";
    if (has_control(line.name)) return "le nom contient un caractère de commande";
    if (line.name.size() > kReaderNameBytesMax) return "le nom est trop long";
    return "";
  }

  std::vector<Column> columns_;
  std::string display_, last_, first_, display_of_address_;
};

/// Each column's meaning; the first of two columns with addresses is read.
std::vector<Column> read_headings(const text::CsvRow& head, ReaderFile& file) {
  std::vector<Column> columns;
  bool has_email = false;
  for (const std::string& field : head.fields) {
    const std::string heading = without_unseen(field);
    Column column = column_of(heading);
    if (column == Column::email && has_email) column = Column::none;
    has_email = has_email || column == Column::email;
    columns.push_back(column);
    const std::string shown(text::utf8_prefix(text::showable(heading), 80));
    if (heading.empty()) continue;
    if (column == Column::none) {
      file.unused.push_back(shown);
    } else {
      file.used.push_back(fmt::format("{} → {}", shown, word_of(column)));
    }
  }
  if (!has_email) {
    file.trouble = "la première ligne doit nommer les colonnes, dont «\u00a0courriel\u00a0»";
  }
  return columns;
}

std::string separator_word(std::string_view utf8) {
  const std::string_view first = utf8.substr(0, utf8.find('\n'));
  const auto count = [&](char c) { return std::ranges::count(first, c); };
  if (count(',') > count(';') && count(',') >= count('\t')) return "virgule";
  return count('\t') > count(';') ? "tabulation" : "point-virgule";
}

/// What a spreadsheet itself looks like, or something that is no text.
std::string unreadable(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04")) {
    return "c’est un classeur (XLSX ou ODS)\u00a0: dans le tableur, «\u00a0Enregistrer "
           "sous\u00a0», "
           "choisir CSV UTF-8, puis donner ce fichier-là";
  }
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) {
    return "c’est un ancien classeur Excel (XLS)\u00a0: l’enregistrer en CSV, puis donner ce "
           "fichier-là";
  }
  if (bytes.starts_with("%PDF")) return "c’est un PDF, pas un tableau";
  return "";
}

}  // namespace

std::string clean_address(std::string_view given, std::string* name) {
  const std::string seen = without_unseen(given);
  std::string_view rest = unquoted(seen);
  const std::size_t open = rest.rfind('<');
  if (open != std::string_view::npos && rest.find('>', open) != std::string_view::npos) {
    if (name != nullptr) *name = unquoted(rest.substr(0, open));
    rest = rest.substr(open + 1, rest.find('>', open) - open - 1);
  }
  rest = unquoted(rest);
  if (text::ascii_lower(rest.substr(0, 7)) == "mailto:") rest.remove_prefix(7);
  return ascii_domain(std::string(text::trimmed(rest)));
}

ReaderFile read_reader_file(std::string_view bytes) {
  ReaderFile file;
  file.trouble = unreadable(bytes);
  if (!file.trouble.empty()) return file;
  const text::Decoded decoded = text::to_utf8(bytes, "");
  file.encoding = decoded.encoding;
  file.separator = separator_word(decoded.utf8);
  const std::vector<text::CsvRow> rows = text::read_csv(decoded.utf8);
  std::size_t head = 0;
  if (!rows.empty() && text::ascii_lower(rows[0].fields[0]).starts_with("sep=")) head = 1;
  if (rows.size() <= head) {
    file.trouble = "le fichier est vide";
    return file;
  }
  if (rows.size() > kReaderLinesMax) {
    file.trouble = "le fichier a trop de lignes";
    return file;
  }
  LineReader reader(read_headings(rows[head], file));
  if (!file.trouble.empty()) return file;
  for (std::size_t i = head + 1; i < rows.size(); ++i) file.lines.push_back(reader.read(rows[i]));
  return file;
}

}  // namespace vigie::mailing
