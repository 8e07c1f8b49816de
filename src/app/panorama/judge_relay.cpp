// SPDX-License-Identifier: EUPL-1.2
#include "app/panorama/judge_relay.hpp"

#include "panorama/lifecycle.hpp"
#include "rights/share.hpp"
#include "store/desk/draft_repo.hpp"
#include "text/utf8.hpp"

namespace vigie::app {

rights::NoteVerdict judge_words(const std::string& note,
                                const std::vector<store::StoryArticle>& articles) {
  std::vector<std::string_view> texts;
  for (const store::StoryArticle& each : articles) {
    texts.emplace_back(each.title);
    texts.emplace_back(each.excerpt);
  }
  return rights::judge_note(note, texts);
}

panorama::Relay judge_article(const store::StoryArticle& article, bool already_there) {
  PublicArticle shown;
  shown.title = article.title;
  shown.url = article.url;
  return panorama::may_relay(rights::shareable(std::move(shown)), already_there);
}

store::PanoramaItem item_made_of(const store::StoryArticle& article, const store::Proposal& offer,
                                 PanoramaItemId before, Instant now) {
  return {.key = panorama::permanent_key({offer.story, offer.centre, article.url, now, before}),
          .story = offer.story,
          .article = article.id,
          .centre = offer.centre,
          .curator = offer.curator,
          .title = article.title,
          .url = article.url,
          .media = article.media,
          .author = article.author,
          .dated_at = article.published_at,
          .note = offer.note,
          .publish_at = now};
}

Result<void> keep_note_words(store::Transaction& tx, StoryId story, CuratorId curator,
                             std::string_view note, Instant now) {
  store::Reader reader = tx.reader();
  const auto draft = store::note_draft(reader, story, curator);
  if (!draft) return fail(draft.error());
  const int seen = *draft ? (*draft)->version : 0;
  if (const auto saved = store::save_note_draft(tx, story, curator, note, seen, now); !saved) {
    return fail(saved.error());
  }
  return {};
}

Result<void> check_utf8(std::string_view written) {
  if (text::is_utf8(written)) return {};
  return fail(
      Code::invalid_input, "note: no UTF-8",
      "la note n’est pas écrite en UTF-8\u00A0; réglez le terminal, ou relayez dans la page");
}

}  // namespace vigie::app
