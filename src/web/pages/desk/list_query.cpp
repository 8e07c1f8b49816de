// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/desk/list_query.hpp"

#include "base/format.hpp"
#include "desk/wording.hpp"
#include "http/links.hpp"

namespace vigie::web {
namespace {

using store::DeskFilter;

struct Field {
  std::string_view name;
  std::string DeskFilter::*value;
};
constexpr Field kFields[] = {{"q", &DeskFilter::words},
                             {"theme", &DeskFilter::theme},
                             {"territoire", &DeskFilter::territory},
                             {"media", &DeskFilter::media},
                             {"acces", &DeskFilter::access},
                             {"genre", &DeskFilter::kind}};
constexpr std::string_view kSince = "depuis";
constexpr std::string_view kSearch = "recherche";
constexpr std::string_view kNear = "proches";

std::string_view said(const Visit& visit, std::string_view name) {
  const Request& request = visit.request;
  return request.reads_only() ? request.parameter(name) : request.field(name);
}

void put(DeskFilter& filter, std::string_view name, std::string_view value) {
  for (const Field& field : kFields) {
    if (field.name == name) filter.*field.value = value;
  }
  if (name == kSince) filter.since = parse_day(value);
}

}  // namespace

ListQuery list_query(const Visit& visit) {
  ListQuery query{.state = desk::list_of_code(said(visit, "etat")),
                  .mark = std::string(said(visit, "apres")),
                  .filter = {}};
  for (const Field& field : kFields) put(query.filter, field.name, said(visit, field.name));
  put(query.filter, kSince, said(visit, kSince));
  query.search = said(visit, kSearch);
  query.nearest = said(visit, "tri") == kNear;
  return query;
}

std::string address_of(const ListQuery& query) {
  if (query.search.empty()) return "/pile?" + query_of(query);
  return fmt::format("/recherche?q={}{}{}", http::escape_query(query.search),
                     query.nearest ? "&tri=proches" : "",
                     query.mark.empty() ? "" : "&apres=" + http::escape_query(query.mark));
}

std::string query_of(const ListQuery& query) {
  std::string address = fmt::format("etat={}", desk::list_code(query.state));
  for (const FilterChip& chip : chips_of(query.filter)) {
    address += fmt::format("&{}={}", chip.name, http::escape_query(chip.value));
  }
  if (!query.mark.empty()) address += "&apres=" + http::escape_query(query.mark);
  if (!query.search.empty()) address += "&recherche=" + http::escape_query(query.search);
  if (query.nearest) address += "&tri=proches";
  return address;
}

std::vector<FilterChip> chips_of(const DeskFilter& filter) {
  std::vector<FilterChip> chips;
  for (const Field& field : kFields) {
    if (!(filter.*field.value).empty()) chips.push_back({field.name, filter.*field.value});
  }
  if (filter.since) chips.push_back({kSince, iso(*filter.since)});
  return chips;
}

ListQuery without(ListQuery query, std::string_view name) {
  return with(std::move(query), name, "");
}

ListQuery with(ListQuery query, std::string_view name, std::string_view value) {
  put(query.filter, name, value);
  query.mark.clear();
  return query;
}

std::vector<render::View> list_fields(const ListQuery& query) {
  std::vector<render::View> fields;
  const auto add = [&](std::string_view name, std::string_view value) {
    fields.push_back(render::View().set("field_name", name).set("field_value", value));
  };
  add("etat", desk::list_code(query.state));
  for (const FilterChip& chip : chips_of(query.filter)) add(chip.name, chip.value);
  if (!query.mark.empty()) add("apres", query.mark);
  if (!query.search.empty()) add(kSearch, query.search);
  if (query.nearest) add("tri", kNear);
  return fields;
}

}  // namespace vigie::web
