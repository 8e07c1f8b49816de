// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/story/article_add.hpp"

#include "app/poll/add_page.hpp"
#include "base/clock.hpp"
#include "base/format.hpp"
#include "cli/account.hpp"
#include "cli/network.hpp"
#include "text/url.hpp"

namespace vigie::cli {
namespace {

Result<app::AddedPage> add(const ArticleAddArguments& arguments, store::Database& db,
                           const Installation& installation) {
  auto reader = db.reader();
  const auto curator = open_account(reader, arguments.curator);
  if (!curator) return fail(curator.error());
  const Instant now = SystemClock().now();
  const auto taggers = app::load_taggers(reader, installation.config.territories, paris_day(now));
  if (!taggers) return fail(taggers.error());
  const auto getter = make_getter(installation.config.network);
  if (!getter) return fail(getter.error());
  return app::add_page(db, **getter, *taggers, *curator, {.address = arguments.address}, now);
}

}  // namespace

int run_article_add(const ArticleAddArguments& arguments, Console& console,
                    const Installation& installation) {
  if (!text::absolute_url(arguments.address, "")) {
    console.notice(
        fmt::format("«\u00A0{}\u00A0» n’est pas l’adresse d’une page web\u00A0: elle "
                    "commence par https://.",
                    arguments.address));
    return kExitUsage;
  }
  auto db = open_database(installation);
  if (!db) return console.report(db.error());
  const auto page = add(arguments, *db, installation);
  if (!page) return console.report(page.error());
  if (!page->sentence.empty()) {
    console.notice(fmt::format("{}\u00A0: {}.", page->url, page->sentence));
    return kExitFailed;
  }
  console.line(fmt::format(
      "«\u00A0{}\u00A0» {} (actualité {}).", page->title,
      page->known ? "était déjà connu, et se trouve sur votre pile" : "se trouve sur votre pile",
      page->story.value));
  return kExitOk;
}

}  // namespace vigie::cli
