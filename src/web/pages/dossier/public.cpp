// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/dossier/public.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "exports/formats.hpp"
#include "panorama/feeds.hpp"
#include "store/panorama/shelf_repo.hpp"
#include "web/pages/dossier/public_view.hpp"
#include "web/pages/panorama/feeds.hpp"
#include "web/pages/panorama/panorama.hpp"
#include "web/pages/panorama/panorama_view.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

using app::PublicDossier;

std::string dossier_path(const store::Dossier& dossier) {
  return "/panorama/dossiers/" + dossier.key;
}

Response gone_dossier(const DossierPages& pages, const Visit& visit) {
  constexpr int kGoneStatus = 410;
  render::View view;
  view.set("heading", "Dossier retiré")
      .set("sentence", "Ce dossier n’est plus public. Ses articles restent chez leurs éditeurs.");
  Response response = pages.site.layout.page(visit, "site/erreur", "Dossier retiré",
                                             Section::dossiers, std::move(view), kGoneStatus);
  response.headers.emplace_back("Vary", "Cookie");
  return response;
}

/// The dossier of the address, or why there is none to show.
std::variant<PublicDossier, Response> dossier_asked(const DossierPages& pages, const Visit& visit) {
  store::Reader reader = visit.db.reader();
  auto found = app::read_public_dossier(reader, visit.capture("key"));
  if (!found) return error_page(pages.site.layout, visit, found.error());
  if (!*found) {
    return error_page(pages.site.layout, visit, {Code::not_found, visit.request.path});
  }
  if ((*found)->dossier.state == DossierState::prepared) return gone_dossier(pages, visit);
  return std::move(**found);
}

PageMeta meta_of_dossier(const DossierPages& pages, const PublicDossier& page) {
  PageMeta meta{.description = dossier_description(page),
                .canonical = pages.site.public_url + dossier_path(page.dossier),
                .kind = "article"};
  for (const FeedKind& kind : kFeedKinds) {
    meta.feeds.push_back({std::string(kind.type),
                          fmt::format("{} ({})", page.dossier.title, kind.name),
                          fmt::format("{}/fil.{}", dossier_path(page.dossier), kind.format)});
  }
  return meta;
}

Response dossier_document(std::string_view type, std::string body) {
  Response response;
  response.content_type = std::string(type);
  response.body = std::move(body);
  response.cache = Cache::shared;
  return response;
}

Response dossier_feed(const DossierPages& pages, const Visit& visit, const PublicDossier& page,
                      const FeedKind& kind) {
  store::Reader reader = visit.db.reader();
  const auto left_at = store::last_withdrawal(reader);
  if (!left_at) return error_page(pages.site.layout, visit, left_at.error());
  std::vector<panorama::Entry> entries;
  for (const app::DossierEntry& each : page.entries) entries.push_back(each.entry);
  std::ranges::stable_sort(entries, std::ranges::greater(), &panorama::Entry::relayed_at);
  const panorama::FeedFacts facts{
      .title = page.dossier.title,
      .public_url = pages.site.public_url,
      .now = visit.now,
      .page_path = dossier_path(page.dossier),
      .feed_path = fmt::format("{}/fil.{}", dossier_path(page.dossier), kind.format),
      .description = dossier_description(page),
      .changed_at = std::max(page.dossier.changed_at, left_at->value_or(Instant{}))};
  const std::string type = fmt::format("{}; charset=utf-8", kind.type);
  if (kind.format == "rss") return dossier_document(type, panorama::rss_feed(facts, entries));
  if (kind.format == "json") return dossier_document(type, panorama::json_feed(facts, entries));
  return dossier_document(type, panorama::atom_feed(facts, entries));
}

Response dossier_pdf(const DossierPages& pages, const Visit& visit, const PublicDossier& page,
                     const std::vector<exports::BibRecord>& records) {
  render::View view = dossier_view(page, records, page.dossier.changed_at);
  view.set("sheets", std::vector{render::View().set("url", "vigie:dossier-feuille.css")})
      .set("address", pages.site.public_url + dossier_path(page.dossier));
  const Response sheet = pages.site.layout.page(visit, "dossier/feuille", page.dossier.title,
                                                Section::dossiers, std::move(view));
  std::vector<app::PdfFile> files;
  for (const char* file : {"dossier-feuille.css", "vigie-serif.woff2", "vigie-sans.woff2"}) {
    if (const auto known = asset(file)) files.push_back({file, known->bytes});
  }
  auto made = pages.pdfs.pdf_of(sheet.body, files);
  if (!made) return error_page(pages.site.layout, visit, made.error());
  Response response = dossier_document("application/pdf", std::move(*made));
  response.headers.emplace_back("Content-Disposition",
                                fmt::format("inline; filename=\"{}.pdf\"", page.dossier.key));
  return response;
}

std::optional<exports::Format> bibliography_named(std::string_view file) {
  constexpr std::string_view kName = "bibliographie";
  if (!file.starts_with(kName)) return std::nullopt;
  for (const exports::Format format : {exports::Format::ris, exports::Format::bibtex,
                                       exports::Format::csl_json, exports::Format::iso690}) {
    if (file.substr(kName.size()) == exports::extension_of(format)) return format;
  }
  return std::nullopt;
}

}  // namespace

Response get_dossiers(const DossierPages& pages, const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const auto lines = store::dossiers(reader, {}, store::kDossiersMax);
  if (!lines) return error_page(pages.site.layout, visit, lines.error());
  render::View view;
  view.set("sheets", dossier_sheets())
      .set("empty", lines->empty())
      .set("dossiers", dossier_lines(*lines));
  const PageMeta meta{
      .description = "Les dossiers de presse des centres de ressources politique de la ville.",
      .canonical = pages.site.public_url + "/panorama/dossiers"};
  return public_page(pages.site, visit, "dossier/dossiers", "Dossiers de presse", Section::dossiers,
                     std::move(view), meta);
}

Response get_dossier(const DossierPages& pages, const Visit& visit) {
  const auto asked = dossier_asked(pages, visit);
  if (const auto* refusal = std::get_if<Response>(&asked)) return *refusal;
  const auto& page = std::get<PublicDossier>(asked);
  store::Reader reader = visit.db.reader();
  const auto records = app::dossier_records(reader, page, pages.site.public_url);
  if (!records) return error_page(pages.site.layout, visit, records.error());
  render::View view = dossier_view(page, *records, visit.now);
  const bool own = visit.visitor && std::ranges::any_of(page.keepers, [&](const auto& each) {
                     return each.centre == visit.curator().centre;
                   });
  view.set("sheets", dossier_sheets())
      .set("edit_path", own ? fmt::format("dossiers/{}", page.dossier.id.value) : "");
  return public_page(pages.site, visit, "dossier/dossier", page.dossier.title, Section::dossiers,
                     std::move(view), meta_of_dossier(pages, page));
}

Response get_dossier_file(const DossierPages& pages, const Visit& visit) {
  const std::string_view file = visit.capture("file");
  const auto kind = std::ranges::find_if(
      kFeedKinds, [&](const FeedKind& each) { return file == fmt::format("fil.{}", each.format); });
  const auto format = bibliography_named(file);
  if (kind == kFeedKinds.end() && !format && file != "dossier.pdf") {
    return error_page(pages.site.layout, visit, {Code::not_found, visit.request.path});
  }
  const auto asked = dossier_asked(pages, visit);
  if (const auto* refusal = std::get_if<Response>(&asked)) return *refusal;
  const auto& page = std::get<PublicDossier>(asked);
  if (kind != kFeedKinds.end()) return dossier_feed(pages, visit, page, *kind);
  store::Reader reader = visit.db.reader();
  const auto records = app::dossier_records(reader, page, pages.site.public_url);
  if (!records) return error_page(pages.site.layout, visit, records.error());
  if (!format) return dossier_pdf(pages, visit, page, *records);
  const exports::Options options{.dialect = exports::Dialect::general,
                                 .public_url = pages.site.public_url,
                                 .title = page.dossier.title};
  Response response = dossier_document(exports::content_type_of(*format),
                                       exports::write_records(*format, options, *records));
  response.headers.emplace_back("Content-Disposition",
                                fmt::format("attachment; filename=\"{}{}\"", page.dossier.key,
                                            exports::extension_of(*format)));
  return response;
}

}  // namespace vigie::web
