// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/desk/filter_view.hpp"

#include <algorithm>

#include "desk/wording.hpp"
#include "model/access_words.hpp"
#include "text/french.hpp"
#include "web/pages/desk/desk_view.hpp"

namespace vigie::web {
namespace {

using render::View;

struct Group {
  std::string_view parameter;
  std::string_view facet;
  std::string_view legend;
};
constexpr Group kGroups[] = {{"theme", "theme", "Thème"},
                             {"territoire", "territory", "Territoire"},
                             {"media", "media", "Média"},
                             {"acces", "access", "Accès"},
                             {"genre", "kind", "Genre"}};

std::string label_of(const store::Facet& facet) {
  if (facet.kind == "access") {
    const std::string_view words = access_words(access_named(facet.code));
    return words.empty() ? "libre" : std::string(words);
  }
  if (facet.kind == "kind") {
    if (facet.code == "audio") return "audio";
    return facet.code == "video" ? "vidéo" : "texte";
  }
  return facet.label;
}

View since_group(const ListQuery& query, Day today) {
  struct Since {
    int days;
    std::string_view label;
  };
  constexpr Since kSince[] = {
      {0, "aujourd’hui"}, {1, "hier"}, {7, "une semaine"}, {30, "trente jours"}};
  std::vector<View> choices;
  for (const Since& since : kSince) {
    choices.push_back(
        View()
            .set("choice_query", query_of(with(query, "depuis", iso(today - since.days))))
            .set("label", since.label)
            .set("count", ""));
  }
  return View().set("legend", "Depuis").set("choices", std::move(choices));
}

}  // namespace

View filter_view(const ListQuery& query, const std::vector<store::Facet>& facets, Day today) {
  std::vector<View> groups;
  for (const Group& group : kGroups) {
    std::vector<View> choices;
    for (const store::Facet& facet : facets) {
      if (facet.kind != group.facet) continue;
      choices.push_back(View()
                            .set("choice_query", query_of(with(query, group.parameter, facet.code)))
                            .set("label", label_of(facet))
                            .set("count", text::number(facet.lines)));
    }
    if (choices.empty()) continue;
    groups.push_back(View().set("legend", group.legend).set("choices", std::move(choices)));
  }
  groups.push_back(since_group(query, today));
  return View()
      .set("groups", std::move(groups))
      .set("window", text::number(store::kListWindow))
      .set("list_title", desk::list_name(query.state))
      .set("back_query", query_of(query));
}

void add_chips(View& view, const ListQuery& query, const std::vector<store::Facet>& labels) {
  std::vector<View> chips;
  for (const FilterChip& chip : chips_of(query.filter)) {
    if (chip.name == "q") continue;
    std::string_view title = "Depuis";
    std::string value = chip.value;
    for (const Group& group : kGroups) {
      if (group.parameter != chip.name) continue;
      title = group.legend;
      value = label_of({std::string(group.facet), chip.value, chip.value, 0});
      for (const store::Facet& facet : labels) {
        if (facet.kind == group.facet && facet.code == chip.value) value = label_of(facet);
      }
    }
    if (chip.name == "depuis") value = text::long_date(*query.filter.since);
    chips.push_back(View()
                        .set("chip_label", title)
                        .set("chip_value", value)
                        .set("chip_query", query_of(without(query, chip.name))));
  }
  std::vector<View> fields;
  for (const FilterChip& chip : chips_of(query.filter)) {
    if (chip.name == "q") continue;
    fields.push_back(View().set("field_name", chip.name).set("field_value", chip.value));
  }
  view.set("filtered", query.filter.any())
      .set("words", query.filter.words)
      .set("filter_query", query_of(query))
      .set("chips", std::move(chips))
      .set("chip_fields", std::move(fields));
}

}  // namespace vigie::web
