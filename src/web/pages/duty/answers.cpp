// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/duty/answers.hpp"

#include "app/panorama/answer_offers.hpp"
#include "app/panorama/propose.hpp"
#include "app/panorama/suggest.hpp"
#include "panorama/wording.hpp"
#include "rights/wording.hpp"
#include "web/pages/duty/bureau.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

/// What an answer refuses, in French; "" where it was done.
std::string refusal_words(const app::OffersAnswer& answer) {
  if (const auto* refusal = std::get_if<panorama::DutyRefusal>(&answer)) {
    return std::string(panorama::sentence_of(*refusal));
  }
  if (const auto* verdict = std::get_if<rights::NoteVerdict>(&answer)) {
    return std::string(rights::sentence_of(*verdict));
  }
  if (const auto* relay = std::get_if<panorama::Relay>(&answer)) {
    return std::string(panorama::sentence_of(*relay));
  }
  return "";
}

Result<app::OffersAnswer> carry_out_answer(const DutyPages& pages, const Visit& visit,
                                           const app::SeenOffers& seen) {
  const app::Publisher publisher = pages.publisher(visit);
  const std::string_view word = visit.request.field("reponse");
  if (word == "rendre") {
    return app::decline_offers(visit.db, publisher, seen, std::string(visit.request.field("motif")),
                               visit.now);
  }
  if (word == "reunir") return app::merge_offers(visit.db, publisher, seen, visit.now);
  if (word != "prendre" && word != "matin" && word != "maintenant" && word != "heure") {
    return fail(Code::invalid_input, "reponse");
  }
  const std::string_view words = visit.request.field("mots");
  const app::Taking taking{.chosen = read_id<ProposalId>(words),
                           .all_words = words == "tous",
                           .timing = timing_asked(word, visit)};
  return app::take_offers(visit.db, publisher, seen, taking, visit.now);
}

}  // namespace

Response post_answer(const DutyPages& pages, const Visit& visit) {
  const app::SeenOffers seen{read_id<StoryId>(visit.capture("story")),
                             std::string(visit.request.field("vu"))};
  const auto answer = carry_out_answer(pages, visit, seen);
  if (!answer) return bureau_error(pages, visit, answer.error());
  if (const std::string refusal = refusal_words(*answer); !refusal.empty()) {
    const bool off_duty =
        std::holds_alternative<panorama::DutyRefusal>(*answer) &&
        std::get<panorama::DutyRefusal>(*answer) == panorama::DutyRefusal::off_duty;
    return bureau_page(pages, visit,
                       {.problem = refusal,
                        .story = seen.story.value,
                        .reason = std::string(visit.request.field("motif")),
                        .status = off_duty ? 403 : 422});
  }
  const std::string_view word = visit.request.field("reponse");
  if (word == "rendre") return back_to_bureau("rendue", seen.story.value, 'p');
  const std::int64_t item = std::get<PanoramaItemId>(*answer).value;
  return back_to_bureau(word == "reunir" ? "reunie" : "prise", item, 'e');
}

Response post_reopen(const DutyPages& pages, const Visit& visit) {
  const auto story = read_id<StoryId>(visit.capture("story"));
  const auto answer = app::reopen_offers(visit.db, pages.publisher(visit), story, visit.now);
  if (!answer) return bureau_error(pages, visit, answer.error());
  if (const std::string refusal = refusal_words(*answer); !refusal.empty()) {
    return bureau_page(pages, visit, {.problem = refusal, .status = 403});
  }
  return back_to_bureau("reouverte", story.value, 'p');
}

Response post_suggestion_aside(const DutyPages& pages, const Visit& visit) {
  const auto done = app::put_suggestion_aside(
      visit.db, visit.curator(), read_id<SuggestionId>(visit.capture("suggestion")), visit.now);
  if (!done) return bureau_error(pages, visit, done.error());
  return see_other("/service#propositions");
}

Response post_offer_withdrawal(const DutyPages& pages, const Visit& visit) {
  const auto proposal = read_id<ProposalId>(visit.capture("proposal"));
  const auto version = static_cast<int>(read_number(visit.request.field("version")).value_or(0));
  const auto done = app::withdraw_offer(visit.db, visit.curator(), proposal, version, visit.now);
  if (!done) return bureau_error(pages, visit, done.error());
  return see_other("/service?fait=reprise-1#miennes");
}

}  // namespace vigie::web
