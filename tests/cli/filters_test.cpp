// SPDX-License-Identifier: EUPL-1.2
// Filter rules as people use them: written in a file, tried, then at work, then taken back.
#include "cli/console.hpp"
#include "cli/small_installation.hpp"

namespace vigie::cli {
namespace {

test::OriginReply press(const test::OriginRequest& request) {
  const std::string paper = request.path.substr(1);
  test::OriginReply reply;
  const bool brest = paper == "brest";  // two papers, four events
  reply.body = std::string("<rss version=\"2.0\"><channel><title>t</title><item><title>") +
               (brest ? "Le port recrute dix dockers" : "Saisonniers cherchés aux vergers") +
               "</title><link>https://" + paper +
               ".fr/1</link><category>Offres d’emploi</category></item><item><title>" +
               (brest ? "La mairie plante cent arbres" : "Un pont ferroviaire sera repeint") +
               "</title><link>https://" + paper + ".fr/2</link></item></channel></rss>";
  return reply;
}

class FilterRules : public SmallInstallation {
 protected:
  FilterRules() : SmallInstallation(press) {
    hold("irev", {"brest"});
    EXPECT_EQ(run({"apply"}).exit_code, kExitOk);
    EXPECT_EQ(run({"poll", "--all"}).exit_code, kExitOk);
  }

  void rules(const std::string& text) { test::write_file(folder_.path() / "filters.toml", text); }
};

const std::string kJobs =
    "[regle.emploi]\nnom = \"Offres d’emploi\"\nsi = { rubrique = [\"EMPLOI\"] }\n";

TEST_F(FilterRules, AreTriedOnThirtyDaysBeforeTheyAct) {
  rules(kJobs);
  const auto tried = run({"filters", "test"});
  EXPECT_EQ(tried.exit_code, kExitOk) << tried.err;
  EXPECT_TRUE(says(tried.out, "«\u00A0Offres d’emploi\u00A0» écarterait 1 actualité"));
  EXPECT_TRUE(says(tried.out, "Le port recrute dix dockers")) << tried.out;
  EXPECT_FALSE(says(tried.out, "cent arbres"));
  EXPECT_TRUE(says(tried.out, "Rien n’a été changé."));
  EXPECT_TRUE(says(run({"desk", "list", "--centre", "irev"}).out, "recrute"));
}

TEST_F(FilterRules, PutAsideWhatComesFromThenOn) {
  rules(kJobs);
  hold("irev", {"brest", "calais"});
  EXPECT_EQ(run({"apply"}).exit_code, kExitOk);
  EXPECT_EQ(run({"poll", "--all"}).exit_code, kExitOk);
  const auto to_read = run({"desk", "list", "--centre", "irev"});
  EXPECT_TRUE(says(to_read.out, "Le port recrute")) << "it lay there already";
  EXPECT_FALSE(says(to_read.out, "Saisonniers cherchés")) << to_read.out;
  EXPECT_TRUE(says(to_read.out, "Un pont ferroviaire"));
  const auto aside = run({"desk", "list", "--centre", "irev", "--state", "discarded"});
  EXPECT_TRUE(says(aside.out, "Saisonniers cherchés")) << aside.out;
}

TEST_F(FilterRules, WithAMistakeDoNothingAndSayWhere) {
  rules("[regle.emploi]\nnom = \"Offres\"\nsi = { rubriques = [\"emploi\"] }\n");
  const auto tried = run({"filters", "test"});
  EXPECT_EQ(tried.exit_code, kExitUsage);
  EXPECT_TRUE(says(tried.err, "filters.toml:3:")) << tried.err;
}

}  // namespace
}  // namespace vigie::cli
