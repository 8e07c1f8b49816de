// SPDX-License-Identifier: EUPL-1.2
/// Rules by which articles are put aside before anybody reads them.
///
/// Shape   a rule holds for the whole network, one centre, or one source; its condition is a tree:
///         all that a condition says must hold, one of `one_of` where there are any, none of
///         `except`.
/// Units   days are those of Paris.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.hpp"

namespace vigie {
inline namespace model {

enum class FilterField { title, body, author, category, url, source };
inline constexpr FilterField kFilterFields[] = {FilterField::title,  FilterField::body,
                                                FilterField::author, FilterField::category,
                                                FilterField::url,    FilterField::source};

/// The word the database holds.
constexpr std::string_view name_of(FilterField field) {
  switch (field) {
    case FilterField::title:
      return "title";
    case FilterField::body:
      return "body";
    case FilterField::author:
      return "author";
    case FilterField::category:
      return "category";
    case FilterField::url:
      return "url";
    case FilterField::source:
      return "source";
  }
  return "title";
}
constexpr std::optional<FilterField> filter_field_of(std::string_view name) {
  for (const FilterField field : kFilterFields) {
    if (name_of(field) == name) return field;
  }
  return std::nullopt;
}

/// One of these expressions stands in the field: whole words, accents and capitals aside; in an
/// address, any part of it.
struct FilterTest {
  FilterField field = FilterField::title;
  std::vector<std::string> any_of;
};

struct FilterCondition {
  std::vector<FilterTest> tests;
  std::optional<Day> before;  ///< published before this day
  std::optional<Day> after;   ///< published on this day or later
  std::vector<FilterCondition> one_of;
  std::vector<FilterCondition> except;
};

struct FilterRule {
  std::string key;
  std::string name;        ///< what people read where it acted
  std::string centre;      ///< key; "": all centres
  std::string source_key;  ///< canonical address of a feed; "": all sources
  FilterCondition condition;
};

using FilterRules = std::vector<FilterRule>;

}  // namespace model
}  // namespace vigie
