// SPDX-License-Identifier: EUPL-1.2
#include "app/tag/neighbourhoods.hpp"

#include <algorithm>
#include <map>

#include "base/files.hpp"
#include "base/format.hpp"
#include "store/tag/tag_repo.hpp"
#include "text/charset.hpp"
#include "text/csv.hpp"
#include "text/fold.hpp"

namespace vigie::app {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kNameBytesMax = 200;
constexpr std::size_t kCommunesMax = 20;
constexpr std::size_t kRefusedShareMax = 10;  ///< one line in so many

struct Columns {
  std::size_t code = 0;
  std::size_t name = 0;
  std::size_t insee = 0;    ///< past the end where the file has none
  std::size_t commune = 0;  ///< the same
};

/// The first of these names that the heading has.
std::size_t column(const std::vector<std::string>& heading,
                   std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    const auto found = std::ranges::find(heading, name);
    if (found != heading.end()) return static_cast<std::size_t>(found - heading.begin());
  }
  return heading.size();
}

Result<Columns> columns_of(const text::CsvRow& first) {
  std::vector<std::string> heading;
  for (const std::string& field : first.fields) {
    std::string name;
    for (const std::string& word : text::words(field)) name += name.empty() ? word : "_" + word;
    heading.push_back(std::move(name));
  }
  const Columns columns{
      column(heading, {"code_qp", "code_qpv", "codeqp", "codeqpv", "code_quartier", "code"}),
      column(heading, {"nom_qp", "nom_qpv", "lib_qp", "lib_qpv", "libqp", "nom_quartier",
                       "libelle_du_quartier_prioritaire", "libelle", "nom"}),
      column(heading, {"insee_com", "code_insee", "codes_insee", "insee", "code_commune", "codgeo",
                       "depcom", "list_com_2024", "list_com_2023", "com"}),
      column(heading, {"nom_commune", "nom_com", "lib_com", "libcom", "commune_qp", "commune",
                       "communes", "lib_com_2024", "libgeo"})};
  const std::size_t none = heading.size();
  if (columns.code == none || columns.name == none ||
      (columns.insee == none && columns.commune == none)) {
    return fail(Code::invalid_input, "columns: code, name, commune",
                "la première ligne doit nommer les colonnes\u00a0: code du quartier, nom, commune");
  }
  return columns;
}

/// "QP093012" and "QN09301M" lie in "93", "QN97401M" in "974", "QP02A001" in "2A".
std::string departement_of_qpv(std::string_view code) {
  if (code.size() < 5) return "";
  std::string departement(code.substr(2, 3));
  if (departement.starts_with('0')) departement.erase(0, 1);
  return departement;
}

bool is_code(std::string_view code) {
  return code.size() >= 6 && code.size() <= 12 && code.starts_with('Q') &&
         std::ranges::all_of(
             code, [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); });
}

std::vector<std::string> parts_of(std::string_view field) {
  std::vector<std::string> parts(1);
  for (const char c : field) {
    if (c == ',' || c == ';' || c == '|' || c == '/') {
      parts.emplace_back();
    } else if (!(c == ' ' && parts.back().empty())) {
      parts.back() += c;
    }
  }
  std::erase(parts, "");
  for (std::string& part : parts) {
    while (part.ends_with(' ')) part.pop_back();
  }
  return parts;
}

class Import {
 public:
  Import(const tag::TerritoryTagger& territories, const Columns& columns)
      : territories_(territories), columns_(columns) {}

  void read(const text::CsvRow& row) {
    ++report_.lines;
    const std::string why = take(row);
    if (why.empty()) return;
    ++report_.refused;
    if (report_.notes.size() < kNeighbourhoodNotesMax) {
      report_.notes.push_back(fmt::format("ligne {}\u00a0: {}", row.line, why));
    }
  }

  const std::map<std::string, store::Neighbourhood>& kept() const { return kept_; }
  NeighbourhoodReport& report() { return report_; }

 private:
  static std::string_view field(const text::CsvRow& row, std::size_t at) {
    return at < row.fields.size() ? std::string_view(row.fields[at]) : std::string_view();
  }

  /// Why not, in French; "" when taken.
  std::string take(const text::CsvRow& row) {
    store::Neighbourhood made{
        std::string(field(row, columns_.code)), std::string(field(row, columns_.name)), {}};
    if (!is_code(made.code)) {
      return fmt::format("«\u00a0{}\u00a0» n’est pas un code de quartier.", made.code);
    }
    if (made.name.empty() || made.name.size() > kNameBytesMax ||
        made.name.find_first_of("\t\n\r") != std::string::npos) {
      return fmt::format("le nom du quartier {} manque ou ne convient pas.", made.code);
    }
    made.communes = communes_of(row, made.code);
    if (made.communes.empty()) {
      return fmt::format("commune inconnue pour {} ({}).", made.code, made.name);
    }
    if (kept_.size() >= kNeighbourhoodsMax) return "le fichier a trop de quartiers.";
    kept_.insert_or_assign(made.code, std::move(made));
    return "";
  }

  std::vector<std::string> communes_of(const text::CsvRow& row, std::string_view code) const {
    std::vector<std::string> codes;
    for (const std::string& given : parts_of(field(row, columns_.insee))) {
      if (is_commune(given)) codes.push_back(given);
    }
    const std::string departement = departement_of_qpv(code);
    if (codes.empty()) {
      for (const std::string& name : parts_of(field(row, columns_.commune))) {
        for (const tag::Place& place : territories_.named(name)) {
          const bool there = place.level == tag::Level::commune && place.departement == departement;
          if (there) codes.emplace_back(place.code);
        }
      }
    }
    if (codes.size() > kCommunesMax) codes.resize(kCommunesMax);
    return codes;
  }

  bool is_commune(std::string_view code) const {
    const tag::Place* place = territories_.by_code(code);
    return place != nullptr && place->level == tag::Level::commune;
  }

  const tag::TerritoryTagger& territories_;
  Columns columns_;
  std::map<std::string, store::Neighbourhood> kept_;
  NeighbourhoodReport report_;
};

Result<std::string> read_text(const fs::path& file) {
  const auto bytes = read_file(file, kNeighbourhoodFileBytesMax);
  if (!bytes) return fail(bytes.error());
  std::string utf8(text::to_utf8(*bytes, "").utf8);
  if (utf8.starts_with("\xEF\xBB\xBF")) utf8.erase(0, 3);
  return utf8;
}

Result<void> replace_all(store::Database& db, Import& import) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto before = store::neighbourhoods(reader);
  if (!before) return fail(before.error());
  for (const store::Neighbourhood& each : *before) {
    import.report().removed += import.kept().contains(each.code) ? 0 : 1;
  }
  import.report().kept = import.kept().size();
  import.report().added = import.kept().size() - (before->size() - import.report().removed);
  if (auto done = store::forget_neighbourhood_communes(*tx); !done) return done;
  if (auto done = store::forget_neighbourhoods(*tx); !done) return done;
  for (const auto& [code, neighbourhood] : import.kept()) {
    if (auto done = store::put_neighbourhood(*tx, neighbourhood); !done) return done;
    int position = 0;
    for (const std::string& commune : neighbourhood.communes) {
      if (auto done = store::put_neighbourhood_commune(*tx, code, ++position, commune); !done) {
        return done;
      }
    }
  }
  import.report().written = true;
  return tx->commit();
}

}  // namespace

Result<NeighbourhoodReport> import_neighbourhoods(store::Database& db, const fs::path& file,
                                                  const tag::TerritoryTagger& territories) {
  const auto utf8 = read_text(file);
  if (!utf8) return fail(utf8.error());
  const std::vector<text::CsvRow> rows = text::read_csv(*utf8);
  if (rows.empty()) {
    return fail(Code::invalid_input, file.string() + ": empty", file.string() + " est vide");
  }
  const auto columns = columns_of(rows.front());
  if (!columns) return fail_with(file.string(), columns.error());
  Import import(territories, *columns);
  for (std::size_t at = 1; at < rows.size(); ++at) import.read(rows[at]);
  NeighbourhoodReport& report = import.report();
  report.kept = import.kept().size();
  if (report.kept == 0 || report.refused * kRefusedShareMax > report.lines) return report;
  if (auto done = replace_all(db, import); !done) return fail(done.error());
  return report;
}

}  // namespace vigie::app
