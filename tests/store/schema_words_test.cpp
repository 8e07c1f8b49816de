// SPDX-License-Identifier: EUPL-1.2
// The words that the schema lets into a column are those of the enum that the program puts there.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "base/format.hpp"
#include "model/calibration.hpp"
#include "model/delivery.hpp"
#include "model/desk.hpp"
#include "model/dossier.hpp"
#include "model/feed.hpp"
#include "model/filter.hpp"
#include "model/grant.hpp"
#include "model/hold_weeks.hpp"
#include "model/job.hpp"
#include "model/letter.hpp"
#include "model/media.hpp"
#include "model/notification.hpp"
#include "model/panorama.hpp"
#include "model/rota.hpp"
#include "model/search.hpp"
#include "model/source_request.hpp"
#include "model/subscription.hpp"
#include "model/theme.hpp"
#include "store/rota/account_repo.hpp"
#include "store/rota/note_repo.hpp"
#include "support/fixture.hpp"
#include "tag/tag.hpp"

namespace vigie::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Words = std::set<std::string>;
using Columns = std::map<std::string, Words>;  // "table.column" → words
using Matches = std::sregex_iterator;

/// The names of each value of an enum.
template <typename Values>
Words names_of(const Values& values) {
  Words names;
  for (const auto value : values) names.emplace(name_of(value));
  return names;
}

// Columns whose words are an enum of the program.
Columns of_enums() {
  return {{"curator_grant.role", names_of(kRoles)},
          {"invitation.role", names_of(kRoles)},
          {"source.access", names_of(kAccesses)},
          {"article.access", names_of(kAccesses)},
          {"allocation.weeks", names_of(kHoldWeeks)},
          {"calibration.state", names_of(kCalibrationStates)},
          {"article.kind", names_of(kMediaKinds)},
          {"theme_term.kind", names_of(kTermKinds)},
          {"article_tag.kind", names_of(tag::kTagKinds)},
          {"tag_move.kind", names_of(tag::kTagKinds)},
          {"desk_item.state", names_of(kDeskStates)},
          {"proposal.state", names_of(kProposalStates)},
          {"panorama_item.state", names_of(kItemStates)},
          {"panorama_joining.gone_state", names_of(kItemStates)},
          {"panorama_joining_proposal.state", names_of(kProposalStates)},
          {"dossier.state", names_of(kDossierStates)},
          {"dossier_item.genre", names_of(kGenres)},
          {"panorama_tag.kind", names_of(tag::kTagKinds)},
          {"media.access", names_of(kAccesses)},
          {"media.rhythm", names_of(kMediaRhythms)},
          {"issue.state", names_of(kIssueStates)},
          {"issue_block.origin", names_of(kBlockOrigins)},
          {"issue_block_version.access", names_of(kAccesses)},
          {"issue_block_version.media_kind", names_of(kMediaKinds)},
          {"subscription.state", names_of(kSubscriptionStates)},
          {"subscription.basis", names_of(kBases)},
          {"consent_event.kind", names_of(kConsentKinds)},
          {"consent_event.place", names_of(kConsentPlaces)},
          {"consent_event.actor", names_of(kConsentActors)},
          {"suppression.reason", names_of(kSuppressionReasons)},
          {"delivery.state", names_of(kDeliveryStates)},
          {"delivery_event.kind", names_of(kDeliveryEventKinds)},
          {"delivery_event.meaning", names_of(kAnswerMeanings)},
          {"notification.state", names_of(kNotificationStates)},
          {"job_run.outcome", names_of(kJobOutcomes)},
          {"absence.origin", names_of(kOrigins)},
          {"duty_plan.origin", names_of(kOrigins)},
          {"duty_credit.kind", names_of(kCreditKinds)},
          {"duty_note_line.kind", names_of(kNoteLineKinds)},
          {"duty_override.kind", names_of(kOverrideKinds)},
          {"filter_expression.field", names_of(kFilterFields)},
          {"duty_override.origin", names_of(kOrigins)},
          {"saved_search_follower.rhythm", names_of(kAlertRhythms)},
          {"duty_override.state", names_of(kOverrideStates)},
          {"source_request.kind", names_of(kSourceRequestKinds)},
          {"source_request.state", names_of(kSourceRequestStates)}};
}

// Columns whose words stand in the statements of their repository alone.
const Columns kOfStatements = {
    {"enquiry.state", {"open", "waiting", "closed", "dropped", "redirected"}},
    {"report_value.exactness", {"exact", "rounded", "comparable"}},
    {"report_frozen.exactness", {"exact", "rounded", "comparable"}},
    {"source_address.origin", {"redirect", "curator"}},
    {"source_ambiguous_name.kind", {"guid", "link", "date"}},
    {"filter_condition.role", {"all", "except", "one_of"}},
    {"grouping.level", {"reprint", "story"}},
    {"grouping.move", {"join", "split", "merge"}},
    {"grouping.origin", {"machine", "curator"}},
    {"article_tag.origin", {"rule", "learned", "curator"}},
    {"tag_move.said", {"", "given", "refused"}},
    {"tag_move.said_before", {"", "given", "refused"}},
    {"issue_block.kind", {"article", "text"}},
    {"mailing_list.kind", {"letter", "panorama"}},
    {"person_attribute.kind", {"centre", "territory", "role", "theme"}},
    {"subscription.frequency", {"issue", "daily", "weekly"}},
    {"subscription_filter.kind", {"theme", "territory"}}};

/// The words of each CHECK, by table and column: `x = 'a' OR x = 'b'` and `x IN ('a', 'b')`.
Columns words_of(const std::string& schema) {
  static const std::regex kTable(R"(CREATE TABLE (\w+))");
  static const std::regex kCheck(
      R"(CHECK \((\w+) (?:= '\w*'(?:\s+OR \w+ = '\w*')*|IN \('\w*'(?:,\s*'\w*')*\))\))");
  static const std::regex kWord(R"('(\w*)')");
  std::map<std::ptrdiff_t, std::string> tables;
  for (Matches at(schema.begin(), schema.end(), kTable); at != Matches(); ++at) {
    tables[at->position()] = (*at)[1];
  }
  Columns found;
  for (Matches at(schema.begin(), schema.end(), kCheck); at != Matches(); ++at) {
    const std::string table = std::prev(tables.lower_bound(at->position()))->second;
    const std::string check = at->str();
    for (Matches word(check.begin(), check.end(), kWord); word != Matches(); ++word) {
      found[table + "." + (*at)[1].str()].insert((*word)[1]);
    }
  }
  return found;
}

/// Columns of the schema that no list knows, lists that no column has, and words that differ.
std::vector<std::string> differences(const Columns& schema, const Columns& program) {
  std::vector<std::string> found;
  const auto said = [](const Words& words) { return fmt::format("{}", fmt::join(words, " ")); };
  for (const auto& [column, words] : schema) {
    const auto known = program.find(column);
    if (known == program.end()) {
      found.push_back(column + " has words that no enum has: " + said(words));
    } else if (known->second != words) {
      found.push_back(column + ": " + said(words) + " / " + said(known->second));
    }
  }
  for (const auto& [column, words] : program) {
    if (!schema.contains(column)) found.push_back(column + " has no CHECK");
  }
  return found;
}

TEST(SchemaWords, AreThoseOfTheProgram) {
  Columns program = of_enums();
  program.insert(kOfStatements.begin(), kOfStatements.end());
  const auto schema = test::read_file(test::source_dir() / "tests/golden/schema.sql");
  EXPECT_THAT(differences(words_of(schema), program), IsEmpty());
}

TEST(SchemaWords, ThatDifferAreRefused) {
  const Columns program = {{"a.state", {"draft", "sent"}}, {"a.kind", {"x", "y"}}};
  const auto refused = [&](const std::string& schema) {
    return differences(words_of(schema), program);
  };
  EXPECT_THAT(
      refused("CREATE TABLE a (\n  state TEXT CHECK (state = 'draft'\n OR state = 'sent'),\n"
              "  kind TEXT CHECK (kind IN ('x', 'y')),\n  n INTEGER CHECK (n IN (0, 1)));"),
      IsEmpty());
  EXPECT_THAT(
      refused("CREATE TABLE a (state TEXT CHECK (state = 'draft'), kind TEXT CHECK "
              "(kind IN ('x', 'z')));\nCREATE TABLE b (state TEXT CHECK (state IN ('u')));"),
      ElementsAre("a.kind: x z / x y", "a.state: draft / draft sent",
                  "b.state has words that no enum has: u"));
  EXPECT_THAT(refused("CREATE TABLE a (state TEXT CHECK (state IN ('draft', 'sent')));"),
              ElementsAre("a.kind has no CHECK"));
}

}  // namespace
}  // namespace vigie::store
