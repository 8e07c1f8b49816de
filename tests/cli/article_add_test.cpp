// SPDX-License-Identifier: EUPL-1.2
// vigie article add as people run it: a real program fetches pages of a real server.
#include <fstream>

#include "cli/console.hpp"
#include "cli/small_installation.hpp"
#include "store/sql/database.hpp"

namespace vigie::cli {
namespace {

constexpr const char* kHead =
    "<!DOCTYPE html><html lang=fr><head><title>Le port rouvre – La Gazette</title>"
    "<meta property='og:title' content='Le port rouvre à la Pentecôte'>"
    "<meta property='og:site_name' content='La Gazette du port'>"
    "<meta name=author content='Jeanne Martin'>"
    "<meta name=description content='Après deux ans de travaux, les quais sont rendus.'>"
    "<meta property='article:published_time' content='2026-03-12T10:00:00+01:00'>"
    "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":false}"
    "</script></head><body>Texte</body></html>";

test::OriginReply page(const std::string& type, const std::string& body) {
  test::OriginReply reply;
  reply.headers = {{"Content-Type", type}};
  reply.body = body;
  return reply;
}

test::OriginReply status(int code, const std::string& location = "") {
  test::OriginReply reply;
  reply.status = code;
  if (!location.empty()) reply.headers = {{"Location", location}};
  return reply;
}

test::OriginReply site_with_pages(const test::OriginRequest& request) {
  const std::string name = request.path.substr(1, request.path.find('?') - 1);
  const std::string padding(1'200'000, 'x');
  const std::string html = "text/html; charset=utf-8";
  if (name == "port") {
    auto reply = page(html, kHead);
    reply.headers.emplace_back("X-Robots-Tag", "max-snippet:10");
    reply.headers.emplace_back("tdm-reservation", "0");
    return reply;
  }
  if (name == "long") return page(html, kHead + padding);
  if (name == "trop-long") return page(html, "<html><!--" + padding + "-->" + kHead);
  if (name == "sans-titre") return page(html, "<html><body>Rien</body></html>");
  if (name == "pdf") return page("application/pdf", "%PDF-1.4\n\x01\x02");
  if (name == "texte") return page("text/plain", "Bonjour");
  if (name == "flux") {
    return page("text/xml", "<rss version=\"2.0\"><channel><title>t</title></channel></rss>");
  }
  if (name == "supprimee") return status(410);
  if (name == "panne") return status(503);
  if (name == "prive") return status(302, "http://10.0.0.1/");
  if (name == "boucle") return status(302, "/boucle");
  return status(404);
}

class ArticleAdd : public SmallInstallation {
 protected:
  ArticleAdd() : SmallInstallation(site_with_pages) {
    std::ofstream(config_, std::ios::app) << "taille_max_mo = 1\n";
    hold("irev", {});
    EXPECT_EQ(run({"apply"}).exit_code, kExitOk);
    const auto password = folder_.path() / "phrase";
    test::write_file(password, "une phrase assez longue\n");
    const auto made = run({"user", "add", "--email", "lea@irev.example", "--name", "Léa",
                           "--centre", "irev", "--password-file", password.string()});
    EXPECT_EQ(made.exit_code, kExitOk) << made.err;
  }

  test::Ran add(const std::string& address) {
    return run({"article", "add", address, "--as", "lea@irev.example"});
  }

  std::string stored(std::string_view sql) {
    auto db = store::Database::open((folder_.path() / "vigie.db").string());
    auto reader = db->reader();
    auto query = reader.prepare(sql);
    return query.step().value_or(false) ? query.text(0) : "";
  }
};

TEST_F(ArticleAdd, LaysAPageOnTheDeskOfTheCentreWithWhatItsPublisherSays) {
  const auto added = add(origin_.url("/port?utm_source=lettre"));
  EXPECT_EQ(added.exit_code, kExitOk) << added.err;
  EXPECT_TRUE(says(added.out,
                   "«\u00A0Le port rouvre à la Pentecôte\u00A0» se trouve sur votre "
                   "pile (actualité 1)."))
      << added.out;
  const auto desk = run({"desk", "list", "--centre", "irev", "--json"});
  EXPECT_TRUE(says(desk.out, "\"title\": \"Le port rouvre à la Pentecôte\"")) << desk.out;
  EXPECT_TRUE(says(desk.out, "\"media\": \"La Gazette du port\""));
  EXPECT_TRUE(says(desk.out, "\"published_at\": \"2026-03-12T09:00:00Z\""));
  EXPECT_FALSE(says(run({"desk", "list", "--centre", "oriv"}).out, "Le port rouvre"));
  EXPECT_EQ(stored("SELECT author || ', ' || access FROM article"), "Jeanne Martin, subscribers");
  EXPECT_EQ(stored("SELECT excerpt FROM article_text"), "Après deux") << "max-snippet:10";
  EXPECT_EQ(stored("SELECT max_snippet || ' ' || free_access || ' ' || tdm_reserved "
                   "FROM article_signals"),
            "10 0 0");
}

TEST_F(ArticleAdd, SaysThatAPageIsThereAlready) {
  EXPECT_EQ(add(origin_.url("/port")).exit_code, kExitOk);
  const auto again = add(origin_.url("/port?utm_source=lettre#suite"));
  EXPECT_EQ(again.exit_code, kExitOk) << again.err;
  EXPECT_TRUE(says(again.out, "était déjà connu")) << again.out;
  EXPECT_EQ(stored("SELECT count(*) FROM article"), "1");
  EXPECT_EQ(stored("SELECT count(*) FROM desk_item"), "1");
}

TEST_F(ArticleAdd, SaysInFrenchWhyAPageCannotBeAdded) {
  struct Case {
    const char* why;
    std::string address;
    std::string_view sentence;
  };
  const Case cases[] = {
      {"nothing there", origin_.url("/absente"), "il n’y a plus rien à cette adresse (404)."},
      {"gone", origin_.url("/supprimee"), "l’éditeur a supprimé cette page (410)."},
      {"asked to wait", origin_.url("/panne"), "le serveur demande d’attendre (503)."},
      {"a document", origin_.url("/pdf"), "ce document PDF ne dit pas son titre."},
      {"plain text", origin_.url("/texte"), "ce n’est pas une page web."},
      {"a feed", origin_.url("/flux"), "c’est un flux, pas une page"},
      {"no title", origin_.url("/sans-titre"), "cette page ne dit pas son titre."},
      {"too large to find its title", origin_.url("/trop-long"),
       "cette page dépasse la taille permise, et son début ne dit pas son titre."},
      {"redirects for ever", origin_.url("/boucle"), "les redirections n’en finissent pas."},
      {"a private address", "http://10.0.0.1/", "l’adresse mène hors du web public"},
      {"an address of this machine", "http://[::1]/", "l’adresse mène hors du web public"},
      {"a redirect into a private network", origin_.url("/prive"),
       "l’adresse mène hors du web public"}};
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    const auto ran = add(c.address);
    EXPECT_EQ(ran.exit_code, kExitFailed);
    EXPECT_TRUE(says(ran.err, c.address + "\u00A0: " + std::string(c.sentence))) << ran.err;
    EXPECT_EQ(ran.out, "");
  }
  EXPECT_EQ(stored("SELECT count(*) FROM article"), "0");
}

TEST_F(ArticleAdd, ReadsTheHeadOfAPageThatIsTooLarge) {
  const auto ran = add(origin_.url("/long"));
  EXPECT_EQ(ran.exit_code, kExitOk) << ran.err;
  EXPECT_TRUE(says(ran.out, "Le port rouvre à la Pentecôte"));
}

TEST_F(ArticleAdd, TellsACommandThatIsNotRightFromAPageThatIsNot) {
  for (const std::string address : {"ftp://a.fr/", "le port", "file:///etc/passwd"}) {
    const auto ran = add(address);
    EXPECT_EQ(ran.exit_code, kExitUsage) << address;
    EXPECT_TRUE(says(ran.err, "n’est pas l’adresse d’une page web")) << ran.err;
  }
  const auto nobody = run({"article", "add", origin_.url("/port"), "--as", "x@irev.example"});
  EXPECT_EQ(nobody.exit_code, kExitFailed);
  EXPECT_TRUE(says(nobody.err, "aucun compte ouvert n’a l’adresse «\u00a0x@irev.example\u00a0»"))
      << nobody.err;
  const auto nothing = run({"article", "add"});
  EXPECT_EQ(nothing.exit_code, kExitUsage);
  EXPECT_TRUE(says(nothing.err, "Voir\u00a0: vigie article add --help")) << nothing.err;
  EXPECT_TRUE(origin_.requests().empty()) << "nothing was fetched for any of them";
}

}  // namespace
}  // namespace vigie::cli
