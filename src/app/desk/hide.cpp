// SPDX-License-Identifier: EUPL-1.2
#include "app/desk/hide.hpp"

#include "base/format.hpp"
#include "base/secret.hpp"
#include "store/article/article_repo.hpp"
#include "store/people/event_repo.hpp"
#include "text/fold.hpp"
#include "text/url.hpp"
#include "text/utf8.hpp"

namespace vigie::app {
namespace {

constexpr std::size_t kRubricsMax = 6;

/// "journal.example/sport/" of an address with more behind it; "" where it has no such part.
std::string section_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return "";
  const std::string_view rest = url.substr(scheme + 3);
  const std::size_t host = rest.find('/');
  if (host == std::string_view::npos) return "";
  const std::size_t part = rest.find('/', host + 1);
  if (part == std::string_view::npos || part == host + 1) return "";
  return std::string(rest.substr(0, part + 1));
}

}  // namespace

Result<std::vector<HideChoice>> hide_choices(store::Reader& reader, const DeskStory& story) {
  std::vector<HideChoice> choices;
  const store::StoryArticle* lead = story.lead();
  if (lead == nullptr) return choices;
  if (const std::string section = section_of(lead->url); !section.empty()) {
    choices.push_back({"section",
                       fmt::format("la rubrique {}", section.substr(0, section.size() - 1)),
                       FilterField::url, "//" + section});
  }
  const auto kept = store::kept_text(reader, lead->id);
  if (!kept) return fail(kept.error());
  if (*kept) {
    for (const std::string& rubric : (*kept)->categories) {
      if (choices.size() > kRubricsMax || text::words(rubric).empty()) continue;
      choices.push_back({fmt::format("rubric:{}", choices.size()),
                         fmt::format("ce que les flux rangent sous «\u00a0{}\u00a0»", rubric),
                         FilterField::category, rubric});
    }
  }
  choices.push_back({"word", "les titres qui ont ces mots", FilterField::title, ""});
  return choices;
}

Result<std::string> hide(store::Database& db, const store::Curator& curator,
                         const HideChoice& choice, std::string_view word, Instant now) {
  std::string expression = choice.expression;
  std::string name = choice.label;
  if (choice.code == "word") {
    expression = text::showable(text::one_line(text::utf8_prefix(word, kHiddenWordBytesMax)));
    if (text::folded_words(expression).size() < 3) {
      return fail(Code::invalid_input, "word", "écrivez un mot d’au moins trois lettres");
    }
    name = fmt::format("titres avec «\u00a0{}\u00a0»", expression);
  }
  FilterRule rule;
  rule.key = fmt::format("{}-{}", curator.centre_key,
                         hex(digest(fmt::format("{} {}", name_of(choice.field), expression), 8)));
  rule.name = name;
  rule.centre = curator.centre_key;
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto id = store::put_filter_rule(*tx, rule, curator.id, now);
  if (!id) return fail(id.error());
  if (auto done = store::remove_filter_expressions(*tx, *id); !done) return fail(done.error());
  if (auto done = store::remove_filter_conditions(*tx, *id); !done) return fail(done.error());
  const auto condition = store::add_filter_condition(*tx, *id, {}, store::ConditionRole::all, {});
  if (!condition) return fail(condition.error());
  auto done = store::add_filter_expression(*tx, *condition, choice.field, 1, expression);
  if (!done) return fail(done.error());
  const store::Event event{curator.centre, curator.id, "rule_made",
                           fmt::format("filter rule {}", id->value), name};
  if (done = store::add_event(*tx, event, now); !done) return fail(done.error());
  if (done = tx->commit(); !done) return fail(done.error());
  return name;
}

Result<void> take_rule_back(store::Database& db, const store::Curator& curator, FilterRuleId rule,
                            int version, bool withdrawn, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto rules = store::centre_rules(reader, curator.centre);
  if (!rules) return fail(rules.error());
  if (std::ranges::find(*rules, rule, &store::CentreRule::id) == rules->end()) {
    return fail(Code::not_found, fmt::format("filter rule {}", rule.value));
  }
  const auto set = store::set_rule_withdrawn(*tx, rule, curator.centre, version, withdrawn, now);
  if (!set) return fail(set.error());
  if (!*set) return fail(Code::conflict, fmt::format("filter rule {}", rule.value));
  const store::Event event{curator.centre, curator.id,
                           withdrawn ? "rule_withdrawn" : "rule_restored",
                           fmt::format("filter rule {}", rule.value), ""};
  auto done = store::add_event(*tx, event, now);
  return done ? tx->commit() : done;
}

}  // namespace vigie::app
