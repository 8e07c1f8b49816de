// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/panorama/audience.hpp"

#include "app/jobs/work_lock.hpp"
#include "app/panorama/audience.hpp"
#include "app/panorama/read_audience.hpp"
#include "base/format.hpp"
#include "text/french.hpp"

namespace vigie::cli {
namespace {

panorama::Shelf shelf_named(std::string_view text) {
  const std::size_t slash = text.find('/');
  for (const panorama::Shelf::Kind kind : panorama::kNamedShelves) {
    if (slash != std::string_view::npos && text.substr(0, slash) == panorama::word_of(kind)) {
      return {kind, std::string(text.substr(slash + 1))};
    }
  }
  return {};
}

void tell(const app::Audience& audience, Console& console) {
  const auto line = [&](std::string_view name, const app::YearPair& pair) {
    if (!pair.now) {
      console.line(fmt::format("  {}\u00a0: non mesuré", name));
      return;
    }
    console.line(fmt::format(
        "  {}\u00a0: {}{}", name, text::number(*pair.now),
        pair.before ? fmt::format(" ({} en {})", text::number(*pair.before), audience.year - 1)
                    : std::string()));
  };
  console.line(fmt::format("Dans l’année {}\u00a0:", audience.year));
  line("vues", audience.views);
  line("visiteurs par jour, ajoutés", audience.visitors);
  line("vues dans un encart", audience.embeds);
  if (audience.shelf.kind != panorama::Shelf::Kind::all) return;
  line("robots par jour, ajoutés", audience.robots);
  console.line("À ce jour, ou en fin d’année\u00a0:");
  line("abonnés aux fils", audience.feed_followers);
  line("abonnés par courriel", audience.mail_followers);
}

}  // namespace

int run_audience_verb(const AudienceArguments& arguments, Console& console,
                      const Installation& installation) {
  auto db = open_database(installation, store::Mode::read_write);
  if (!db) return console.report(db.error());
  const Instant now = SystemClock().now();
  if (arguments.count) {
    SystemEntropy entropy;
    const auto lock =
        app::WorkLock::take(installation.config.database, "audience", "audience", now);
    if (!lock) return console.report(lock.error());
    for (bool more = true; more;) {
      const auto run = app::count_audience(*db, installation.config, entropy, now);
      if (!run) return console.report(run.error());
      more = run->more;
    }
  }
  auto reader = db->reader();
  const int year = arguments.year == 0 ? civil(paris_day(now)).year : arguments.year;
  const auto audience = app::read_audience(reader, year, shelf_named(arguments.shelf), now);
  if (!audience) return console.report(audience.error());
  if (arguments.csv) {
    console.line(app::audience_csv(*audience));
  } else {
    tell(*audience, console);
  }
  return kExitOk;
}

}  // namespace vigie::cli
