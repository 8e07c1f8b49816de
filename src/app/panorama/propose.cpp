// SPDX-License-Identifier: EUPL-1.2
#include "app/panorama/propose.hpp"

#include <algorithm>

#include "app/desk/publication.hpp"
#include "app/panorama/judge_relay.hpp"
#include "base/format.hpp"
#include "desk/moves.hpp"
#include "store/people/event_repo.hpp"
#include "text/utf8.hpp"

namespace vigie::app {
namespace {

std::string remark_kept(const std::string& remark) {
  const std::string shown = text::showable(text::trimmed(remark));
  if (text::utf8_length(shown) <= kRemarkSignsMax) return shown;
  return std::string(text::utf8_prefix(shown, kRemarkSignsMax));
}

/// The offer of this person on the story that waits for an answer.
Result<std::optional<store::Proposal>> standing_offer(store::Transaction& tx, StoryId story,
                                                      CuratorId curator) {
  store::Reader reader = tx.reader();
  const auto lines = store::proposals_on(reader, story);
  if (!lines) return fail(lines.error());
  for (const store::ProposalLine& line : *lines) {
    if (line.proposal.curator == curator && line.proposal.state == ProposalState::offered) {
      return line.proposal;
    }
  }
  return std::nullopt;
}

Result<ProposalId> put_offer(store::Transaction& tx, store::Proposal offer, Instant now) {
  const auto standing = standing_offer(tx, offer.story, offer.curator);
  if (!standing) return fail(standing.error());
  if (!*standing) return store::add_proposal(tx, offer, now);
  offer.id = (*standing)->id;
  offer.version = (*standing)->version;
  const auto done = store::reword_proposal(tx, offer);
  if (!done) return fail(done.error());
  if (!*done) return fail(Code::conflict, "the proposal moved on");
  return offer.id;
}

/// What is proposed is kept.
Result<void> keep_on_desk(store::Transaction& tx, const store::DeskItem& item, ArticleId article,
                          const store::Curator& curator, Instant now) {
  const auto to = desk::after(item.state, desk::Decision::keep);
  if (!to) return {};
  const auto move = store::add_desk_move(tx, item, *to, article, curator.id, now);
  if (!move) return fail(move.error());
  return write_move(tx, item, {*to}, article, curator, "kept", now);
}

Result<void> finish_offer(store::Transaction& tx, const store::DeskItem& item,
                          const store::Proposal& offer, ProposalId id,
                          const store::Curator& curator, Instant now) {
  auto done = keep_on_desk(tx, item, offer.article, curator, now);
  if (done) done = keep_note_words(tx, offer.story, curator.id, offer.note, now);
  if (done) {
    done = store::add_event(
        tx,
        {curator.centre, curator.id, "proposed", fmt::format("story {}", offer.story.value),
         fmt::format("proposal {}", id.value)},
        now);
  }
  return done;
}

}  // namespace

Result<OfferAnswer> propose(store::Database& db, const store::Curator& curator,
                            const SeenItem& click, const Offer& offer, Instant now) {
  if (const auto legible = check_utf8(offer.note); !legible) return fail(legible.error());
  const std::string note = text::showable(offer.note);
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto item = item_as_seen(*tx, curator, click);
  if (!item) return fail(item.error());
  if (item->state == DeskState::relayed) return not_from(item->state);
  store::Reader reader = tx->reader();
  const auto articles = store::story_articles(reader, item->story);
  if (!articles) return fail(articles.error());
  const auto chosen = article_read(*tx, *item, click);
  if (!chosen) return fail(chosen.error());
  const auto article = std::ranges::find(*articles, *chosen, &store::StoryArticle::id);
  if (article == articles->end()) return fail(Code::not_found, "a story without articles");
  const auto live = store::live_panorama_item(reader, item->story);
  if (!live) return fail(live.error());
  const bool is_public = *live && (*live)->state == ItemState::published;
  const panorama::Relay allowed = judge_article(*article, is_public);
  if (allowed != panorama::Relay::allowed) return OfferAnswer(allowed);
  const rights::NoteVerdict verdict = judge_words(note, *articles);
  if (verdict != rights::NoteVerdict::own_words) return OfferAnswer(verdict);

  const store::Proposal made{.story = item->story,
                             .article = article->id,
                             .centre = curator.centre,
                             .curator = curator.id,
                             .note = note,
                             .remark = remark_kept(offer.remark)};
  const auto id = put_offer(*tx, made, now);
  if (!id) return fail(id.error());
  auto done = finish_offer(*tx, *item, made, *id, curator, now);
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return OfferAnswer(*id);
}

Result<void> withdraw_offer(store::Database& db, const store::Curator& curator, ProposalId proposal,
                            int version, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  auto found = store::proposal_by_id(reader, proposal);
  if (!found) return fail(found.error());
  if (!*found || (*found)->centre != curator.centre) {
    return fail(Code::not_found, fmt::format("proposal {}", proposal.value));
  }
  if ((*found)->version != version) {
    return fail(Code::conflict, "the proposal moved on",
                "cette proposition a déjà reçu une réponse, ou a été réécrite");
  }
  auto done = step_proposal(*tx, **found, panorama::ProposalAction::withdraw, {}, curator.id, now);
  if (done) {
    done = store::add_event(*tx,
                            {curator.centre, curator.id, "proposal_withdrawn",
                             fmt::format("story {}", (*found)->story.value),
                             fmt::format("proposal {}", proposal.value)},
                            now);
  }
  if (done) done = tx->commit();
  return done;
}

}  // namespace vigie::app
