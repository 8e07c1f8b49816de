// SPDX-License-Identifier: EUPL-1.2
#include "fetch/read_answer.hpp"

#include <gtest/gtest.h>

#include "base/secret.hpp"
#include "fetch/explain.hpp"

namespace vigie::fetch {
namespace {

HttpAnswer answered(int status, std::string body = "") {
  HttpAnswer answer;
  answer.transfer = Transfer::answered;
  answer.status = status;
  answer.body = std::move(body);
  return answer;
}

HttpAnswer broken(Transfer transfer) {
  HttpAnswer answer;
  answer.transfer = transfer;
  return answer;
}

HttpAnswer challenged() {
  HttpAnswer answer = answered(403);
  answer.cf_mitigated = "challenge";
  return answer;
}

HttpAnswer cut(std::string body) {
  HttpAnswer answer = answered(200, std::move(body));
  answer.transfer = Transfer::cut;
  return answer;
}

HttpAnswer large(std::string body) {
  HttpAnswer answer = answered(200, std::move(body));
  answer.transfer = Transfer::too_large;
  return answer;
}

TEST(ReadAnswer, NamesWhatHappenedAndSaysItInFrench) {
  struct Case {
    std::string_view why;
    HttpAnswer answer;
    PollOutcome outcome;
    Trouble trouble;
    std::string_view sentence;
  };
  const Case cases[] = {
      {"a document", answered(200, "<rss/>"), PollOutcome::new_body, Trouble::none, ""},
      {"the document of last time", answered(200, "<old/>"), PollOutcome::unchanged, Trouble::none,
       ""},
      {"304", answered(304), PollOutcome::not_modified, Trouble::none, ""},
      {"no name", broken(Transfer::no_name), PollOutcome::failed, Trouble::no_name,
       "le nom du serveur est introuvable"},
      {"cut early", broken(Transfer::cut), PollOutcome::failed, Trouble::cut,
       "la connexion s’est interrompue avant un flux lisible"},
      {"cut late", cut("<rss>"), PollOutcome::new_body, Trouble::cut,
       "le flux est arrivé tronqué\u202f; ce qui était lisible est gardé"},
      {"too large", broken(Transfer::too_large), PollOutcome::failed, Trouble::too_large,
       "le document dépasse la taille permise"},
      {"too large, its start read", large("<rss>"), PollOutcome::new_body, Trouble::too_large,
       "le document dépasse la taille permise\u202f; son début est gardé"},
      {"empty", answered(200, " \n"), PollOutcome::failed, Trouble::empty,
       "le serveur répond par un document vide"},
      {"gone", answered(410), PollOutcome::gone, Trouble::none,
       "l’éditeur a supprimé ce flux (410)\u202f; il n’est plus relevé"},
      {"too many requests", answered(429), PollOutcome::throttled, Trouble::none,
       "le serveur demande d’attendre (429)"},
      {"unavailable", answered(503), PollOutcome::throttled, Trouble::none,
       "le serveur demande d’attendre (503)"},
      {"down", answered(500), PollOutcome::failed, Trouble::server_error,
       "le serveur est en panne (erreur 500)"},
      {"not found", answered(404), PollOutcome::failed, Trouble::not_found,
       "il n’y a plus rien à cette adresse (404)"},
      {"a robot's hurdle", challenged(), PollOutcome::failed, Trouble::bot_challenge,
       "un contrôle anti-robots (Cloudflare) bloque la relève"},
      {"nothing at all", answered(204), PollOutcome::failed, Trouble::empty,
       "le serveur répond par un document vide"},
      {"a redirect to nowhere", answered(302), PollOutcome::failed, Trouble::odd_status,
       "le serveur donne une réponse inattendue (302)"}};
  SourcePoll before;
  before.body_hash = digest("<old/>");
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    const Reading reading = read_answer(c.answer, before);
    EXPECT_EQ(reading.outcome, c.outcome);
    EXPECT_EQ(reading.trouble, c.trouble);
    EXPECT_EQ(explain(reading, c.answer), c.sentence);
  }
}

TEST(ReadAnswer, BelievesNo304OfADocumentThatNeverCame) {
  const HttpAnswer answer = answered(304);
  const Reading reading = read_answer(answer, {});
  EXPECT_EQ(reading.outcome, PollOutcome::failed);
  EXPECT_NE(explain(reading, answer).find("sans avoir jamais donné le flux"), std::string::npos);
}

TEST(ReadAnswer, HasASentenceForEveryTransferThatFails) {
  for (const Transfer transfer :
       {Transfer::no_name, Transfer::no_connection, Transfer::no_tls, Transfer::too_slow,
        Transfer::cut, Transfer::too_large, Transfer::forbidden, Transfer::too_many_redirects,
        Transfer::failed}) {
    const HttpAnswer answer = broken(transfer);
    EXPECT_FALSE(explain(read_answer(answer, {}), answer).empty());
  }
}

TEST(NotAFeed, TellsAWebPageFromOtherDocuments) {
  struct Case {
    std::string_view why;
    std::string body;
    Code code;
    Trouble expected;
  };
  static const Case kCases[] = {
      {"doctype in capitals", "<!DOCTYPE html><html>", Code::unsupported, Trouble::web_page},
      {"a page without doctype", "\n<HTML lang=fr>", Code::parse, Trouble::web_page},
      {"another XML", "<svg/>", Code::unsupported, Trouble::no_feed},
      {"noise", "%PDF-1.4", Code::parse, Trouble::unreadable}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(not_a_feed(answered(200, c.body), {c.code, ""}).trouble, c.expected);
  }
}

TEST(LocalOutage, NeedsMoreThanFourFailuresInFive) {
  EXPECT_FALSE(is_local_outage(0, 0));
  EXPECT_FALSE(is_local_outage(4, 4));
  EXPECT_FALSE(is_local_outage(10, 8));
  EXPECT_TRUE(is_local_outage(10, 9));
  EXPECT_TRUE(is_local_outage(5, 5));
}

TEST(Explain, SpellsOutAFewOfTheFeedsThatAPageAnnounces) {
  Reading reading;
  reading.trouble = Trouble::web_page;
  const std::string page = "le serveur répond par une page web, pas par un flux";
  const std::string long_url = "https://a.fr/" + std::string(kAnnouncedBytesMax, 'x');
  struct Case {
    const char* why;
    std::vector<std::string> announced;
    std::string expected;
  };
  const Case cases[] = {
      {"none", {}, ""},
      {"one", {"https://a.fr/1"}, "\u202f; cette page annonce 1 flux\u00a0: https://a.fr/1"},
      {"as many as are told",
       {"u1", "u2", "u3"},
       "\u202f; cette page annonce 3 flux\u00a0: u1, u2, u3"},
      {"the rest is counted",
       {"u1", "u2", "u3", "u4", "u5"},
       "\u202f; cette page annonce 5 flux\u00a0: u1, u2, u3 et 2 de plus"},
      {"an address without end is counted, not told",
       {long_url, "u2"},
       "\u202f; cette page annonce 2 flux\u00a0: u2 et 1 de plus"},
      {"nor alone", {long_url}, "\u202f; cette page annonce 1 flux"}};
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    reading.announced = c.announced;
    EXPECT_EQ(explain(reading, {}), page + c.expected);
  }
}

}  // namespace
}  // namespace vigie::fetch
