// SPDX-License-Identifier: EUPL-1.2
#include "app/exports/oai.hpp"

#include <charconv>
#include <map>

#include "base/format.hpp"
#include "base/secret.hpp"
#include "exports/formats.hpp"
#include "exports/marc.hpp"
#include "store/exports/oai_repo.hpp"
#include "text/html.hpp"

namespace vigie::app {
namespace {

using exports::OaiErrors;
using exports::OaiRequest;
using exports::OaiToken;
using exports::OaiVerb;
using store::HarvestRow;

/// One question with what it is answered from.
struct Desk {
  store::Reader& reader;
  const OaiRepository& repository;
  const exports::OaiArguments& arguments;
  Instant now;

  std::string base_url() const { return repository.public_url + "/oai"; }
  std::string domain() const {
    const std::size_t scheme = repository.public_url.find("://");
    const std::string rest = scheme == std::string::npos ? repository.public_url
                                                         : repository.public_url.substr(scheme + 3);
    return rest.substr(0, rest.find_first_of(":/"));
  }
  /// No secret: a token holds nothing that its bearer may not ask for. The signature only keeps a
  /// changed one from being taken for ours.
  std::string key() const { return digest("vigie oai " + repository.public_url); }
  std::string answer(std::string_view body) const {
    return exports::oai_document(base_url(), arguments, now, body);
  }
  std::string refuse(std::string_view code, std::string message) const {
    return exports::oai_errors(base_url(), arguments, now, {{code, std::move(message)}});
  }
  std::string identifier(PanoramaItemId item) const {
    return fmt::format("oai:{}:panorama-{}", domain(), item.value);
  }
  /// 0 for what is no identifier of ours.
  PanoramaItemId item_of(std::string_view identifier) const {
    const std::string prefix = fmt::format("oai:{}:panorama-", domain());
    if (!identifier.starts_with(prefix)) return {};
    identifier.remove_prefix(prefix.size());
    std::int64_t id = 0;
    const char* const end = identifier.data() + identifier.size();
    const auto [rest, wrong] = std::from_chars(identifier.data(), end, id);
    return wrong == std::errc() && rest == end ? PanoramaItemId{id} : PanoramaItemId{};
  }
};

Result<std::string> identify(const Desk& desk) {
  const auto first = store::first_stamp(desk.reader);
  if (!first) return fail(first.error());
  const std::string email = desk.repository.admin_email.empty() ? "postmaster@" + desk.domain()
                                                                : desk.repository.admin_email;
  return desk.answer(fmt::format(
      "<Identify>\n<repositoryName>{}</repositoryName>\n<baseURL>{}</baseURL>\n"
      "<protocolVersion>2.0</protocolVersion>\n<adminEmail>{}</adminEmail>\n"
      "<earliestDatestamp>{}</earliestDatestamp>\n<deletedRecord>persistent</deletedRecord>\n"
      "<granularity>YYYY-MM-DDThh:mm:ssZ</granularity>\n</Identify>\n",
      text::escape_xml(desk.repository.name), text::escape_xml(desk.base_url()),
      text::escape_xml(email), iso(first->value_or(desk.now))));
}

Result<std::string> list_formats(const Desk& desk, const OaiRequest& request) {
  if (!request.identifier.empty()) {
    const auto row = store::harvest_row(desk.reader, desk.item_of(request.identifier));
    if (!row) return fail(row.error());
    if (!*row) return desk.refuse("idDoesNotExist", "no such item");
  }
  std::string body = "<ListMetadataFormats>\n";
  for (const exports::OaiFormat& format : exports::kOaiFormats) {
    body += fmt::format(
        "<metadataFormat>\n<metadataPrefix>{}</metadataPrefix>\n<schema>{}</schema>\n"
        "<metadataNamespace>{}</metadataNamespace>\n</metadataFormat>\n",
        format.prefix, format.schema, format.name_space);
  }
  return desk.answer(body + "</ListMetadataFormats>\n");
}

Result<std::string> list_sets(const Desk& desk) {
  const auto sets = store::harvest_sets(desk.reader);
  if (!sets) return fail(sets.error());
  std::string body = "<ListSets>\n";
  const auto add = [&body](std::string_view spec, std::string_view name) {
    body += fmt::format("<set><setSpec>{}</setSpec><setName>{}</setName></set>\n",
                        text::escape_xml(spec), text::escape_xml(name));
  };
  for (const auto& [spec, name] :
       {std::pair{"acces", "Accès"}, std::pair{"centre", "Centres"},
        std::pair{"territoire", "Territoires"}, std::pair{"theme", "Thèmes"}}) {
    add(spec, name);
  }
  for (const store::SetRow& set : *sets) add(set.spec, set.name);
  return desk.answer(body + "</ListSets>\n");
}

std::string metadata_of(const exports::BibRecord& record, std::string_view prefix) {
  const exports::Options options{.dialect = exports::Dialect::pmb};
  const std::string inside = prefix == "oai_dc"
                                 ? exports::oai_dc_of(record, options)
                                 : exports::pmb_xml_of(exports::unimarc_of(record, options),
                                                       " xmlns=\"http://www.pmbservices.fr\"");
  return "<metadata>\n" + inside + "</metadata>\n";
}

/// Headers of one page, and their records where they are asked for.
struct Page {
  std::map<PanoramaItemId, std::vector<std::string>> sets;
  std::map<PanoramaItemId, exports::BibRecord> records;
};

Result<Page> read_page(const Desk& desk, const std::vector<HarvestRow>& rows, bool records) {
  Page page;
  std::vector<PanoramaItemId> all;
  std::vector<PanoramaItemId> living;
  for (const HarvestRow& row : rows) {
    all.push_back(row.item);
    if (!row.gone) living.push_back(row.item);
  }
  const auto sets = store::sets_of(desk.reader, all);
  if (!sets) return fail(sets.error());
  for (const store::ItemSet& set : *sets) page.sets[set.item].push_back(set.spec);
  if (!records) return page;
  const auto context = read_record_context(desk.reader, desk.repository.public_url);
  if (!context) return fail(context.error());
  const auto found = store::panorama_records_of(desk.reader, living);
  if (!found) return fail(found.error());
  auto read = records_of(desk.reader, *context, *found);
  if (!read) return fail(read.error());
  for (std::size_t i = 0; i < found->size(); ++i) {
    page.records.emplace((*found)[i].item, std::move((*read)[i]));
  }
  return page;
}

std::string record_xml(const Desk& desk, const HarvestRow& row, Page& page,
                       const OaiRequest& request) {
  const auto record = page.records.find(row.item);
  const bool whole = request.verb != OaiVerb::list_identifiers;
  const bool deleted = row.gone || (whole && record == page.records.end());
  const std::string header = exports::oai_header({.identifier = desk.identifier(row.item),
                                                  .stamped_at = row.stamped_at,
                                                  .deleted = deleted,
                                                  .sets = page.sets[row.item]});
  if (!whole) return header;
  return "<record>\n" + header +
         (deleted ? "" : metadata_of(record->second, request.question.prefix)) + "</record>\n";
}

Result<std::string> get_record(const Desk& desk, const OaiRequest& request) {
  const auto row = store::harvest_row(desk.reader, desk.item_of(request.identifier));
  if (!row) return fail(row.error());
  if (!*row) return desk.refuse("idDoesNotExist", "no such item");
  auto page = read_page(desk, {**row}, true);
  if (!page) return fail(page.error());
  return desk.answer("<GetRecord>\n" + record_xml(desk, **row, *page, request) + "</GetRecord>\n");
}

store::HarvestQuestion question_of(const OaiRequest& request) {
  store::HarvestQuestion question;
  question.set = request.question.set;
  if (request.question.from) question.from = *request.question.from;
  if (request.question.until) question.until = *request.question.until;
  question.limit = exports::kOaiPageRecords + 1;
  if (request.token) {
    question.after_at = request.token->after_at;
    question.after_id = request.token->after_id;
  } else {
    question.after_at = question.from - 1;
  }
  return question;
}

Result<std::string> list(const Desk& desk, const OaiRequest& request) {
  const store::HarvestQuestion question = question_of(request);
  auto rows = store::harvest(desk.reader, question);
  if (!rows) return fail(rows.error());
  if (rows->empty() && !request.token) {
    return desk.refuse("noRecordsMatch", "nothing is there for this question");
  }
  const bool more = rows->size() > static_cast<std::size_t>(exports::kOaiPageRecords);
  if (more) rows->resize(exports::kOaiPageRecords);
  std::int64_t complete = request.token ? request.token->complete : 0;
  if (!request.token && more) {
    const auto count = store::count_harvest(desk.reader, question);
    if (!count) return fail(count.error());
    complete = *count;
  }
  auto page = read_page(desk, *rows, request.verb == OaiVerb::list_records);
  if (!page) return fail(page.error());
  const std::string_view name = exports::name_of(request.verb);
  std::string body = fmt::format("<{}>\n", name);
  for (const HarvestRow& row : *rows) body += record_xml(desk, row, *page, request);
  const std::int64_t cursor = request.token ? request.token->cursor : 0;
  std::optional<OaiToken> next;
  if (more) {
    next = OaiToken{.verb = request.verb,
                    .question = request.question,
                    .after_at = rows->back().stamped_at,
                    .after_id = rows->back().item.value,
                    .cursor = cursor + exports::kOaiPageRecords,
                    .complete = complete,
                    .made_at = request.token ? request.token->made_at : desk.now};
  }
  body += exports::resumption(next, cursor, complete, desk.key());
  return desk.answer(fmt::format("{}</{}>\n", body, name));
}

}  // namespace

Result<std::string> answer_oai(store::Reader& reader, const OaiRepository& repository,
                               const exports::OaiArguments& arguments, Instant now) {
  const Desk desk{reader, repository, arguments, now};
  const auto read = exports::read_oai_request(arguments, desk.key(), now);
  if (const auto* errors = std::get_if<OaiErrors>(&read)) {
    return exports::oai_errors(desk.base_url(), arguments, now, *errors);
  }
  const auto& request = std::get<OaiRequest>(read);
  switch (request.verb) {
    case OaiVerb::identify:
      return identify(desk);
    case OaiVerb::list_metadata_formats:
      return list_formats(desk, request);
    case OaiVerb::list_sets:
      if (request.token) return desk.refuse("badResumptionToken", "the list of sets is whole");
      return list_sets(desk);
    case OaiVerb::get_record:
      return get_record(desk, request);
    case OaiVerb::list_identifiers:
    case OaiVerb::list_records:
      break;
  }
  return list(desk, request);
}

}  // namespace vigie::app
