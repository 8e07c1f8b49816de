// SPDX-License-Identifier: EUPL-1.2
#include "config/filters.hpp"

#include "base/format.hpp"
#include "config/centres.hpp"
#include "config/toml_reader.hpp"
#include "text/fold.hpp"
#include "text/url.hpp"

namespace vigie::config {
namespace {

void read_test(FilterCondition& condition, TableReader& table, const FilterFieldKey& name) {
  FilterTest test;
  test.field = name.field;
  const TomlNode& list = table.node().find(name.key)->value;
  if (list.kind == TomlNode::Kind::array && list.items.empty()) {
    table.notes().error(list, fmt::format("«\u00a0{}\u00a0» n’a aucune expression.", name.key));
  }
  for (auto& expression : table.placed_texts(name.key)) {
    const bool says = name.field == FilterField::url ? !expression.value.empty()
                                                     : !text::words(expression.value).empty();
    if (!says || test.any_of.size() >= kFilterExpressionsMax) {
      table.notes().error(
          expression,
          says ? fmt::format("plus de {} expressions.", kFilterExpressionsMax)
               : fmt::format("«\u00a0{}\u00a0» n’est pas une expression\u00a0: il faut un mot au "
                             "moins.",
                             expression.value));
      continue;
    }
    test.any_of.push_back(std::move(expression.value));
  }
  condition.tests.push_back(std::move(test));
}

bool is_empty(const FilterCondition& condition) {
  return condition.tests.empty() && !condition.before && !condition.after &&
         condition.one_of.empty() && condition.except.empty();
}

FilterCondition read_condition(TableReader table, int depth) {
  FilterCondition condition;
  if (depth > kFilterDepthMax) {
    table.notes().error(table.node(),
                        fmt::format("plus de {} niveaux de conditions.", kFilterDepthMax));
    return condition;
  }
  for (const FilterFieldKey& name : kFilterFieldKeys) {
    table.know(name.key);
    if (table.has(name.key)) read_test(condition, table, name);
  }
  condition.before = table.day("avant");
  condition.after = table.day("apres");
  for (const TableReader& one : table.tables("un_de")) {
    condition.one_of.push_back(read_condition(one, depth + 1));
  }
  const TomlEntry* except = table.node().find("sauf");
  if (except != nullptr && except->value.kind == TomlNode::Kind::table) {
    condition.except.push_back(read_condition(table.table("sauf"), depth + 1));
  } else {
    for (const TableReader& one : table.tables("sauf")) {
      condition.except.push_back(read_condition(one, depth + 1));
    }
  }
  table.refuse_unknown_keys();
  if (is_empty(condition) && table.entries().empty()) {
    table.notes().error(table.node(), "cette condition ne dit rien\u00a0: elle écarterait tout.");
  }
  return condition;
}

FilterRule read_rule(const TomlEntry& entry, const Centres& centres, Notebook& notes) {
  TableReader table(entry.value, notes);
  FilterRule rule;
  rule.key = entry.key;
  rule.name = table.required_text("nom");
  if (table.has("centre")) {
    const auto centre = table.placed_text("centre");
    if (expect_centre(centres, centre, notes)) rule.centre = centre.value;
  }
  if (table.has("source")) {
    const auto source = table.placed_text("source");
    rule.source_key = text::canonical_url(source.value);
    if (!text::absolute_url(source.value, "")) {
      notes.error(source,
                  fmt::format("«\u00a0{}\u00a0» n’est pas l’adresse d’un flux.", source.value));
    }
  }
  if (table.has("si")) {
    rule.condition = read_condition(table.table("si"), 1);
  } else {
    notes.error(table.node(),
                fmt::format("la règle «\u00a0{}\u00a0» n’a pas de condition («\u00a0si\u00a0»).",
                            rule.key));
  }
  table.refuse_unknown_keys();
  return rule;
}

}  // namespace

Loaded<FilterRules> load_filters(const std::filesystem::path& file, const Centres& centres) {
  std::error_code unknown;
  if (!std::filesystem::exists(file, unknown)) return {};
  Notebook notes(file.string());
  const TomlNode root = read_toml_file(file, notes);
  TableReader top(root, notes);
  const TableReader all = top.table("regle");
  FilterRules rules;
  for (const TomlEntry& entry : all.entries()) {
    if (entry.value.kind != TomlNode::Kind::table) {
      notes.error(entry.value,
                  fmt::format("«\u00a0{}\u00a0» doit être une partie «\u00a0[regle.{}]\u00a0».",
                              entry.key, entry.key));
    } else if (rules.size() >= kFilterRulesMax) {
      notes.error(entry, fmt::format("plus de {} règles.", kFilterRulesMax));
    } else {
      rules.push_back(read_rule(entry, centres, notes));
    }
  }
  top.refuse_unknown_keys();
  return {std::move(rules), notes.take()};
}

}  // namespace vigie::config
