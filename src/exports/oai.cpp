// SPDX-License-Identifier: EUPL-1.2
#include "exports/oai.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "base/format.hpp"
#include "base/secret.hpp"
#include "text/html.hpp"

namespace vigie::exports {
namespace {

constexpr std::size_t kMacBytes = 12;
constexpr std::size_t kTokenBytesMax = 1'000;

struct VerbRules {
  OaiVerb verb;
  std::string_view name;
  std::vector<std::string_view> required;
  std::vector<std::string_view> optional;
  bool resumes = false;
};

const std::vector<VerbRules>& rules() {
  static const std::vector<VerbRules> kRules = {
      {OaiVerb::identify, "Identify", {}, {}},
      {OaiVerb::list_metadata_formats, "ListMetadataFormats", {}, {"identifier"}},
      {OaiVerb::list_sets, "ListSets", {}, {}, true},
      {OaiVerb::list_identifiers,
       "ListIdentifiers",
       {"metadataPrefix"},
       {"from", "until", "set"},
       true},
      {OaiVerb::list_records, "ListRecords", {"metadataPrefix"}, {"from", "until", "set"}, true},
      {OaiVerb::get_record, "GetRecord", {"identifier", "metadataPrefix"}, {}}};
  return kRules;
}

const VerbRules* rules_of(std::string_view name) {
  for (const VerbRules& each : rules()) {
    if (each.name == name) return &each;
  }
  return nullptr;
}

std::string_view value_in(const OaiArguments& arguments, std::string_view name) {
  for (const auto& [key, value] : arguments) {
    if (key == name) return value;
  }
  return {};
}

std::ptrdiff_t count_in(const OaiArguments& arguments, std::string_view name) {
  return std::ranges::count(arguments, name,
                            [](const auto& each) -> std::string_view { return each.first; });
}

/// A moment in one of the two forms; the day form has its own end.
struct Stamp {
  Instant first;
  Instant last;
  bool of_day = false;
};

std::optional<int> two_digits(std::string_view text) {
  int value = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (wrong != std::errc() || end != text.data() + text.size() || text.size() != 2 || value < 0) {
    return std::nullopt;
  }
  return value;
}

std::optional<Stamp> read_stamp(std::string_view text) {
  const auto day = parse_day(text.substr(0, 10));
  if (!day) return std::nullopt;
  const Instant midnight = at_utc(*day);
  if (text.size() == 10) return Stamp{midnight, midnight + (kDaySeconds - 1), true};
  if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
      text[19] != 'Z') {
    return std::nullopt;
  }
  const auto hour = two_digits(text.substr(11, 2));
  const auto minute = two_digits(text.substr(14, 2));
  const auto second = two_digits(text.substr(17, 2));
  if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) {
    return std::nullopt;
  }
  const Instant at =
      midnight + (std::int64_t{*hour} * kHourSeconds + *minute * kMinuteSeconds + *second);
  return Stamp{at, at, false};
}

void bad(OaiErrors& errors, std::string message) {
  errors.push_back({"badArgument", std::move(message)});
}

void read_dates(const OaiArguments& arguments, OaiQuestion& question, OaiErrors& errors) {
  std::optional<Stamp> from;
  std::optional<Stamp> until;
  for (const auto& [name, stamp] : {std::pair{"from", &from}, std::pair{"until", &until}}) {
    if (count_in(arguments, name) == 0) continue;
    *stamp = read_stamp(value_in(arguments, name));
    if (!*stamp) bad(errors, fmt::format("{} is no UTC date", name));
  }
  if (from && until && from->of_day != until->of_day) {
    bad(errors, "from and until differ in granularity");
  }
  if (from && until && from->first > until->last) bad(errors, "from is later than until");
  if (from) question.from = from->first;
  if (until) question.until = until->last;
}

bool is_set_spec(std::string_view set) {
  return !set.empty() && std::ranges::all_of(set, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == ':' || c == '.';
  });
}

void check_names(const OaiArguments& arguments, const VerbRules& verb, OaiErrors& errors) {
  std::set<std::string_view> seen;
  for (const auto& [name, value] : arguments) {
    if (!seen.insert(name).second) bad(errors, name + " is repeated");
    if (name == "verb" || (name == "resumptionToken" && verb.resumes)) continue;
    const bool known = std::ranges::find(verb.required, name) != verb.required.end() ||
                       std::ranges::find(verb.optional, name) != verb.optional.end();
    if (!known) bad(errors, name + " does not belong to " + std::string(verb.name));
    if (known && value.empty()) bad(errors, name + " is empty");
  }
}

void read_resumption(const OaiArguments& arguments, std::string_view key, Instant now,
                     OaiRequest& request, OaiErrors& errors) {
  if (arguments.size() > 2) {
    bad(errors, "resumptionToken is exclusive");
    return;
  }
  request.token = read_token(value_in(arguments, "resumptionToken"), key, now);
  if (!request.token || request.token->verb != request.verb) {
    errors.push_back({"badResumptionToken", "unknown or expired"});
    return;
  }
  request.question = request.token->question;
}

void read_arguments(const OaiArguments& arguments, const VerbRules& verb, OaiRequest& request,
                    OaiErrors& errors) {
  for (const std::string_view name : verb.required) {
    if (count_in(arguments, name) == 0) bad(errors, std::string(name) + " is missing");
  }
  request.identifier = value_in(arguments, "identifier");
  request.question.prefix = value_in(arguments, "metadataPrefix");
  request.question.set = value_in(arguments, "set");
  if (!request.question.set.empty() && !is_set_spec(request.question.set)) {
    bad(errors, "set is no setSpec");
  }
  read_dates(arguments, request.question, errors);
  const bool known = std::ranges::any_of(kOaiFormats, [&request](const OaiFormat& format) {
    return format.prefix == request.question.prefix;
  });
  if (count_in(arguments, "metadataPrefix") == 1 && !known) {
    errors.push_back({"cannotDisseminateFormat", "no such format"});
  }
}

std::string seconds_of(const std::optional<Instant>& at) {
  return at ? std::to_string(at->seconds) : "";
}

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t at = text.find('|');
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::optional<std::int64_t> number(std::string_view text) {
  std::int64_t value = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, wrong] = std::from_chars(text.data(), end, value);
  if (wrong != std::errc() || rest != end) return std::nullopt;
  return value;
}

std::optional<Instant> maybe_instant(std::string_view text) {
  const auto seconds = number(text);
  if (!seconds) return std::nullopt;
  return Instant{*seconds};
}

}  // namespace

std::string_view name_of(OaiVerb verb) {
  for (const VerbRules& each : rules()) {
    if (each.verb == verb) return each.name;
  }
  return "Identify";
}

std::string write_token(const OaiToken& token, std::string_view key) {
  const std::string payload = fmt::format(
      "{}|{}|{}|{}|{}|{}|{}|{}|{}|{}", name_of(token.verb), token.question.prefix,
      token.question.set, seconds_of(token.question.from), seconds_of(token.question.until),
      token.after_at.seconds, token.after_id, token.cursor, token.complete, token.made_at.seconds);
  return base64url(keyed_digest(key, payload).substr(0, kMacBytes) + payload);
}

std::optional<OaiToken> read_token(std::string_view text, std::string_view key, Instant now) {
  if (text.size() > kTokenBytesMax) return std::nullopt;
  const auto bytes = from_base64url(text);
  if (!bytes || bytes->size() <= kMacBytes) return std::nullopt;
  const std::string_view payload = std::string_view(*bytes).substr(kMacBytes);
  const std::string_view mac = std::string_view(*bytes).substr(0, kMacBytes);
  if (!equal_secret(mac, keyed_digest(key, payload).substr(0, kMacBytes))) return std::nullopt;
  const auto parts = split(payload);
  if (parts.size() != 10) return std::nullopt;
  const VerbRules* verb = rules_of(parts[0]);
  const auto at = number(parts[5]), id = number(parts[6]), cursor = number(parts[7]),
             complete = number(parts[8]), made = number(parts[9]);
  if (verb == nullptr || !at || !id || !cursor || !complete || !made) return std::nullopt;
  if (now - Instant{*made} > kTokenSeconds) return std::nullopt;
  return OaiToken{.verb = verb->verb,
                  .question = {.prefix = std::string(parts[1]),
                               .set = std::string(parts[2]),
                               .from = maybe_instant(parts[3]),
                               .until = maybe_instant(parts[4])},
                  .after_at = {*at},
                  .after_id = *id,
                  .cursor = *cursor,
                  .complete = *complete,
                  .made_at = {*made}};
}

std::variant<OaiRequest, OaiErrors> read_oai_request(const OaiArguments& arguments,
                                                     std::string_view key, Instant now) {
  OaiErrors errors;
  const VerbRules* verb = rules_of(value_in(arguments, "verb"));
  if (verb == nullptr || count_in(arguments, "verb") != 1) {
    return OaiErrors{{"badVerb", "verb is missing, repeated or unknown"}};
  }
  OaiRequest request{.verb = verb->verb, .identifier = {}, .question = {}, .token = {}};
  check_names(arguments, *verb, errors);
  if (count_in(arguments, "resumptionToken") > 0 && verb->resumes) {
    if (errors.empty()) read_resumption(arguments, key, now, request, errors);
  } else {
    read_arguments(arguments, *verb, request, errors);
  }
  if (!errors.empty()) return errors;
  return request;
}

std::string oai_document(std::string_view base_url, const OaiArguments& told, Instant now,
                         std::string_view body) {
  std::string attributes;
  for (const auto& [name, value] : told) {
    attributes += fmt::format(" {}=\"{}\"", name, text::escape_xml(value));
  }
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
      "xsi:schemaLocation=\"http://www.openarchives.org/OAI/2.0/ "
      "http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd\">\n"
      "<responseDate>{}</responseDate>\n<request{}>{}</request>\n{}</OAI-PMH>\n",
      iso(now), attributes, text::escape_xml(base_url), body);
}

std::string oai_errors(std::string_view base_url, const OaiArguments& told, Instant now,
                       const OaiErrors& errors) {
  std::string body;
  bool silent = false;
  for (const OaiError& error : errors) {
    silent = silent || error.code == "badVerb" || error.code == "badArgument";
    body +=
        fmt::format("<error code=\"{}\">{}</error>\n", error.code, text::escape_xml(error.message));
  }
  return oai_document(base_url, silent ? OaiArguments{} : told, now, body);
}

std::string oai_header(const OaiHeader& header) {
  std::string out =
      fmt::format("<header{}>\n<identifier>{}</identifier>\n<datestamp>{}</datestamp>\n",
                  header.deleted ? " status=\"deleted\"" : "", text::escape_xml(header.identifier),
                  iso(header.stamped_at));
  for (const std::string& set : header.sets) {
    out += fmt::format("<setSpec>{}</setSpec>\n", text::escape_xml(set));
  }
  return out + "</header>\n";
}

std::string resumption(const std::optional<OaiToken>& next, std::int64_t cursor,
                       std::int64_t complete, std::string_view key) {
  if (!next && cursor == 0) return "";  // one page is the whole list
  const std::string expires =
      next ? fmt::format(" expirationDate=\"{}\"", iso(next->made_at + kTokenSeconds)) : "";
  return fmt::format(
      "<resumptionToken{} completeListSize=\"{}\" cursor=\"{}\">{}</resumptionToken>\n", expires,
      complete, cursor, next ? write_token(*next, key) : "");
}

}  // namespace vigie::exports
