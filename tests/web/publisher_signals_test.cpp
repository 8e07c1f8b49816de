// SPDX-License-Identifier: EUPL-1.2
// What publishers say of their pages, from a real server to what the public sees: a feed is polled,
// its pages are added by hand, relayed, and looked at by a stranger.
#include <array>

#include "app/poll/ingest.hpp"
#include "net/address_rules.hpp"
#include "net/curl_getter.hpp"
#include "store/source/source_repo.hpp"
#include "support/http_origin.hpp"
#include "web/browser.hpp"

namespace vigie::web {
namespace {

struct Page {
  const char* name;
  const char* title;
  const char* text;  ///< of the feed
  std::vector<std::pair<std::string, std::string>> headers;
  const char* head;      ///< more of the page's head
  const char* expected;  ///< the extract that the public sees; "" : none
  bool paid;
};

const std::array<Page, 6>& pages() {
  static const std::array<Page, 6> kPages = {{
      {"libre",
       "La passerelle du canal est réparée",
       "Les riverains ont remplacé une à une les planches de la passerelle, avec l’aide d’un "
       "charpentier à la retraite et de lycéens venus chaque samedi de mai à septembre dernier.",
       {},
       "",
       "Les riverains ont remplacé une à une les planches",
       false},
      {"nosnippet",
       "Un bibliobus dessert les hameaux",
       "Quatre mille ouvrages circulent désormais entre vingt villages du plateau.",
       {},
       "<meta name=robots content=nosnippet>",
       "",
       false},
      {"court",
       "Le marché couvert change de gérant",
       "Une coopérative de maraîchers reprend la halle après un appel à projets.",
       {{"X-Robots-Tag", "max-snippet:24"}},
       "",
       "Une coopérative de…",
       false},
      {"reserve",
       "Des étudiants cartographient les îlots de chaleur",
       "Capteurs en main, ils relèvent les températures nocturnes rue par rue.",
       {{"tdm-reservation", "1"}},
       "",
       "",
       false},
      {"payant",
       "La régie de quartier recrute",
       "Trente postes d’entretien et de jardinage seront pourvus cet automne.",
       {},
       "<script type='application/ld+json'>{\"@context\":\"https://schema.org\",\"@type\":"
       "\"NewsArticle\",\"isAccessibleForFree\":false}</script>",
       "Trente postes d’entretien et de jardinage",
       true},
      {"a-la-main",
       "Le théâtre municipal rouvre son balcon",
       "",
       {},
       "<meta name=description content='Six cents places retrouvent leurs velours rouges.'>",
       "",
       false},
  }};
  return kPages;
}

class PublisherSignals : public SiteTest {
 protected:
  PublisherSignals()
      : origin_([this](const test::OriginRequest& request) { return answer(request); }) {
    auto tx = sample.db().begin();
    store::SourceFacts facts;
    facts.url = facts.url_key = origin_.url("/flux");
    facts.title = "Le Journal d’essai";
    facts.extract = {25, "accord écrit du journal"};
    const auto source = store::put_source(*tx, facts, test::kSampleNow);
    EXPECT_TRUE(source && store::open_allocation(*tx, {*source, sample.pole(), {}, {}, false},
                                                 test::kSampleNow));
    EXPECT_TRUE(tx->commit());
    aicha_.log_in("aicha@pole.example");
    site->let_add_pages([this](store::Database& db, const store::Curator& curator,
                               const app::PageToAdd& wanted, Instant now) {
      return app::add_page(db, getter_, *taggers_, curator, wanted, now);
    });
  }

  test::OriginReply answer(const test::OriginRequest& request) const {
    test::OriginReply reply;
    if (request.path == "/flux") {
      reply.body = "<rss version=\"2.0\"><channel><title>Essai</title>";
      for (const Page& page : pages()) {
        if (*page.text == '\0') continue;  // no feed shows it
        reply.body += std::string("<item><title>") + page.title + "</title><link>" +
                      origin_.url("/") + page.name + "</link><description>" + page.text +
                      "</description></item>";
      }
      reply.body += "</channel></rss>";
      return reply;
    }
    for (const Page& page : pages()) {
      if (request.path.substr(1) != page.name) continue;
      reply.headers = page.headers;
      reply.headers.emplace_back("Content-Type", "text/html; charset=utf-8");
      reply.body = std::string("<!DOCTYPE html><html lang=fr><head><title>") + page.title +
                   "</title>" + page.head + "</head><body>Le corps privé de l’article</body>";
      return reply;
    }
    reply.status = 404;
    return reply;
  }

  void poll() {
    const auto round = app::poll(sample.db(), getter_, *taggers_, entropy, {true, ""}, clock.now(),
                                 [](std::size_t, std::size_t) { return true; });
    ASSERT_TRUE(round) << round.error().detail;
    ASSERT_EQ(round->failed(), 0U);
  }

  void add_and_relay(const Page& page) {
    const Response added = aicha_.post(
        "/ajout", {{"jeton", aicha_.token()}, {"adresse", origin_.url("/") + page.name}});
    ASSERT_EQ(added.status, 303) << added.body;
    const std::string story = between(header_of(added, "Location"), "ajoutee=", "\n");
    Pairs form = aicha_.line(StoryId{std::stoll(story)}, 1);
    form.emplace_back("note", "À lire avant notre prochaine rencontre de réseau.");
    ASSERT_EQ(aicha_.post("/pile/" + story + "/relais", std::move(form)).status, 303);
    clock.advance(60);
  }

  /// The entry of one page among those of the panorama.
  std::string entry(const std::string& title) {
    const std::string body = stranger_.get("/panorama").body;
    const std::size_t at = body.find(title);
    return at == std::string::npos ? "" : body.substr(at, body.find("</article>", at) - at);
  }

  test::HttpOrigin origin_;
  net::CurlGetter getter_{{}, *net::AddressRules::allowing({"127.0.0.0/8"})};
  std::unique_ptr<app::Taggers> taggers_ = [this] {
    auto reader = sample.db().reader();
    return std::make_unique<app::Taggers>(
        std::move(*app::load_taggers(reader, test::source_dir() / "config/territories", Day{})));
  }();
  Browser aicha_{*site};
  Browser stranger_{*site};
};

TEST_F(PublisherSignals, DecideWhatThePublicSeesOfTheirTexts) {
  poll();
  for (const Page& page : pages()) add_and_relay(page);
  const std::string atom = stranger_.get("/panorama.atom").body;
  for (const Page& page : pages()) {
    SCOPED_TRACE(page.name);
    const std::string shown = entry(page.title);
    ASSERT_NE(shown, "");
    EXPECT_EQ(shown.find("réservé aux abonnés") != std::string::npos, page.paid);
    EXPECT_EQ(shown.find("class=\"extract\"") != std::string::npos, *page.expected != '\0');
    EXPECT_NE(shown.find(page.expected), std::string::npos) << shown;
    EXPECT_NE(atom.find(page.expected), std::string::npos);
    if (*page.expected == '\0' && *page.text != '\0') {
      const std::string start = std::string(page.text).substr(0, 12);
      EXPECT_EQ(shown.find(start), std::string::npos);
      EXPECT_EQ(atom.find(start), std::string::npos);
    }
  }
  for (const std::string& told : {stranger_.get("/panorama").body, atom}) {
    EXPECT_EQ(told.find("septembre dernier"), std::string::npos) << "25 words, no more";
    EXPECT_EQ(told.find("Six cents places"), std::string::npos) << "nobody granted this one";
    EXPECT_EQ(told.find("corps privé"), std::string::npos);
  }
}

TEST_F(PublisherSignals, TakeNothingFromTheDeskThatTheFeedGave) {
  poll();
  add_and_relay(pages()[1]);
  EXPECT_EQ(sample.number("SELECT count(*) FROM article_text WHERE excerpt LIKE 'Quatre mille%'"),
            1);
  add_and_relay(pages()[5]);
  EXPECT_EQ(sample.number("SELECT count(*) FROM article_text WHERE excerpt LIKE 'Six cents%'"), 1);
}

TEST_F(PublisherSignals, AreWorthNothingOnceTheGrantIsWithdrawn) {
  poll();
  add_and_relay(pages()[0]);
  EXPECT_NE(entry(pages()[0].title).find("class=\"extract\""), std::string::npos);
  sample.run("UPDATE source SET retired_at = 1");
  clock.advance(1);  // written behind the site's back: seen within the second
  EXPECT_EQ(entry(pages()[0].title).find("class=\"extract\""), std::string::npos);
}

}  // namespace
}  // namespace vigie::web
