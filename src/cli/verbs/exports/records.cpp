// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/exports/records.hpp"

#include <cstdio>
#include <fstream>

#include "app/exports/read_records.hpp"
#include "base/files.hpp"
#include "base/format.hpp"
#include "exports/formats.hpp"
#include "store/people/centre_repo.hpp"
#include "text/french.hpp"

namespace vigie::cli {
namespace {

using app::RecordSelection;

int how_many(const RecordsArguments& arguments) {
  int count = 0;
  for (const std::string* each :
       {&arguments.item, &arguments.days, &arguments.theme, &arguments.territory, &arguments.media,
        &arguments.kept, &arguments.search}) {
    if (!each->empty()) ++count;
  }
  return count;
}

Result<RecordSelection> selection_of(const RecordsArguments& arguments, store::Reader& reader) {
  using Kind = RecordSelection::Kind;
  RecordSelection selection;
  if (!arguments.days.empty()) {
    const auto days = app::days_named(arguments.days);
    if (!days) {
      return fail(Code::invalid_input, "--day " + arguments.days,
                  "un jour s’écrit 2026-11-16, un mois 2026-11");
    }
    selection = *days;
  } else if (!arguments.kept.empty()) {
    const auto centre = store::centre_by_key(reader, arguments.kept);
    if (!centre) return fail(centre.error());
    selection = {.kind = Kind::kept, .value = arguments.kept, .centre = centre->id};
  } else if (!arguments.item.empty()) {
    selection = {.kind = Kind::item, .value = arguments.item};
  } else if (!arguments.theme.empty()) {
    selection = {.kind = Kind::theme, .value = arguments.theme};
  } else if (!arguments.territory.empty()) {
    selection = {.kind = Kind::territory, .value = arguments.territory};
  } else if (!arguments.media.empty()) {
    selection = {.kind = Kind::media, .value = arguments.media};
  } else if (!arguments.search.empty()) {
    selection = {.kind = Kind::search, .value = arguments.search};
  }
  selection.limit = arguments.limit;
  return selection;
}

Result<void> write_bytes(const std::filesystem::path& file, std::string_view bytes) {
  if (file.empty()) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size()) {
      return cannot_write("stdout");
    }
    return {};
  }
  std::ofstream out(file, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) return cannot_write(file);
  return {};
}

}  // namespace

int run_export_records(const RecordsArguments& arguments, Console& console,
                       const Installation& installation) {
  if (how_many(arguments) > 1) {
    console.notice("Une seule sélection à la fois\u00a0: jour, mois, thème, liste… au choix.");
    return kExitUsage;
  }
  const auto format = exports::format_named(arguments.format);
  if (!format) return kExitUsage;
  auto db = open_database(installation, store::Mode::read_only);
  if (!db) return console.report(db.error());
  auto reader = db->reader();
  const auto selection = selection_of(arguments, reader);
  if (!selection) return console.report(selection.error());
  const auto context = app::read_record_context(reader, installation.config.web.public_url);
  if (!context) return console.report(context.error());
  const auto records = app::read_records(reader, *context, *selection);
  if (!records) return console.report(records.error());
  const exports::Options options{
      .dialect = arguments.dialect == "pmb" ? exports::Dialect::pmb : exports::Dialect::general,
      .latin1 = arguments.latin1,
      .public_url = installation.config.web.public_url,
      .title = {}};
  const auto written =
      write_bytes(arguments.out, exports::write_records(*format, options, *records));
  if (!written) return console.report(written.error());
  if (!arguments.out.empty()) {
    console.line(fmt::format(
        "{} dans {}.",
        text::plural(static_cast<long long>(records->size()), "notice écrite", "notices écrites"),
        arguments.out.string()));
  }
  return kExitOk;
}

}  // namespace vigie::cli
