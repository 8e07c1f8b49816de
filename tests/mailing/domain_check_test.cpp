// SPDX-License-Identifier: EUPL-1.2
#include "mailing/domain_check.hpp"

#include <gtest/gtest.h>

namespace vigie::mailing {
namespace {

DomainFacts good_facts() {
  DomainFacts facts;
  facts.from_domain = "lettre.exemple.fr";
  facts.return_domain = "lettre.exemple.fr";
  facts.selector = "vigie";
  facts.website = "veille.lettre.exemple.fr";
  facts.spf = {"v=spf1 include:relais.exemple -all"};
  facts.dkim = {"v=DKIM1; k=rsa; p=MIIB"};
  facts.dmarc = {"v=DMARC1; p=none; rua=mailto:dmarc@exemple.fr"};
  return facts;
}

/// What is not good, by name, in the order of the page.
std::string bad(const DomainFacts& facts) {
  std::string all;
  for (const DomainFinding& each : check_domain(facts)) {
    if (!each.good) all += each.what + " ";
  }
  return all;
}

TEST(CheckDomain, FindsNothingWhereAllIsPublished) { EXPECT_EQ(bad(good_facts()), ""); }

TEST(CheckDomain, SaysWhatToPublish) {
  DomainFacts facts = good_facts();
  facts.spf = {"google-site-verification=x"};
  facts.dmarc.clear();
  facts.dkim = {"v=DKIM1; p="};
  EXPECT_EQ(bad(facts), "SPF DKIM DMARC ");
  const auto findings = check_domain(facts);
  EXPECT_NE(findings[0].finding.find("v=spf1"), std::string::npos);
  EXPECT_NE(findings[2].finding.find("_dmarc.lettre.exemple.fr"), std::string::npos);
}

TEST(CheckDomain, SeesWhatIsPublishedAndWorthNothing) {
  DomainFacts facts = good_facts();
  facts.spf.push_back("v=spf1 -all");
  EXPECT_EQ(bad(facts), "SPF ") << "two";
  facts.spf = {"v=spf1 +all"};
  EXPECT_EQ(bad(facts), "SPF ") << "anybody";
  facts = good_facts();
  facts.return_domain = "relais.exemple";
  EXPECT_EQ(bad(facts), "Alignement ");
  facts.return_domain = "autrelettre.exemple.fr";
  EXPECT_EQ(bad(facts), "Alignement ") << "a name that only ends alike";
  facts = good_facts();
  facts.website = "ailleurs.example";
  EXPECT_EQ(bad(facts), "Site ");
}

}  // namespace
}  // namespace vigie::mailing
