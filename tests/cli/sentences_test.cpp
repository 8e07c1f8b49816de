// SPDX-License-Identifier: EUPL-1.2
// What a person reads when something could not be done: French words that fit the situation, and
// never the English or the SQL that the log keeps.
#include <fstream>

#include "cli/console.hpp"
#include "cli/small_installation.hpp"

namespace vigie::cli {
namespace {

namespace fs = std::filesystem;

class Sentences : public SmallInstallation {
 protected:
  Sentences() : SmallInstallation(answer) {
    hold("irev", {"un"});
    EXPECT_EQ(run({"apply"}).exit_code, kExitOk);
  }

  static test::OriginReply answer(const test::OriginRequest&) {
    test::OriginReply reply;
    reply.body =
        "<rss version=\"2.0\"><channel><title>t</title><item><title>Le budget de la ville est "
        "voté</title><link>https://a.fr/1</link></item></channel></rss>";
    return reply;
  }

  test::Ran add_user(const std::string& email, const std::string& password,
                     const std::string& centre = "irev") {
    const fs::path file = folder_.path() / "mot-de-passe";
    test::write_file(file, password + "\n");
    return run({"user", "add", "--email", email, "--name", "Ada", "--centre", centre,
                "--password-file", file.string()});
  }

  /// The whole of what is said: nothing may stand before or after the sentence.
  static void expect_said(const test::Ran& ran, int code, const std::string& sentence) {
    EXPECT_EQ(ran.exit_code, code);
    EXPECT_EQ(ran.err, "vigie\u00a0: " + sentence + ".\n");
  }
};

TEST_F(Sentences, OfAccountsNameWhatIsWrong) {
  expect_said(add_user("pasunmail", "une phrase assez longue"), kExitUsage,
              "«\u00a0pasunmail\u00a0» n’est pas une adresse de courriel");
  expect_said(add_user("ada@irev.fr", "court"), kExitUsage,
              "le mot de passe doit avoir au moins 12 signes");
  expect_said(add_user("ada@irev.fr", "une phrase assez longue", "zzz"), kExitFailed,
              "aucun centre n’a la clé «\u00a0zzz\u00a0» (les clés sont dans centres.toml)");
  // What was typed is repeated without what a terminal would obey.
  expect_said(add_user("ada@irev.fr", "une phrase assez longue", "z\x1B[31mz"), kExitFailed,
              "aucun centre n’a la clé «\u00a0z[31mz\u00a0» (les clés sont dans centres.toml)");
  EXPECT_EQ(add_user("ada@irev.fr", "une phrase assez longue").exit_code, kExitOk);
  expect_said(add_user("ada@irev.fr", "une phrase assez longue"), kExitFailed,
              "cette adresse a déjà un compte");
}

TEST_F(Sentences, RepeatWhatWasTypedWithoutItsOrders) {
  struct Case {
    std::string_view why;
    std::vector<std::string> typed;
    std::string_view said;
  };
  const std::string orders = "z\x1B[31mz\u202Ez";
  const Case cases[] = {
      {"a notice", {"rota", "show", "--week", orders}, "z[31mzz\u00A0» n’est pas une date"},
      {"a verb that is none", {orders}, "z[31mzz"},
      {"an option that is none", {"coverage", "--" + orders}, "--z[31mzz"},
      {"a value that is none", {"coverage", "--weeks", orders}, "z[31mzz"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    const auto ran = run(c.typed);
    EXPECT_EQ(ran.exit_code, kExitUsage);
    EXPECT_TRUE(says(ran.err, c.said)) << ran.err;
    EXPECT_EQ(ran.err.find('\x1B'), std::string::npos);
    EXPECT_FALSE(says(ran.err, "\u202E"));
  }
}

TEST_F(Sentences, OfTheDeskSayWhereTheStoryStands) {
  run({"poll", "--all"});
  EXPECT_EQ(add_user("ada@irev.fr", "une phrase assez longue").exit_code, kExitOk);
  const auto desk = [this](const std::string& verb, const std::string& story = "1") {
    return run({"desk", verb, "--story", story, "--as", "ada@irev.fr"});
  };
  expect_said(desk("undo"), kExitFailed,
              "il n’y a plus de décision à reprendre sur cette actualité");
  EXPECT_EQ(desk("keep").exit_code, kExitOk);
  expect_said(desk("keep"), kExitFailed, "cette actualité est déjà gardée");
  expect_said(desk("keep", "99"), kExitFailed, "l’actualité 99 n’est pas sur la pile du centre");
  expect_said(run({"story", "show", "99"}), kExitFailed, "aucune actualité n’a le numéro 99");
  expect_said(run({"story", "split", "1", "--article", "99", "--as", "ada@irev.fr"}), kExitFailed,
              "un des articles n’est pas de cette actualité");
  expect_said(run({"search", "\""}), kExitUsage, "il n’y a aucun mot à chercher");
  expect_said(run({"sources", "accept-move", "1"}), kExitFailed,
              "aucun déménagement n’est proposé pour cette source");
}

TEST_F(Sentences, OfTheLetterAdviseTheNextVerb) {
  const auto ran = run({"letter", "show", "--month", "2026-11"});
  EXPECT_EQ(ran.exit_code, kExitFailed);
  EXPECT_TRUE(says(ran.err, "n’a pas de numéro de 2026-11\u00a0: vigie letter draft")) << ran.err;
  EXPECT_FALSE(says(ran.err, "no issue"));
  EXPECT_EQ(run({"letter", "freeze", "--month", "2026-11"}).err, ran.err);
  expect_said(run({"letter", "show", "--month", "hier"}), kExitUsage,
              "«\u00a0hier\u00a0» n’est pas un mois\u00a0: écrire 2026-11");
  expect_said(run({"subscribers", "remove", "nul@part.fr"}), kExitFailed,
              "cette adresse n’est pas dans la liste");
}

TEST_F(Sentences, OfTheLetterNameTheIssueThatIsMeant) {
  EXPECT_EQ(run({"apply"}).exit_code, kExitOk);
  const auto drafted = run({"letter", "draft", "--month", "2026-11", "--json"});
  EXPECT_TRUE(says(drafted.out, "\"state\":\"draft\"")) << drafted.out << drafted.err;
  expect_said(run({"letter", "show", "--number", "7"}), kExitFailed,
              "la lettre «\u00a0resonances\u00a0» n’a pas de n°\u00a07\u00a0: vigie letter draft "
              "--number 7 l’assemble");
  run({"letter", "draft", "--month", "2026-11", "--number", "89"});
  for (const char* const verb : {"show", "draft", "freeze", "send", "reopen"}) {
    expect_said(run({"letter", verb, "--month", "2026-11"}), kExitUsage,
                "il y a plusieurs numéros de 2026-11\u00a0: nommez-en un avec --number (88, 89)");
  }
  EXPECT_TRUE(says(run({"letter", "show", "--number", "89"}).out, "N°\u00a089"));
}

TEST_F(Sentences, OfTheLetterSayWhatAnIssueCannotDoAnyMore) {
  EXPECT_EQ(run({"apply"}).exit_code, kExitOk);
  run({"letter", "draft", "--month", "2026-11"});
  EXPECT_TRUE(says(run({"letter", "send", "--month", "2026-11"}).err,
                   "Le n°\u00a088 (brouillon) ne peut pas être envoyé. «\u00a0vigie letter "
                   "freeze\u00a0» d’abord."));
  expect_said(run({"letter", "cancel", "--month", "2026-11"}), kExitUsage,
              "annuler le n°\u00a088 ne se défait pas\u00a0: ajoutez --yes pour le confirmer");
  const auto cancelled = run({"letter", "cancel", "--month", "2026-11", "--yes"});
  EXPECT_TRUE(says(cancelled.out, "N°\u00a088, novembre 2026\u00a0: annulé")) << cancelled.err;
  EXPECT_TRUE(says(run({"letter", "draft", "--number", "88"}).err,
                   "Le n°\u00a088 (annulé) ne peut pas recevoir de propositions."));
  EXPECT_TRUE(says(run({"letter", "draft", "--month", "2026-11"}).out, "N°\u00a089"));
}

TEST_F(Sentences, OfFilesSayWhyTheyCannotBeRead) {
  const std::string folder = folder_.path().string();
  const std::string absent = folder + "/absent";
  const std::string empty = folder + "/vide.opml";
  test::write_file(empty, "");
  const auto import_feeds = [this](const std::string& file) {
    return run({"feed", "import", file, "--centre", "irev"});
  };
  expect_said(import_feeds(absent), kExitUsage, absent + "\u00a0: introuvable");
  expect_said(import_feeds(folder), kExitUsage, folder + "\u00a0: c’est un dossier");
  expect_said(import_feeds(empty), kExitUsage,
              empty + " n’est pas un fichier OPML\u00a0: il est vide");
  for (const std::string& file : {absent, folder}) {
    const std::string why = file == absent ? "introuvable" : "c’est un dossier";
    expect_said(run({"subscribers", "import", file}), kExitUsage, file + "\u00a0: " + why);
    expect_said(run({"user", "password", "--email", "a@b.fr", "--password-file", file}), kExitUsage,
                file + "\u00a0: " + why);
    expect_said(run({"feed", "parse", file}), kExitUsage, file + "\u00a0: " + why);
    expect_said(run({"territories", "import", file}), kExitUsage, file + "\u00a0: " + why);
  }
}

TEST_F(Sentences, NameAConfigurationFileThatIsAFolder) {
  const auto as_config = test::run_vigie({"apply", "--config", folder_.path().string()});
  EXPECT_EQ(as_config.exit_code, kExitUsage);
  EXPECT_TRUE(says(as_config.err, "c’est un dossier")) << as_config.err;
  fs::create_directory(folder_.path() / "feeds" / "oriv.opml");
  const auto as_feeds = run({"apply"});
  EXPECT_EQ(as_feeds.exit_code, kExitUsage);
  EXPECT_TRUE(says(as_feeds.err, "oriv.opml")) << as_feeds.err;
  EXPECT_TRUE(says(as_feeds.err, "c’est un dossier")) << as_feeds.err;
}

TEST_F(Sentences, TellADamagedDatabaseFromOneThatIsNotForThisAccount) {
  const fs::path database = folder_.path() / "vigie.db";
  EXPECT_EQ(run({"db", "backup", (folder_.path() / "copie.db").string()}).exit_code, kExitOk);
  {
    std::fstream file(database, std::ios::in | std::ios::out | std::ios::binary);
    file << std::string(4096, 'x');
  }
  const auto damaged = run({"db", "check"});
  EXPECT_EQ(damaged.exit_code, kExitFailed);
  EXPECT_TRUE(says(damaged.err, "est abîmée\u00a0: vigie db restore FICHIER")) << damaged.err;
  fs::remove(database);
  fs::remove(database.string() + "-wal");
  fs::remove(database.string() + "-shm");
  fs::create_directory(database);
  expect_said(run({"db", "check"}), kExitUsage,
              "la base de données " + database.string() + " est un dossier");
}

TEST_F(Sentences, KeepTheLogFromTheTerminalOfAPerson) {
  std::ofstream(folder_.path() / "vigie.db", std::ios::binary) << std::string(4096, 'x');
  std::vector<std::string> line = {"db", "check", "--config", config_.string()};
  const auto logged = test::run_vigie(line);
  EXPECT_TRUE(says(logged.err, "<3>vigie code=storage")) << logged.err;
  const auto seen = test::run_vigie(line, {.at_terminal = true});
  EXPECT_FALSE(says(seen.err, "<3>")) << seen.err;
  EXPECT_TRUE(says(seen.err, "vigie\u00a0: la base de données est abîmée")) << seen.err;
}

}  // namespace
}  // namespace vigie::cli
