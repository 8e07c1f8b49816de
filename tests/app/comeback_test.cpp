// SPDX-License-Identifier: EUPL-1.2
// A discarded story that grows by something of another kind is to be read again.
#include "ingest_fixture.hpp"

namespace vigie::app {
namespace {

const std::string kTitle = "Trente familles du Pile, à Roubaix, relogées dans un gymnase";
const std::string kOtherWords =
    "À Roubaix, les familles du Pile relogées dans le gymnase Baudelaire";
const std::string kWithCare = "Familles du Pile relogées à Roubaix : un centre de santé au gymnase";

class ComeBack : public IngestTest {
 protected:
  void SetUp() override {
    centre_ = add_centre("irev");
    publish("a", rss({{kTitle, "https://a.fr/1", ""}}));
    add_source("a", centre_);
    poll_all();
    execute("UPDATE desk_item SET state = 'discarded', decided_at = 1");
  }
  void grow_by(const std::string& title, const std::string& body) {
    now_ = now_ + kHourSeconds;
    publish("b", rss({{title, "https://b.fr/1", body}}));
    add_source("b", centre_);
    poll_all();
    ASSERT_EQ(count("SELECT count(*) FROM story"), 1);
  }
  std::string state() { return text("SELECT state FROM desk_item"); }

  CentreId centre_;
};

TEST_F(ComeBack, ByAThemeThatItHadNotAndSaysSo) {
  grow_by(kWithCare, "");
  EXPECT_EQ(state(), "new");
  EXPECT_NE(text("SELECT came_back FROM desk_item").find("autre thème"), std::string::npos);
  EXPECT_EQ(count("SELECT arrived_at FROM desk_item"), now_.seconds);
}

TEST_F(ComeBack, NotByMoreOfTheSame) {
  grow_by(kOtherWords, "");
  EXPECT_EQ(state(), "discarded");
}

TEST_F(ComeBack, NotWhereItWasMuted) {
  execute("UPDATE desk_item SET muted_at = 1");
  grow_by(kWithCare, "");
  EXPECT_EQ(state(), "discarded");
}

TEST_F(ComeBack, ByWhatTheRuleThatPutItAsideLetsPass) {
  execute("UPDATE desk_item SET filtered_by = 'Faits divers'");
  grow_by(kOtherWords, "");
  EXPECT_EQ(state(), "new");
  EXPECT_NE(text("SELECT came_back FROM desk_item").find("Faits divers"), std::string::npos);
}

}  // namespace
}  // namespace vigie::app
