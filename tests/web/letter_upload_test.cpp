// SPDX-License-Identifier: EUPL-1.2
// A picture given with a block's form: what is taken, what is refused, and where it is seen.
#include <cstdlib>

#include "app/jobs/housekeeping.hpp"
#include "app/letter/departures.hpp"
#include "app/letter/subscribers.hpp"
#include "store/letter/picture_repo.hpp"
#include "web/letter_sample.hpp"

namespace vigie::web {
namespace {

bool can_shrink() {
  return std::system("command -v vipsthumbnail > /dev/null 2>&1") == 0;
}  // NOLINT

class LetterUploads : public SiteTest {
 protected:
  LetterUploads() {
    copy_newsletter(folder.path() / "newsletter");
    config = letter_config(folder.path());
    row = draft_letter(sample, config, clock.now());
    make_ready(sample, row.id, clock.now());
    entrust(sample, "aicha@pole.example", "letter_editor");
    entrust(sample, "chloe@oriv.example", "approver");
    aicha.log_in("aicha@pole.example");
    chloe.log_in("chloe@oriv.example");
  }

  std::string issue(std::string_view what = "") const {
    return fmt::format("/lettres/resonances/{}{}", row.number, what);
  }
  Block initiative() { return block_in(sample, row.id, "initiative"); }
  Response give(std::string bytes, std::string name, const Pairs& changed) {
    const Block block = initiative();
    Pairs form = block_fields(block, changed);
    form.emplace_back("jeton", aicha.token());
    return aicha.upload(issue(fmt::format("/blocs/{}", block.id.value)), std::move(form),
                        {"photo", std::move(name), std::move(bytes)});
  }
  Response step(Browser& who, std::string_view what, Pairs form) {
    store::Reader reader = sample.db().reader();
    const auto now = store::issue_by_id(reader, row.id);
    form.emplace_back("jeton", who.token());
    form.emplace_back("version", std::to_string(now->version));
    return who.post(issue(what), std::move(form));
  }
  static std::string drawing() {
    return test::read_file(test::source_dir() / "newsletter/resonances/images/cuisine.png");
  }
  static Pairs words(Pairs more = {}) {
    more.emplace_back("alt", "Une cuisine de rue, vue de haut.");
    more.emplace_back("legende", "Photo Léa Petit, avec son accord");
    return more;
  }

  config::VigieConfig config;
  store::IssueRow row;
  Browser aicha{*site};
  Browser chloe{*site};
};

TEST_F(LetterUploads, TakeAPictureWithWhatItShowsAndWhoseItIs) {
  if (!can_shrink()) GTEST_SKIP() << "vipsthumbnail (libvips-tools)";
  // Neither said: the picture is kept all the same, with everything that was typed.
  const Response asked = give(drawing(), "C:\\photos\\cuisine.png",
                              {{"titre", "La cuisine du quai"}, {"alt", ""}, {"legende", ""}});
  EXPECT_EQ(asked.status, 422);
  EXPECT_NE(asked.body.find("Dire ce que l’image montre."), std::string::npos);
  EXPECT_NE(asked.body.find("Dire de qui est l’image"), std::string::npos);
  EXPECT_NE(asked.body.find("value=\"La cuisine du quai\""), std::string::npos);
  const std::string name = between(asked.body, "name=\"image\" value=\"", "\"");
  ASSERT_TRUE(name.starts_with("depot-")) << name;

  const Block before = initiative();
  Pairs form = block_fields(before, words({{"image", name}}));
  form.emplace_back("jeton", aicha.token());
  const std::string address = issue(fmt::format("/blocs/{}", before.id.value));
  EXPECT_EQ(aicha.post(address, std::move(form)).status, 303);
  const Block block = initiative();
  EXPECT_EQ(block.picture.url, name);
  EXPECT_EQ(block.picture.width, 1104);
  EXPECT_EQ(block.picture.credit, "Photo Léa Petit, avec son accord");
  const std::string page = aicha.get(address).body;
  EXPECT_NE(page.find("/lettres/resonances/images/" + name), std::string::npos);
  EXPECT_NE(page.find("1104\u00a0×\u00a0520 pixels, "), std::string::npos);
  EXPECT_NE(page.find("\u00a0Ko<"), std::string::npos);
  const Response picture = Browser(*site).get("/lettres/resonances/images/" + name);
  EXPECT_EQ(picture.content_type, "image/png");
  EXPECT_EQ(picture.policy, Policy::picture);
  EXPECT_EQ(Browser(*site).get("/lettres/breves/images/" + name).status, 404);
}

TEST_F(LetterUploads, RefuseWhatIsNoPictureAndLoseNothingThatWasTyped) {
  if (!can_shrink()) GTEST_SKIP() << "vipsthumbnail (libvips-tools)";
  std::string bomb("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xea\x60\0\0\xea\x60", 24);
  bomb += std::string(100, '\0');
  struct Case {
    const char* why;
    std::string bytes;
    const char* said;
  };
  const Case cases[] = {
      {"a drawing that is a program",
       "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>",
       "n’est pas une image PNG, JPEG ou WebP"},
      {"a page that begins as a picture", "GIF89a/*<script>*/=1;alert(1)</script>",
       "n’est pas une image PNG, JPEG ou WebP"},
      {"a bomb", bomb, "cette image a trop de pixels"},
      {"a head with nothing behind", drawing().substr(0, 200), "cette image ne se lit pas"},
      {"too heavy", std::string((12 << 20) + 1, 'x'), "pèse plus de 12\u00a0Mo"},
      {"nothing at all", "", "n’est pas une image PNG, JPEG ou WebP"}};
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    const Response refused =
        give(c.bytes, "photo.png",
             words({{"titre", "Un titre à garder"}, {"texte", "Un texte à garder."}}));
    EXPECT_EQ(refused.status, 422);
    EXPECT_NE(refused.body.find("L’image n’a pas été prise"), std::string::npos);
    EXPECT_NE(refused.body.find(c.said), std::string::npos);
    EXPECT_NE(refused.body.find("value=\"Un titre à garder\""), std::string::npos);
    EXPECT_NE(refused.body.find("Un texte à garder.</textarea>"), std::string::npos);
  }
  EXPECT_EQ(sample.number("SELECT count(*) FROM letter_picture"), 0);
}

TEST_F(LetterUploads, KeepNothingThatHidBehindAPicture) {
  if (!can_shrink()) GTEST_SKIP() << "vipsthumbnail (libvips-tools)";
  EXPECT_EQ(give(drawing() + "<script>alert(1)</script>", "photo.png", words()).status, 303);
  const Response picture =
      Browser(*site).get("/lettres/resonances/images/" + initiative().picture.url);
  EXPECT_EQ(picture.status, 200);
  EXPECT_EQ(picture.body.find("<script>"), std::string::npos);
}

TEST_F(LetterUploads, TakeAPictureFromAnAddressOnce) {
  if (!can_shrink()) GTEST_SKIP() << "vipsthumbnail (libvips-tools)";
  std::vector<std::string> asked;
  std::string behind = drawing();
  site->let_fetch_pictures([&](const std::string& address) -> Result<std::string> {
    asked.push_back(address);
    if (behind.empty()) return fail(Code::network, address, "l’adresse a répondu 404");
    return behind;
  });
  const std::string there = "https://photos.exemple.org/cuisine.png";
  const auto save = [&](const Pairs& changed) {
    const Block block = initiative();
    Pairs form = block_fields(block, changed);
    form.emplace_back("jeton", aicha.token());
    return aicha.post(issue(fmt::format("/blocs/{}", block.id.value)), std::move(form));
  };
  const Response mute = save({{"image", ""}, {"image_adresse", there}, {"legende", "Léa"}});
  EXPECT_EQ(mute.status, 422);
  EXPECT_NE(mute.body.find("Dire ce que l’image montre."), std::string::npos);
  const std::string name = between(mute.body, "name=\"image\" value=\"", "\"");
  EXPECT_TRUE(name.starts_with("depot-")) << name;
  EXPECT_EQ(between(mute.body, "name=\"image_adresse\" value=\"", "\""), "");

  EXPECT_EQ(save(words({{"image_adresse", there}})).status, 303);
  EXPECT_EQ(initiative().picture.url, name);
  EXPECT_EQ(initiative().picture.width, 1104);
  EXPECT_EQ(save(words({{"titre", "Un autre titre"}})).status, 303);
  EXPECT_EQ(asked, std::vector<std::string>(2, there)) << "a save without address asks nothing";

  behind.clear();
  const Response gone = save(words({{"titre", "Un titre à garder"}, {"image_adresse", there}}));
  EXPECT_EQ(gone.status, 422);
  EXPECT_NE(gone.body.find("L’image n’a pas été prise\u00a0: l’adresse a répondu 404."),
            std::string::npos);
  EXPECT_NE(gone.body.find("value=\"Un titre à garder\""), std::string::npos);
  EXPECT_EQ(between(gone.body, "name=\"image_adresse\" value=\"", "\""), there);
  behind = "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>";
  EXPECT_NE(save(words({{"image_adresse", there}})).body.find("n’est pas une image PNG"),
            std::string::npos);
  EXPECT_EQ(sample.number("SELECT count(*) FROM letter_picture"), 1);
}

TEST_F(LetterUploads, AreForgottenAfterThirtyDaysWhereNothingShowsThem) {
  const Block shown = initiative();
  const auto put = [&](std::string_view letter, std::string name, Instant at) {
    auto tx = sample.db().begin();
    ASSERT_TRUE(store::put_picture(*tx, letter, {std::move(name), "image/png", 1, 1, "x"},
                                   sample.aicha().id, at));
    ASSERT_TRUE(tx->commit());
  };
  const Instant long_ago = clock.now() - 31 * kDaySeconds;
  for (const char* name : {"depot-montree.png", "depot-avant.png", "depot-retiree.png",
                           "depot-partie.png", "depot-perdue.png", "depot-reprise.png"}) {
    put("resonances", name, long_ago);
  }
  put("resonances", "depot-neuve.png", clock.now() - 29 * kDaySeconds);
  put("resonances", "depot-reprise.png",
      clock.now());  // given again, its form not yet saved
  sample.run(
      "INSERT INTO letter (key, name, centre_id) VALUES ('voisine', "
      "'Voisine', 1)");
  put("voisine", "depot-montree.png", long_ago);

  // The program's text showed one picture, a person's shows another.
  sample.run(
      fmt::format("UPDATE issue_block_version SET picture_url = "
                  "'depot-avant.png' WHERE block_id = {}",
                  shown.id.value));
  Pairs form = block_fields(initiative(), words({{"image", "depot-montree.png"}}));
  form.emplace_back("jeton", aicha.token());
  ASSERT_EQ(aicha.post(issue(fmt::format("/blocs/{}", shown.id.value)), std::move(form)).status,
            303);
  ASSERT_EQ(sample.number(fmt::format(
                "SELECT count(*) FROM issue_block_version WHERE block_id = {}", shown.id.value)),
            2);
  const Block other = block_in(sample, row.id, "a-la-une");
  sample.run(
      fmt::format("UPDATE issue_block_version SET picture_url = "
                  "'depot-retiree.png' WHERE block_id = {0}",
                  other.id.value));
  sample.run(fmt::format("UPDATE issue_block SET removed_at = 1 WHERE id = {}", other.id.value));
  sample.run(
      "INSERT INTO issue_output (issue_id, subject, html, text, archive_html, "
      "bytes_hash) VALUES "
      "(1, 's', '<img src=\"…/images/depot-partie.png\">', 't', '', x'00')");

  ASSERT_TRUE(app::forget_what_is_old(sample.db(), {}, clock.now()));
  const auto there = [&](std::string_view letter, std::string_view name) {
    return sample.number(fmt::format("SELECT count(*) FROM letter_picture "
                                     "WHERE letter_key = '{}' AND name = '{}'",
                                     letter, name)) == 1;
  };
  for (const char* name : {"depot-montree.png", "depot-avant.png", "depot-retiree.png",
                           "depot-partie.png", "depot-reprise.png", "depot-neuve.png"}) {
    EXPECT_TRUE(there("resonances", name)) << name;
  }
  EXPECT_FALSE(there("resonances", "depot-perdue.png"));
  EXPECT_FALSE(there("voisine", "depot-montree.png")) << "another letter shows its own";
}

TEST_F(LetterUploads, TakeNoneFromWhoMayOnlyRead) {
  const Block block = initiative();
  Pairs form = block_fields(block, words());
  form.emplace_back("jeton", chloe.token());
  EXPECT_EQ(chloe
                .upload(issue(fmt::format("/blocs/{}", block.id.value)), std::move(form),
                        {"photo", "cuisine.png", drawing()})
                .status,
            403);
  EXPECT_EQ(sample.number("SELECT count(*) FROM letter_picture"), 0);
}

TEST_F(LetterUploads, StandInTheMailAndInTheArchive) {
  if (!can_shrink()) GTEST_SKIP() << "vipsthumbnail (libvips-tools)";
  std::vector<config::Diagnostic> diagnostics;
  const auto files = app::open_letter(config, "resonances", diagnostics);
  ASSERT_TRUE(app::import_subscribers(sample.db(), files->plan, "courriel\nlectrice@exemple.net\n",
                                      "essai", app::ImportMode::apply, entropy, clock.now()));
  ASSERT_EQ(give(drawing(), "cuisine.png", words()).status, 303);
  ASSERT_EQ(step(aicha, "/etape", {{"pas", "soumettre"}}).status, 303);
  const std::string page = chloe.get(issue("/relire")).body;
  Pairs approval{{"empreinte", between(page, "name=\"empreinte\" value=\"", "\"")}};
  for (auto& each : accepted_on(page)) approval.push_back(std::move(each));
  ASSERT_EQ(step(chloe, "/approbation", approval).status, 303);
  ASSERT_EQ(step(chloe, "/depart", {{"quand", "2026-12-10T09:00"}}).status, 303);
  const std::string name = "/images/" + initiative().picture.url;
  const std::string_view mailed = "SELECT count(*) FROM issue_output WHERE html LIKE '%";
  EXPECT_EQ(
      sample.number(fmt::format("{}https://vigie.example/lettres/resonances{}%'", mailed, name)),
      1);
  const auto hour = sample.number("SELECT scheduled_at FROM issue");
  ASSERT_TRUE(app::begin_departures(sample.db(), Instant(hour)));
  const Response archive = Browser(*site).get(issue("/en-ligne"));
  EXPECT_EQ(archive.status, 200);
  EXPECT_NE(archive.body.find("src=\"/lettres/resonances" + name), std::string::npos);
  EXPECT_NE(archive.body.find("alt=\"Une cuisine de rue, vue de haut.\""), std::string::npos);
}

}  // namespace
}  // namespace vigie::web
