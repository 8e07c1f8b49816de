// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/exports/citation.hpp"

#include <array>

#include "app/exports/read_records.hpp"
#include "base/format.hpp"
#include "exports/formats.hpp"
#include "text/html.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

using app::RecordSelection;
using exports::Format;

exports::Options options_of(const Visit& visit, std::string_view public_url) {
  const bool pmb = visit.request.parameter("pour") == "pmb";
  return {.dialect = pmb ? exports::Dialect::pmb : exports::Dialect::general,
          .public_url = std::string(public_url),
          .title = {}};
}

Response document(Format format, std::string body, std::string_view name) {
  Response response;
  response.content_type = exports::content_type_of(format);
  response.body = std::move(body);
  response.cache = Cache::shared;
  if (!name.empty()) {
    response.headers.emplace_back(
        "Content-Disposition",
        fmt::format("attachment; filename=\"{}{}\"", name, exports::extension_of(format)));
  }
  return response;
}

Result<std::vector<exports::BibRecord>> records_asked(const Visit& visit,
                                                      std::string_view public_url,
                                                      const RecordSelection& selection) {
  store::Reader reader = visit.db.reader();
  const auto context = app::read_record_context(reader, std::string(public_url));
  if (!context) return fail(context.error());
  return app::read_records(reader, *context, selection);
}

/// "article.ris" -> RIS
std::optional<Format> format_of_file(std::string_view file) {
  constexpr std::string_view kName = "article";
  if (!file.starts_with(kName)) return std::nullopt;
  for (const Format format : exports::kFormats) {
    if (file.substr(kName.size()) == exports::extension_of(format)) return format;
  }
  return std::nullopt;
}

constexpr std::string_view kUnapiFormats =
    "<format name=\"ris\" type=\"application/x-research-info-systems\"/>\n"
    "<format name=\"bibtex\" type=\"application/x-bibtex\"/>\n";

Response unapi_formats(std::string_view id) {
  Response response;
  response.content_type = "application/xml; charset=utf-8";
  response.body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<formats";
  if (!id.empty()) {
    response.body += fmt::format(" id=\"{}\"", text::escape_xml(id));
    response.status = 300;
  }
  response.body += fmt::format(">\n{}</formats>\n", kUnapiFormats);
  return response;
}

}  // namespace

Response get_citation(const Layout& layout, const Visit& visit, std::string_view public_url) {
  const auto format = format_of_file(visit.capture("fichier"));
  if (!format) return error_page(layout, visit, {Code::not_found, visit.request.path});
  const auto records = records_asked(
      visit, public_url,
      {.kind = RecordSelection::Kind::item, .value = std::string(visit.capture("item"))});
  if (!records) return error_page(layout, visit, records.error());
  return document(*format, exports::write_records(*format, options_of(visit, public_url), *records),
                  records->front().id);
}

Response get_unapi(const Layout& layout, const Visit& visit, std::string_view public_url) {
  const std::string_view id = visit.request.parameter("id");
  const std::string_view name = visit.request.parameter("format");
  if (id.empty() || name.empty()) return unapi_formats(id);
  const auto format = exports::format_named(name);
  if (format != Format::ris && format != Format::bibtex) {
    return plain_text("Ce format n’est pas proposé.\n", 406);
  }
  const auto records = records_asked(
      visit, public_url, {.kind = RecordSelection::Kind::item, .value = std::string(id)});
  if (!records) return error_page(layout, visit, records.error());
  return document(*format, exports::write_records(*format, options_of(visit, public_url), *records),
                  "");
}

Response get_pmb_feed(const Layout& layout, const Visit& visit, std::string_view public_url) {
  RecordSelection selection{.limit = kPmbFeedItems};
  if (const auto theme = visit.request.parameter("theme"); !theme.empty()) {
    selection.kind = RecordSelection::Kind::theme;
    selection.value = theme;
  } else if (const auto media = visit.request.parameter("media"); !media.empty()) {
    selection.kind = RecordSelection::Kind::media;
    selection.value = media;
  }
  const auto records = records_asked(visit, public_url, selection);
  if (!records) return error_page(layout, visit, records.error());
  exports::Options options = options_of(visit, public_url);
  options.dialect = exports::Dialect::pmb;
  options.title = "Panorama de presse de la politique de la ville";
  return document(Format::rss, exports::write_records(Format::rss, options, *records), "");
}

}  // namespace vigie::web
