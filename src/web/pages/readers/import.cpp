// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/readers/import.hpp"

#include "app/letter/letter_files.hpp"
#include "app/letter/subscribers.hpp"
#include "app/readers/import_upload.hpp"
#include "app/readers/read_readers.hpp"
#include "base/format.hpp"
#include "text/french.hpp"
#include "text/utf8.hpp"
#include "web/pages/readers/readers.hpp"
#include "web/site/reply.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using render::View;

constexpr std::size_t kRefusedShown = 200;
constexpr std::size_t kFileNameBytesMax = 120;

/// "Essai d’import", or nothing where only a file is asked for.
View trial_view(const app::ImportReport& report, std::string_view file_name) {
  std::vector<View> refused;
  for (const app::RefusedLine& each : report.refused) {
    if (refused.size() == kRefusedShown) break;
    refused.push_back(View()
                          .set("line", text::number(each.line))
                          .set("address", text::showable(each.address))
                          .set("why", each.why));
  }
  const auto list = [](const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
    return all;
  };
  const int changes = report.added + report.updated + report.brought_out;
  View view;
  view.set("file", file_name)
      .set("how_read",
           fmt::format("Lu en {}, séparateur {}, {}.", report.encoding, report.separator,
                       text::plural(static_cast<long long>(report.lines), "ligne", "lignes")))
      .set("added", text::number(report.added))
      .set("updated", text::number(report.updated))
      .set("known", text::number(report.known))
      .set("suppressed", text::number(report.suppressed))
      .set("brought_out", text::number(report.brought_out))
      .set("refused_count", text::number(static_cast<long long>(report.refused.size())))
      .set("has_refused", !refused.empty())
      .set("refused", std::move(refused))
      .set("used", list(report.used))
      .set("unused", list(report.unused))
      .set("can_import", changes > 0)
      .set("import_label", fmt::format("Importer ({})", text::plural(changes, "ligne", "lignes")));
  return view;
}

Response import_page(const ReaderPages& pages, const Visit& visit, std::optional<View> trial,
                     std::string_view problem, int status = 200) {
  store::Reader reader = visit.db.reader();
  const auto name = app::letter_name(reader, visit.capture("letter"));
  if (!name) return error_page(pages.layout, visit, name.error());
  View view;
  view.set("sheet", View().set("url", asset_url("readers.css")))
      .set("letter", *name)
      .set("key", visit.capture("letter"))
      .set("problem", problem)
      .set("tried", trial ? std::vector<View>{std::move(*trial)} : std::vector<View>{});
  return pages.layout.page(visit, "readers/import", "Importer des abonné·es", Section::letters,
                           std::move(view), status);
}

/// The letter of the address, as its files say.
Result<LetterPlan> plan_of(const ReaderPages& pages, const Visit& visit) {
  std::vector<config::Diagnostic> diagnostics;
  auto files = app::open_letter(pages.config, visit.capture("letter"), diagnostics);
  if (!files) return fail(files.error());
  return std::move(files->plan);
}

Result<app::ImportReport> import_staged(const ReaderPages& pages, const Visit& visit,
                                        const store::ImportUpload& upload, app::ImportMode mode) {
  const auto plan = plan_of(pages, visit);
  if (!plan) return fail(plan.error());
  const std::string origin = fmt::format("{}, {}", upload.file_name, iso(paris_day(visit.now)));
  return app::import_readers(
      visit.db, {.plan = *plan, .origin = origin, .mode = mode, .curator = visit.curator().id},
      upload.bytes, pages.entropy, visit.now);
}

/// The file of who asks, for this letter; none: it is there no more.
Result<std::optional<store::ImportUpload>> staged(const Visit& visit) {
  store::Reader reader = visit.db.reader();
  auto upload = store::import_upload(reader, visit.curator().id);
  if (!upload) return upload;
  if (*upload && (*upload)->list != visit.capture("letter")) return std::nullopt;
  return upload;
}

}  // namespace

Response get_import(const ReaderPages& pages, const Visit& visit) {
  const bool none = !visit.request.parameter("vide").empty();
  return import_page(pages, visit, std::nullopt, none ? "Choisissez un fichier." : "");
}

Response post_import_trial(const ReaderPages& pages, const Visit& visit) {
  const http::UploadedFile* const file = visit.request.file("fichier");
  if (file == nullptr || file->bytes.empty()) {
    return see_other(readers_address(visit) + "/import?vide=1");
  }
  const std::string name(
      text::utf8_prefix(text::showable(text::one_line(file->name)), kFileNameBytesMax));
  const store::ImportUpload upload{std::string(visit.capture("letter")), name, file->bytes};
  const auto report = import_staged(pages, visit, upload, app::ImportMode::dry_run);
  if (!report && report.error().code == Code::invalid_input) {
    return import_page(pages, visit, std::nullopt, text::sentence(report.error().sentence), 422);
  }
  if (!report) return error_page(pages.layout, visit, report.error());
  if (const auto kept = app::keep_upload(visit.db, visit.curator().id, upload, visit.now); !kept) {
    return error_page(pages.layout, visit, kept.error());
  }
  return import_page(pages, visit, trial_view(*report, name), "");
}

Response post_import(const ReaderPages& pages, const Visit& visit) {
  const auto upload = staged(visit);
  if (!upload) return error_page(pages.layout, visit, upload.error());
  if (!*upload) {
    return import_page(pages, visit, std::nullopt,
                       "Le fichier n’est plus là\u00a0: il a été importé, ou remplacé par un "
                       "autre. Choisissez-le de nouveau.",
                       422);
  }
  const auto report = import_staged(pages, visit, **upload, app::ImportMode::apply);
  if (!report) return error_page(pages.layout, visit, report.error());
  if (const auto gone = app::drop_upload(visit.db, visit.curator().id); !gone) {
    return error_page(pages.layout, visit, gone.error());
  }
  return see_other(readers_address(visit) + "?fait=import");
}

Response post_import_dropped(const ReaderPages& pages, const Visit& visit) {
  if (const auto gone = app::drop_upload(visit.db, visit.curator().id); !gone) {
    return error_page(pages.layout, visit, gone.error());
  }
  return see_other(readers_address(visit));
}

Response post_lot_undone(const ReaderPages& pages, const Visit& visit) {
  const auto lot = read_id<ImportLotId>(visit.capture("lot"));
  const auto undone =
      app::undo_import(visit.db, visit.capture("letter"), lot, visit.curator().id, visit.now);
  if (!undone) return error_page(pages.layout, visit, undone.error());
  return see_other(readers_address(visit) + "?fait=annulation");
}

}  // namespace vigie::web
