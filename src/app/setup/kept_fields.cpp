// SPDX-License-Identifier: EUPL-1.2
#include "app/setup/kept_fields.hpp"

#include <algorithm>

#include "base/assert.hpp"

namespace vigie::app {
namespace {

template <typename Row>
struct Field {
  std::string_view name;
  void (*copy)(Row& to, const Row& from);
};

constexpr Field<FilterRule> kFilterFields[] = {
    {"nom", [](FilterRule& to, const FilterRule& from) { to.name = from.name; }},
    {"centre", [](FilterRule& to, const FilterRule& from) { to.centre = from.centre; }},
    {"source", [](FilterRule& to, const FilterRule& from) { to.source_key = from.source_key; }},
    {"si", [](FilterRule& to, const FilterRule& from) { to.condition = from.condition; }}};

using Source = store::SourceFacts;
constexpr Field<Source> kSourceFields[] = {
    {"titre", [](Source& to, const Source& from) { to.title = from.title; }},
    {"adresse", [](Source& to, const Source& from) { to.url = from.url; }},
    {"site", [](Source& to, const Source& from) { to.site_url = from.site_url; }},
    {"acces", [](Source& to, const Source& from) { to.access = from.access; }},
    {"territoire", [](Source& to, const Source& from) { to.territory = from.territory; }},
    {"themes", [](Source& to, const Source& from) { to.themes = from.themes; }},
    {"extrait", [](Source& to, const Source& from) { to.extract = from.extract; }}};

constexpr Field<Allocation> kAllocationFields[] = {
    {"suppleant", [](Allocation& to, const Allocation& from) { to.backup = from.backup; }},
    {"poids",
     [](Allocation& to, const Allocation& from) { to.weight_minutes = from.weight_minutes; }},
    {"fixe", [](Allocation& to, const Allocation& from) { to.fixed = from.fixed; }}};

template <typename Row, std::size_t N, typename KeyOf>
void keep(std::vector<Row>& files, const std::vector<Row>& stored, const Field<Row> (&fields)[N],
          const Kept& kept, const KeyOf& key_of_row) {
  const auto has_key = [&](const Row& row) { return key_of_row(row) == kept.key.second; };
  const auto to = std::ranges::find_if(files, has_key);
  const auto from = std::ranges::find_if(stored, has_key);
  if (to == files.end() || from == stored.end()) return;
  const auto field = std::ranges::find(fields, kept.field, &Field<Row>::name);
  VIGIE_ASSERT(field != std::end(fields));  // a fact has no other fields
  field->copy(*to, *from);
}

}  // namespace

Configuration with_kept(Configuration files, const Configuration& stored,
                        const std::vector<Kept>& kept) {
  for (const Kept& each : kept) {
    if (each.field.empty()) continue;
    if (each.key.first == fact::kFilter) {
      keep(files.filters, stored.filters, kFilterFields, each,
           [](const FilterRule& rule) { return rule.key; });
    } else if (each.key.first == fact::kSource) {
      keep(files.sources, stored.sources, kSourceFields, each,
           [](const Source& source) { return source.url_key; });
    } else if (each.key.first == fact::kAllocation) {
      keep(files.allocations, stored.allocations, kAllocationFields, each,
           [](const Allocation& allocation) { return key_of(allocation); });
    }
  }
  return files;
}

}  // namespace vigie::app
