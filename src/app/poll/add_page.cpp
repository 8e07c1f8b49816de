// SPDX-License-Identifier: EUPL-1.2
#include "app/poll/add_page.hpp"

#include "app/poll/ingest_item.hpp"
#include "app/poll/write_batch.hpp"
#include "base/format.hpp"
#include "desk/wording.hpp"
#include "fetch/explain.hpp"
#include "fetch/read_answer.hpp"
#include "parse/page.hpp"
#include "parse/pdf_title.hpp"
#include "parse/signals.hpp"
#include "parse/tdm_file.hpp"
#include "rights/extract.hpp"
#include "store/article/article_repo.hpp"
#include "store/article/signals_repo.hpp"
#include "store/desk/draft_repo.hpp"
#include "store/desk/standing_repo.hpp"
#include "store/people/event_repo.hpp"
#include "text/french.hpp"
#include "text/html.hpp"
#include "text/url.hpp"

namespace vigie::app {
namespace {

HttpAnswer fetch_one(net::HttpGetter& getter, const std::string& url) {
  HttpAnswer kept;
  bool asked = false;
  const auto next = [&]() -> std::optional<HttpRequest> {
    if (std::exchange(asked, true)) return std::nullopt;
    HttpRequest request;
    request.url = url;
    return request;
  };
  getter.run(next, [&kept](HttpAnswer&& answer) { kept = std::move(answer); });
  return kept;
}

/// A page with what a person said of it.
struct Capture {
  parse::WebPage page;
  PageFacts said;
  std::string given;  ///< the address that they typed
  std::string note;
};

FeedItem item_of(const Capture& capture) {
  const parse::WebPage& page = capture.page;
  FeedItem item;
  item.id = page.link;
  item.link = page.link;
  item.title = page.title;
  item.author = page.author;
  item.published_at = page.published_at;
  item.updated_at = page.updated_at;
  item.language = page.language;
  item.publisher = page.publisher;
  item.image = page.image;
  const std::string snippet = rights::kept_description(page.description, page.signals);
  item.summary_html = text::clean_html(text::escape_html(snippet), page.link);
  item.excerpt = text::excerpt(snippet, parse::kExcerptBytes);
  item.kind = capture.said.kind.value_or(MediaKind::text);
  return item;
}

/// What a source is for the items of its feed: here the site itself.
store::PollTarget site_of(const Capture& capture) {
  const parse::WebPage& page = capture.page;
  store::PollTarget site;
  site.url = page.link;
  site.title = page.publisher.empty() ? page.site_name : page.publisher;
  if (site.title.empty()) site.title = text::host_of(page.link);
  site.access = capture.said.access.value_or(rights::told_access(site.access, page.signals));
  return site;
}

/// A document of one item.
ParsedFeed document_of(const Capture& capture) {
  ParsedFeed document;
  document.link = capture.page.link;
  document.items.push_back(item_of(capture));
  return document;
}

/// For `rights`: also of an article that a feed showed before its page was read.
Result<void> keep_signals(store::Transaction& tx, ArticleId article,
                          const PublisherSignals& signals, Instant now, bool access_said) {
  if (auto put = store::put_signals(tx, article, signals, now); !put) return put;
  if (access_said) return {};  // a person looked
  auto reader = tx.reader();
  const auto known = store::access_of(reader, article);
  if (!known) return fail(known.error());
  const Access told = rights::told_access(*known, signals);
  return told == *known ? Result<void>() : store::set_access(tx, article, told);
}

struct PageWriter {
  const Taggers& taggers;
  const Publishing& publishing;
  const store::Curator& curator;
  const Capture& capture;
  Instant now;
  TakenPage taken{};

  Result<void> write(store::Transaction& tx, SearchNews& search) {
    const FilterBook nothing_is_filtered;
    const std::vector<CentreId> desks = {curator.centre};
    const parse::WebPage& page = capture.page;
    const store::PollTarget site = site_of(capture);
    const ParsedFeed document = document_of(capture);
    Grouping grouping(now);
    FeedIntake intake{site,     document, desks, taggers,      publishing,
                      grouping, search,   now,   std::nullopt, nothing_is_filtered};
    const auto done = take_page(tx, intake, prepare_alone(document, site, publishing, now));
    if (!done) return fail(done.error());
    taken = *done;
    const bool access_said = capture.said.access.has_value();
    if (auto put = keep_signals(tx, taken.article, page.signals, now, access_said); !put)
      return put;
    if (auto kept = keep_what_was_given(tx); !kept) return kept;
    const store::Event event{curator.centre, curator.id, "add_page",
                             fmt::format("story {}", taken.story.value), page.link};
    return store::add_event(tx, event, now);
  }

  /// The address typed finds the article too; words begun stand below those begun before.
  Result<void> keep_what_was_given(store::Transaction& tx) {
    const std::string key = text::canonical_url(publishing.trackers.clean(capture.given));
    if (auto put = store::add_address(tx, key, taken.article); !put) return put;
    if (capture.note.empty()) return {};
    store::Reader reader = tx.reader();
    const auto begun = store::note_draft(reader, taken.story, curator.id);
    if (!begun) return fail(begun.error());
    const std::string note =
        *begun ? fmt::format("{}\n\n{}", (*begun)->note, capture.note) : capture.note;
    const auto kept = store::save_note_draft(tx, taken.story, curator.id, note,
                                             *begun ? (*begun)->version : 0, now);
    return kept ? Result<void>() : fail(kept.error());
  }
};

Result<AddedPage> write_page(store::Database& db, const Taggers& taggers,
                             const store::Curator& curator, const Capture& capture, Instant now) {
  auto reader = db.reader();
  const auto publishing = load_publishing(reader);
  if (!publishing) return fail(publishing.error());
  PageWriter writer{taggers, *publishing, curator, capture, now};
  WriteBatch batch(db);
  auto written = batch.write(
      [&writer](store::Transaction& tx, SearchNews& search) { return writer.write(tx, search); });
  if (!written) return fail(written.error());
  if (auto done = batch.commit(); !done) return fail(done.error());
  return AddedPage{writer.taken.story, capture.page.title,
                   publishing->trackers.clean(capture.page.link), writer.taken.known, ""};
}

/// Why there is nothing to read, of a page and not of a feed.
std::string why_not(const fetch::Reading& reading, const HttpAnswer& answer) {
  if (reading.outcome == PollOutcome::gone) return "l’éditeur a supprimé cette page (410)";
  if (reading.trouble == Trouble::cut) {
    return "la connexion s’est interrompue avant que la page ne soit lisible";
  }
  return fetch::explain(reading, answer);
}

/// Of a page that was received: whole, or its beginning.
std::string no_title(const fetch::Reading& reading) {
  if (reading.trouble == Trouble::too_large) {
    return "cette page dépasse la taille permise, et son début ne dit pas son titre";
  }
  return reading.trouble == Trouble::none
             ? "cette page ne dit pas son titre"
             : "cette page est arrivée tronquée, et son début ne dit pas son titre";
}

/// What the answer's headers and its site's file say beside the page. Silence is no reservation.
void read_signals(net::HttpGetter& getter, const HttpAnswer& answer, parse::WebPage& page) {
  parse::read_robots_header(page.signals, answer.robots_tag);
  parse::read_tdm_reservation(page.signals, answer.tdm_reservation);
  if (const auto policy = text::absolute_url(answer.tdm_policy, page.link)) {
    page.signals.tdm_policy = *policy;
  }
  if (page.signals.tdm_reserved) return;  // the page itself has spoken
  const HttpAnswer file = fetch_one(getter, parse::tdm_file_of(answer.url));
  if (file.transfer == Transfer::answered && file.status == 200) {
    parse::read_tdm_file(page.signals, file.body, answer.url);
  }
}

/// A page that was asked for; `sentence` says why there is nothing to read.
struct Fetched {
  parse::WebPage page;
  std::string sentence;
};

Fetched unreadable(const std::string& url, std::string sentence) {
  Fetched fetched;
  fetched.page.link = url;
  fetched.sentence = std::move(sentence);
  return fetched;
}

Fetched read_answered(net::HttpGetter& getter, const HttpAnswer& answer,
                      const fetch::Reading& reading) {
  const parse::FeedContext context{answer.url, answer.content_type, "", ""};
  if (parse::is_pdf(answer.body)) {
    Fetched document = unreadable(answer.url, "");
    document.page.title = parse::pdf_title(answer.body);
    if (document.page.title.empty()) document.sentence = "ce document PDF ne dit pas son titre";
    return document;
  }
  if (parse::parse_feed(answer.body, context, parse::Bodies::as_given)) {
    return unreadable(answer.url,
                      "c’est un flux, pas une page\u00A0: il se tient dans le fichier du centre");
  }
  auto page = parse::read_page(answer.body, context);
  if (!page) return unreadable(answer.url, "ce n’est pas une page web");
  if (page->title.empty()) return unreadable(answer.url, no_title(reading));
  read_signals(getter, answer, *page);
  return Fetched{std::move(*page), ""};
}

Fetched fetch_page(net::HttpGetter& getter, const std::string& url) {
  const HttpAnswer answer = fetch_one(getter, url);
  const fetch::Reading reading = fetch::read_answer(answer, {});
  if (reading.outcome != PollOutcome::new_body) return unreadable(url, why_not(reading, answer));
  return read_answered(getter, answer, reading);
}

Result<std::string> address_of(const std::string& address) {
  auto url = text::absolute_url(address, "");
  if (url) return *url;
  return fail(Code::invalid_input, "address",
              "l’adresse d’une page commence par http:// ou https://");
}

Result<std::optional<KnownPage>> known_at(store::Reader& reader, const Publishing& publishing,
                                          const std::string& url) {
  const std::string key = text::canonical_url(publishing.trackers.clean(url));
  auto found = store::article_by_url_key(reader, key);
  if (found && !*found) found = store::article_by_other_address(reader, key);
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  KnownPage known{(*found)->id, (*found)->story, (*found)->title, {}, false};
  const auto standings = store::desk_standings(reader, known.story);
  if (!standings) return fail(standings.error());
  for (const store::DeskStanding& each : *standings) {
    known.standings.push_back(fmt::format("{} par {} le {}", desk::decision_of(each.state),
                                          each.centre_name, text::long_date(paris_day(each.at))));
  }
  const auto shared = store::is_on_panorama(reader, known.story);
  if (!shared) return fail(shared.error());
  known.on_panorama = *shared;
  return known;
}

PageFacts facts_of(const parse::WebPage& page) {
  PageFacts facts;
  facts.title = page.title;
  facts.media = page.publisher.empty() ? page.site_name : page.publisher;
  if (facts.media.empty()) facts.media = text::host_of(page.link);
  facts.author = page.author;
  if (page.published_at) facts.published_on = paris_day(*page.published_at);
  facts.access = rights::told_access(Access::free, page.signals);
  facts.kind = MediaKind::text;
  return facts;
}

/// What a person says goes before what the page says; the hour stays where the day does.
Result<void> correct(parse::WebPage& page, const PageFacts& said) {
  constexpr int kNoon = 12;
  if (!said.title.empty()) page.title = said.title;
  if (!said.media.empty()) page.publisher = said.media;
  if (!said.author.empty()) page.author = said.author;
  if (!said.published_on) return {};
  if (page.published_at && paris_day(*page.published_at) == *said.published_on) return {};
  const auto at = instant_at(*said.published_on, kNoon, 0, kParis);
  if (!at) return fail(at.error());
  page.published_at = *at;
  return {};
}

}  // namespace

Result<SeenPage> look_at_page(store::Database& db, net::HttpGetter& getter,
                              const std::string& address) {
  const auto url = address_of(address);
  if (!url) return fail(url.error());
  auto reader = db.reader();
  const auto publishing = load_publishing(reader);
  if (!publishing) return fail(publishing.error());
  SeenPage seen;
  auto known = known_at(reader, *publishing, *url);
  if (!known) return fail(known.error());
  const Fetched fetched = fetch_page(getter, *url);
  if (!*known) known = known_at(reader, *publishing, fetched.page.link);
  if (!known) return fail(known.error());
  seen.url = fetched.page.link;
  seen.sentence = fetched.sentence;
  seen.known = std::move(*known);
  seen.read = facts_of(fetched.page);
  return seen;
}

Result<AddedPage> add_page(store::Database& db, net::HttpGetter& getter, const Taggers& taggers,
                           const store::Curator& curator, const PageToAdd& wanted, Instant now) {
  const auto url = address_of(wanted.address);
  if (!url) return fail(url.error());
  Fetched fetched = fetch_page(getter, *url);
  if (!fetched.sentence.empty() && wanted.said.title.empty()) {
    AddedPage page;
    page.url = *url;
    page.sentence = std::move(fetched.sentence);
    return page;
  }
  if (auto done = correct(fetched.page, wanted.said); !done) return fail(done.error());
  const Capture capture{std::move(fetched.page), wanted.said, *url, wanted.note};
  return write_page(db, taggers, curator, capture, now);
}

}  // namespace vigie::app
