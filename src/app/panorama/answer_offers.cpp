// SPDX-License-Identifier: EUPL-1.2
#include "app/panorama/answer_offers.hpp"

#include <algorithm>

#include "app/desk/publication.hpp"
#include "app/panorama/judge_relay.hpp"
#include "base/format.hpp"
#include "store/people/event_repo.hpp"
#include "text/utf8.hpp"

namespace vigie::app {
namespace {

using panorama::DutyRefusal;
using panorama::ProposalAction;

using Lines = std::vector<store::ProposalLine>;

struct BegunOffers {
  store::Transaction tx;
  Lines lines;  ///< that wait for an answer
  std::optional<DutyRefusal> refusal;
};

Lines waiting_of(Lines lines) {
  std::erase_if(lines, [](const store::ProposalLine& each) {
    return each.proposal.state != ProposalState::offered;
  });
  return lines;
}

Result<BegunOffers> begin_offers(store::Database& db, const Publisher& publisher,
                                 const SeenOffers& seen, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  auto lines = store::proposals_on(reader, seen.story);
  if (!lines) return fail(lines.error());
  if (lines->empty()) {
    return fail(Code::not_found, fmt::format("no proposal on story {}", seen.story.value));
  }
  Lines waiting = waiting_of(std::move(*lines));
  if (waiting.empty() || mark_of(waiting) != seen.mark) {
    return fail(
        Code::conflict, fmt::format("proposals on story {}", seen.story.value),
        "les propositions sur cette actualité ont changé entre-temps\u00a0: les voici telles "
        "qu’elles sont");
  }
  const auto may = may_edit_panorama(reader, publisher.curator, publisher.authority, now);
  if (!may) return fail(may.error());
  std::optional<DutyRefusal> refusal;
  if (!*may) refusal = DutyRefusal::off_duty;
  return BegunOffers{std::move(*tx), std::move(waiting), refusal};
}

Result<void> log_offers(store::Transaction& tx, const Publisher& publisher, std::string_view kind,
                        StoryId story, std::string detail, Instant now) {
  return store::add_event(tx,
                          {publisher.curator.centre, publisher.curator.id, std::string(kind),
                           fmt::format("story {}", story.value), std::move(detail)},
                          now);
}

Result<OffersAnswer> end_offers(BegunOffers& begun, const Publisher& publisher,
                                std::string_view kind, StoryId story, PanoramaItemId item,
                                Instant now) {
  auto done = log_offers(begun.tx, publisher, kind, story,
                         fmt::format("proposals {}", mark_of(begun.lines)), now);
  if (done) done = begun.tx.commit();
  if (!done) return fail(done.error());
  return OffersAnswer(item);
}

/// The proposal that is taken, with the words that it is taken with.
store::Proposal chosen_of(const Lines& lines, const Taking& taking) {
  const auto found = std::ranges::find_if(
      lines, [&](const store::ProposalLine& each) { return each.proposal.id == taking.chosen; });
  store::Proposal chosen = (found == lines.end() ? lines.front() : *found).proposal;
  if (!taking.all_words) return chosen;
  for (const store::ProposalLine& each : lines) {
    if (each.proposal.id != chosen.id) chosen.note += "\n" + each.proposal.note;
  }
  return chosen;
}

Result<PanoramaItemId> make_item(store::Transaction& tx, const store::StoryArticle& article,
                                 const store::Proposal& chosen, Instant now) {
  store::Reader reader = tx.reader();
  const auto last = store::last_panorama_item(reader, chosen.story, chosen.centre);
  if (!last) return fail(last.error());
  const PanoramaItemId before = *last ? (*last)->id : PanoramaItemId{};
  store::PanoramaItem made = item_made_of(article, chosen, before, now);
  made.state = ItemState::ready;
  return store::add_panorama_item(tx, made, now);
}

/// Takes the chosen one, merges the others with it.
Result<void> answer_all(BegunOffers& begun, const store::Proposal& chosen, PanoramaItemId item,
                        CuratorId by, Instant now) {
  for (store::ProposalLine& each : begun.lines) {
    const auto action =
        each.proposal.id == chosen.id ? ProposalAction::take : ProposalAction::merge;
    const auto done = step_proposal(begun.tx, each.proposal, action, {item}, by, now);
    if (!done) return done;
  }
  return {};
}

Result<std::optional<DutyRefusal>> time_made(store::Transaction& tx, PanoramaItemId id,
                                             const Timing& timing, const Publisher& publisher,
                                             Instant now) {
  store::Reader reader = tx.reader();
  const auto item = store::panorama_item(reader, id);
  if (!item) return fail(item.error());
  if (!*item) return fail(Code::internal, "the item that was made is gone");
  return apply_timing(tx, **item, timing, publisher.authority.rules, publisher.curator.id, now);
}

}  // namespace

std::string mark_of(const Lines& lines) {
  std::string mark;
  for (const store::ProposalLine& each : lines) {
    mark += fmt::format("{}{}:{}", mark.empty() ? "" : ",", each.proposal.id.value,
                        each.proposal.version);
  }
  return mark;
}

Result<OffersAnswer> take_offers(store::Database& db, const Publisher& publisher,
                                 const SeenOffers& seen, const Taking& taking, Instant now) {
  auto begun = begin_offers(db, publisher, seen, now);
  if (!begun) return fail(begun.error());
  if (begun->refusal) return OffersAnswer(*begun->refusal);
  const store::Proposal chosen = chosen_of(begun->lines, taking);
  store::Reader reader = begun->tx.reader();
  const auto articles = store::story_articles(reader, seen.story);
  if (!articles) return fail(articles.error());
  const auto article = std::ranges::find(*articles, chosen.article, &store::StoryArticle::id);
  if (article == articles->end()) return fail(Code::not_found, "the article proposed");
  const auto live = store::live_panorama_item(reader, seen.story);
  if (!live) return fail(live.error());
  const panorama::Relay allowed = judge_article(*article, live->has_value());
  if (allowed != panorama::Relay::allowed) return OffersAnswer(allowed);
  const rights::NoteVerdict verdict = judge_words(chosen.note, *articles);
  if (verdict != rights::NoteVerdict::own_words) return OffersAnswer(verdict);

  const auto item = make_item(begun->tx, *article, chosen, now);
  if (!item) return fail(item.error());
  if (auto done = answer_all(*begun, chosen, *item, publisher.curator.id, now); !done) {
    return fail(done.error());
  }
  const auto wrong = time_made(begun->tx, *item, taking.timing, publisher, now);
  if (!wrong) return fail(wrong.error());
  if (*wrong) return OffersAnswer(**wrong);
  return end_offers(*begun, publisher, "proposal_taken", seen.story, *item, now);
}

Result<OffersAnswer> merge_offers(store::Database& db, const Publisher& publisher,
                                  const SeenOffers& seen, Instant now) {
  auto begun = begin_offers(db, publisher, seen, now);
  if (!begun) return fail(begun.error());
  if (begun->refusal) return OffersAnswer(*begun->refusal);
  store::Reader reader = begun->tx.reader();
  const auto live = store::live_panorama_item(reader, seen.story);
  if (!live) return fail(live.error());
  if (!*live) {
    return fail(Code::conflict, "nothing to merge with",
                "cette actualité n’est plus au panorama\u00a0: vous pouvez prendre la proposition");
  }
  for (store::ProposalLine& each : begun->lines) {
    const auto done = step_proposal(begun->tx, each.proposal, ProposalAction::merge, {(*live)->id},
                                    publisher.curator.id, now);
    if (!done) return fail(done.error());
  }
  return end_offers(*begun, publisher, "proposal_merged", seen.story, (*live)->id, now);
}

Result<OffersAnswer> decline_offers(store::Database& db, const Publisher& publisher,
                                    const SeenOffers& seen, const std::string& reason,
                                    Instant now) {
  auto begun = begin_offers(db, publisher, seen, now);
  if (!begun) return fail(begun.error());
  if (begun->refusal) return OffersAnswer(*begun->refusal);
  const std::string shown = text::showable(text::one_line(text::trimmed(reason)));
  const std::string_view why = text::utf8_prefix(shown, panorama::kReasonSignsMax);
  if (why.empty()) return OffersAnswer(DutyRefusal::no_reason);
  for (store::ProposalLine& each : begun->lines) {
    const auto done = step_proposal(begun->tx, each.proposal, ProposalAction::decline,
                                    {.reason = why}, publisher.curator.id, now);
    if (!done) return fail(done.error());
  }
  return end_offers(*begun, publisher, "proposal_declined", seen.story, {}, now);
}

Result<OffersAnswer> reopen_offers(store::Database& db, const Publisher& publisher, StoryId story,
                                   Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto may = may_edit_panorama(reader, publisher.curator, publisher.authority, now);
  if (!may) return fail(may.error());
  if (!*may) return OffersAnswer(DutyRefusal::off_duty);
  auto lines = store::proposals_on(reader, story);
  if (!lines) return fail(lines.error());
  int reopened = 0;
  for (store::ProposalLine& each : *lines) {
    if (each.proposal.state != ProposalState::declined) continue;
    const auto done =
        step_proposal(*tx, each.proposal, ProposalAction::reopen, {}, publisher.curator.id, now);
    if (!done) return fail(done.error());
    ++reopened;
  }
  if (reopened == 0) {
    return fail(Code::conflict, "nothing was declined",
                "il n’y a plus de réponse à reprendre sur cette actualité");
  }
  auto done = log_offers(*tx, publisher, "proposal_reopened", story, "", now);
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return OffersAnswer(PanoramaItemId{});
}

}  // namespace vigie::app
