// SPDX-License-Identifier: EUPL-1.2
/// OAI-PMH 2.0: what a harvester asked, and the envelope of what it is answered.
///
/// Shape   the arguments as they came -> a request, or all that is wrong with them. A list goes on
///         by a token that holds everything (the question as it was first asked, and the last
///         record given): the same token is the same page, after a restart too.
/// Units   UTC seconds; `until` includes its second, or its day. kOaiPageRecords a page; a token
///         lives kTokenSeconds.
/// Errors  the protocol's own codes; they are answered in HTTP 200.
/// Pure    yes.
/// Source  openarchives.org/OAI/openarchivesprotocol.html; what the client of PMB expects: elements
///         without prefix, every namespace on the metadata's own element, the public address in
///         `request`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/instant.hpp"

namespace vigie::exports {

inline constexpr int kOaiPageRecords = 100;
inline constexpr std::int64_t kTokenSeconds = 2 * kDaySeconds;

enum class OaiVerb {
  identify,
  list_metadata_formats,
  list_sets,
  list_identifiers,
  list_records,
  get_record
};

std::string_view name_of(OaiVerb verb);

struct OaiError {
  std::string_view code;  ///< "badArgument"
  std::string message;
};

/// Which records, and in which coat.
struct OaiQuestion {
  std::string prefix;                            ///< "oai_dc" or "pmb_xml_unimarc"
  std::string set;                               ///< "theme:sante"; "" for all
  std::optional<Instant> from = {}, until = {};  ///< both included

  bool operator==(const OaiQuestion&) const = default;
};

/// Where a list goes on.
struct OaiToken {
  OaiVerb verb = OaiVerb::list_records;
  OaiQuestion question;
  Instant after_at;
  std::int64_t after_id = 0;
  std::int64_t cursor = 0;    ///< records given so far
  std::int64_t complete = 0;  ///< as counted at the first page
  Instant made_at;
};

/// `key` signs it: one that was changed is refused.
std::string write_token(const OaiToken& token, std::string_view key);
std::optional<OaiToken> read_token(std::string_view text, std::string_view key, Instant now);

struct OaiRequest {
  OaiVerb verb = OaiVerb::identify;
  std::string identifier;
  OaiQuestion question;
  std::optional<OaiToken> token;
};

using OaiArguments = std::vector<std::pair<std::string, std::string>>;
using OaiErrors = std::vector<OaiError>;

std::variant<OaiRequest, OaiErrors> read_oai_request(const OaiArguments& arguments,
                                                     std::string_view key, Instant now);

/// Formats that records have: prefix, schema, namespace.
struct OaiFormat {
  std::string_view prefix;
  std::string_view schema;
  std::string_view name_space;
};
inline constexpr OaiFormat kOaiFormats[] = {
    {"oai_dc", "http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
     "http://www.openarchives.org/OAI/2.0/oai_dc/"},
    {"pmb_xml_unimarc", "http://www.pmbservices.fr/notice.xsd", "http://www.pmbservices.fr"}};

/// The whole document. Where the arguments were wrong, `request` bears none of them.
std::string oai_document(std::string_view base_url, const OaiArguments& told, Instant now,
                         std::string_view body);
std::string oai_errors(std::string_view base_url, const OaiArguments& told, Instant now,
                       const OaiErrors& errors);

struct OaiHeader {
  std::string identifier;
  Instant stamped_at;
  bool deleted = false;
  std::vector<std::string> sets;
};
std::string oai_header(const OaiHeader& header);

/// The last page of a list of several says so by an empty one.
std::string resumption(const std::optional<OaiToken>& next, std::int64_t cursor,
                       std::int64_t complete, std::string_view key);

}  // namespace vigie::exports
