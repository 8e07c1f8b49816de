// SPDX-License-Identifier: EUPL-1.2
#include "app/poll/add_page.hpp"

#include "app/poll/ingest_item.hpp"
#include "app/poll/write_batch.hpp"
#include "base/format.hpp"
#include "fetch/explain.hpp"
#include "fetch/read_answer.hpp"
#include "parse/page.hpp"
#include "parse/signals.hpp"
#include "parse/tdm_file.hpp"
#include "rights/extract.hpp"
#include "store/article/article_repo.hpp"
#include "store/article/signals_repo.hpp"
#include "store/people/event_repo.hpp"
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

FeedItem item_of(const parse::WebPage& page) {
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
  return item;
}

/// What a source is for the items of its feed: here the site itself.
store::PollTarget site_of(const parse::WebPage& page) {
  store::PollTarget site;
  site.url = page.link;
  site.title = page.publisher.empty() ? page.site_name : page.publisher;
  if (site.title.empty()) site.title = text::host_of(page.link);
  site.access = rights::told_access(site.access, page.signals);
  return site;
}

/// A document of one item.
ParsedFeed document_of(const parse::WebPage& page) {
  ParsedFeed document;
  document.link = page.link;
  document.items.push_back(item_of(page));
  return document;
}

/// For `rights`: also of an article that a feed showed before its page was read.
Result<void> keep_signals(store::Transaction& tx, ArticleId article,
                          const PublisherSignals& signals, Instant now) {
  if (auto put = store::put_signals(tx, article, signals, now); !put) return put;
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
  const parse::WebPage& page;
  Instant now;
  TakenPage taken{};

  Result<void> write(store::Transaction& tx, SearchNews& search) {
    const FilterBook nothing_is_filtered;
    const std::vector<CentreId> desks = {curator.centre};
    const store::PollTarget site = site_of(page);
    const ParsedFeed document = document_of(page);
    Grouping grouping(now);
    FeedIntake intake{site,     document, desks, taggers,      publishing,
                      grouping, search,   now,   std::nullopt, nothing_is_filtered};
    const auto done = take_page(tx, intake, prepare_alone(document, site, publishing, now));
    if (!done) return fail(done.error());
    taken = *done;
    if (auto put = keep_signals(tx, taken.article, page.signals, now); !put) return put;
    const store::Event event{curator.centre, curator.id, "add_page",
                             fmt::format("story {}", taken.story.value), page.link};
    return store::add_event(tx, event, now);
  }
};

Result<AddedPage> write_page(store::Database& db, const Taggers& taggers,
                             const store::Curator& curator, const parse::WebPage& page,
                             Instant now) {
  auto reader = db.reader();
  const auto publishing = load_publishing(reader);
  if (!publishing) return fail(publishing.error());
  PageWriter writer{taggers, *publishing, curator, page, now};
  WriteBatch batch(db);
  auto written = batch.write(
      [&writer](store::Transaction& tx, SearchNews& search) { return writer.write(tx, search); });
  if (!written) return fail(written.error());
  if (auto done = batch.commit(); !done) return fail(done.error());
  return AddedPage{writer.taken.story, page.title, publishing->trackers.clean(page.link),
                   writer.taken.known, ""};
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

AddedPage refused(const std::string& url, std::string sentence) {
  AddedPage page;
  page.url = url;
  page.sentence = std::move(sentence);
  return page;
}

}  // namespace

Result<AddedPage> add_page(store::Database& db, net::HttpGetter& getter, const Taggers& taggers,
                           const store::Curator& curator, const std::string& address, Instant now) {
  const auto url = text::absolute_url(address, "");
  if (!url) {
    return fail(Code::invalid_input, "address",
                "l’adresse d’une page commence par http:// ou https://");
  }
  const HttpAnswer answer = fetch_one(getter, *url);
  const fetch::Reading reading = fetch::read_answer(answer, {});
  if (reading.outcome != PollOutcome::new_body) {
    return refused(*url, why_not(reading, answer));
  }
  const parse::FeedContext context{answer.url, answer.content_type, "", ""};
  if (parse::parse_feed(answer.body, context, parse::Bodies::as_given)) {
    return refused(*url,
                   "c’est un flux, pas une page\u00A0: il se tient dans le fichier du centre");
  }
  auto page = parse::read_page(answer.body, context);
  if (!page) return refused(*url, "ce n’est pas une page web");
  if (page->title.empty()) return refused(*url, no_title(reading));
  read_signals(getter, answer, *page);
  return write_page(db, taggers, curator, *page, now);
}

}  // namespace vigie::app
