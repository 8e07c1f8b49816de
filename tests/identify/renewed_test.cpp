// SPDX-License-Identifier: EUPL-1.2
#include "identify/renewed.hpp"

#include <gtest/gtest.h>

namespace vigie::identify {
namespace {

constexpr Instant kFirst{1'763'000'000};

struct Page {
  std::string_view title, excerpt;
  std::int64_t hours = 0;
  bool live = false;
};

Printing printing(const Page& page) {
  return {page.title, page.excerpt, kFirst + page.hours * kHourSeconds, page.live};
}

const Page kReview{"La revue de presse du 13 novembre : logement, santé",
                   "Bailleurs sociaux, maisons de santé, mal-logement : ce qu’il fallait lire."};
const Page kNextReview{
    "La revue de presse du 27 novembre : émeutes, école, emplois francs",
    "Classes dédoublées, tensions à la gare : la semaine dans les quartiers vue par les journaux.",
    14 * 24};

TEST(Renewal, TellsAnotherArticleFromAnEdit) {
  const Page alert{"Explosion rue des Lilas à Roubaix", "Les secours sont sur place."};
  struct Case {
    std::string_view why;
    Page known, now;
    PageNews news;
  };
  const Case cases[] = {
      {"a weekly review at a fixed address", kReview, kNextReview, PageNews::another},
      {"a word mended a week later",
       kReview,
       {"La revue de presse du 13 novembre : le logement, la santé", kReview.excerpt, 7 * 24},
       PageNews::edit},
      {"rewritten within hours",
       alert,
       {"Gaz : quarante riverains évacués", "Une conduite percée par un chantier de voirie.", 6},
       PageNews::edit},
      {"a live page of yesterday",
       {"En direct : le procès des écoutes", "Suivez la première journée d’audience.", 0, true},
       {"Le tribunal prononce la relaxe des prévenus", "Le parquet annonce faire appel.", 30},
       PageNews::edit},
      {"what a cache still shows", kNextReview, kReview, PageNews::older},
      {"too short to say", {"Agenda", "", 0}, {"Agenda culturel", "", 7 * 24}, PageNews::edit},
      {"the same title every month, another text",
       {"La lettre du réseau des centres", "Portrait d’une conseillère citoyenne de Creil.", 0},
       {"La lettre du réseau des centres", "Budget, calendrier, trois appels ouverts ailleurs.",
        30 * 24},
       PageNews::another}};
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(renewal_of(printing(c.known), printing(c.now), {}).news, c.news);
  }
}

TEST(Renewal, BelievesNoDateOfAFeedThatDatesEverythingAnew) {
  EXPECT_EQ(renewal_of(printing(kReview), printing(kNextReview), {.redates = true}).news,
            PageNews::edit);
}

TEST(Renewal, BelievesNoUndatedPage) {
  Printing undated = printing(kNextReview);
  undated.published_at.reset();
  EXPECT_EQ(renewal_of(printing(kReview), undated, {}).news, PageNews::edit);
  EXPECT_EQ(renewal_of(undated, printing(kReview), {}).news, PageNews::edit);
}

TEST(Renewal, ExpectsAnotherArticleWhereOneCameBefore) {
  const Page again{"La revue de presse du 20 novembre : logement, école",
                   "Bailleurs, écoles : ce qu’il faut en retenir.", 7 * 24};
  EXPECT_EQ(renewal_of(printing(kReview), printing(again), {}).news, PageNews::edit);
  EXPECT_EQ(renewal_of(printing(kReview), printing(again), {.before = 1}).news, PageNews::another);
}

TEST(Renewal, SaysWhyInFrench) {
  const Renewal renewal = renewal_of(printing(kReview), printing(kNextReview), {});
  const std::string reason = reason_of(renewal, kReview.title, {.before = 2});
  EXPECT_NE(reason.find("Même adresse que «\u00A0La revue de presse du 13 novembre"),
            std::string::npos);
  EXPECT_NE(reason.find("14 jours plus tard\u202F; cette adresse a déjà porté 3 articles."),
            std::string::npos)
      << reason;
}

}  // namespace
}  // namespace vigie::identify
