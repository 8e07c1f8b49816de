// SPDX-License-Identifier: EUPL-1.2
#include "app/setup/way_out.hpp"

#include <algorithm>
#include <fstream>

#include "app/exports/read_records.hpp"
#include "base/files.hpp"
#include "base/format.hpp"
#include "exports/formats.hpp"
#include "store/letter/sent_repo.hpp"
#include "store/sql/private_file.hpp"
#include "store/upkeep/dump.hpp"

namespace vigie::app {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSecrets = "cles-secretes.csv";

/// A file for the account of vigie alone.
class PrivateOut {
 public:
  explicit PrivateOut(fs::path file) : file_(std::move(file)) {
    store::make_private_file(file_);
    out_.open(file_, std::ios::binary | std::ios::trunc);
  }
  void write(std::string_view text) {
    out_.write(text.data(), static_cast<std::streamsize>(text.size()));
  }
  Result<void> close() {
    out_.close();
    if (!out_) return cannot_write(file_);
    return {};
  }

 private:
  fs::path file_;
  std::ofstream out_;
};

Result<void> make_folder(const fs::path& folder) {
  std::error_code wrong;
  fs::create_directories(folder, wrong);
  if (wrong) return cannot_write(folder, wrong);
  fs::permissions(folder, fs::perms::owner_all, wrong);
  if (wrong) return cannot_write(folder, wrong);
  return {};
}

Result<void> make_empty_folder(const fs::path& folder) {
  std::error_code wrong;
  if (fs::exists(folder, wrong) && !fs::is_empty(folder, wrong)) {
    return fail(Code::conflict, folder.string(),
                "ce dossier contient déjà quelque chose\u202F; en choisir un nouveau");
  }
  auto done = make_folder(folder);
  if (done) done = make_folder(folder / "tables");
  if (done) done = make_folder(folder / "lettres");
  return done;
}

fs::path file_of(const fs::path& folder, const store::DumpedTable& table) {
  if (table.secret) return folder / kSecrets;
  return folder / "tables" / (table.name + ".csv");
}

constexpr std::string_view kReadMe =
    "Ce que contient ce dossier\n"
    "==========================\n\n"
    "Tout ce que vigie savait, dans des fichiers qu’un tableur ouvre sans elle.\n\n"
    "tables/*.csv      une table par fichier, UTF-8, séparateur «\u00A0;\u00A0». Un texte est "
    "entre "
    "guillemets, un\n"
    "                  nombre ne l’est pas, une case vide n’a pas de valeur, X'…' est une "
    "empreinte.\n"
    "                  Les moments (…_at) sont des secondes UTC depuis 1970, les jours (…_on) "
    "2026-11-16.\n"
    "panorama.json     le panorama entier, en CSL-JSON\u202F; panorama.ris, le même pour Zotero.\n"
    "lettres/          chaque numéro tel qu’il a été figé.\n"
    "cles-secretes.csv les clés de vigie, lisibles par son seul compte\u00A0: sans elles, les "
    "liens des "
    "lettres\n"
    "                  déjà envoyées ne répondent plus, et qui est parti pourrait être "
    "réinscrit.\n\n"
    "N’y sont pas\u00A0: les mots de passe (chacun en choisit un nouveau) et les sessions.\n"
    "Il y a là des données personnelles\u00A0: abonnés, demandes. À garder comme telles.\n\n"
    "Remettre tout en place, sur une machine neuve\u00A0: vigie import all DOSSIER\n\n"
    "Les tables et leurs colonnes\n"
    "----------------------------\n"
    "Après «\u00A0--\u00A0», ce que dit le schéma de chaque colonne, en anglais.\n";

Result<LeftWith> write_tables(store::Reader& reader, const fs::path& folder) {
  const auto tables = store::tables_to_dump(reader);
  if (!tables) return fail(tables.error());
  LeftWith left;
  PrivateOut readme(folder / "LISEZMOI.txt");
  readme.write(kReadMe);
  for (const store::DumpedTable& table : *tables) {
    readme.write(fmt::format("\n{}.csv\n{}\n", table.name, table.statement));
    PrivateOut out(file_of(folder, table));
    const auto rows = store::dump_table(reader, table, [&out](std::string_view line) {
      out.write(line);
      out.write("\n");
    });
    if (!rows) return fail(rows.error());
    if (auto done = out.close(); !done) return fail(done.error());
    ++left.tables;
    left.rows += *rows;
  }
  if (auto done = readme.close(); !done) return fail(done.error());
  return left;
}

Result<void> write_panorama(store::Reader& reader, const fs::path& folder,
                            const std::string& public_url) {
  const auto context = read_record_context(reader, public_url);
  if (!context) return fail(context.error());
  constexpr int kAll = 1'000'000;
  const auto records = read_records(reader, *context, {.limit = kAll});
  if (!records) return fail(records.error());
  for (const auto& [name, format] : {std::pair{"panorama.json", exports::Format::csl_json},
                                     std::pair{"panorama.ris", exports::Format::ris}}) {
    PrivateOut out(folder / name);
    out.write(exports::write_records(format, {}, *records));
    if (auto done = out.close(); !done) return done;
  }
  return {};
}

Result<std::int64_t> write_letters(store::Reader& reader, const fs::path& folder) {
  const auto letters = store::frozen_letters(reader);
  if (!letters) return fail(letters.error());
  for (const store::FrozenLetter& letter : *letters) {
    PrivateOut out(folder / "lettres" / fmt::format("{}-{}.html", letter.letter, letter.number));
    out.write(letter.html);
    if (auto done = out.close(); !done) return fail(done.error());
  }
  return static_cast<std::int64_t>(letters->size());
}

}  // namespace

Result<LeftWith> export_all(store::Reader& reader, const fs::path& folder,
                            const std::string& public_url) {
  if (auto done = make_empty_folder(folder); !done) return fail(done.error());
  auto left = write_tables(reader, folder);
  if (!left) return left;
  if (auto done = write_panorama(reader, folder, public_url); !done) return fail(done.error());
  const auto letters = write_letters(reader, folder);
  if (!letters) return fail(letters.error());
  left->letters = *letters;
  return left;
}

Result<LeftWith> import_all(store::Database& db, const fs::path& folder) {
  auto reader = db.reader();
  const auto known = store::tables_to_dump(reader);
  if (!known) return fail(known.error());
  std::vector<store::TableText> tables;
  for (const store::DumpedTable& table : *known) {
    const fs::path file = file_of(folder, table);
    auto text = read_file(file, kTableBytesMax);
    if (!text) return fail(text.error());
    tables.push_back({table.name, std::move(*text)});
  }
  // What numbers were given out is told last: the rows themselves move it.
  std::ranges::stable_partition(
      tables, [](const store::TableText& table) { return table.name != "sqlite_sequence"; });
  const auto rows = store::load_tables(db, tables);
  if (!rows) return fail(rows.error());
  return LeftWith{static_cast<std::int64_t>(tables.size()), *rows, 0};
}

}  // namespace vigie::app
