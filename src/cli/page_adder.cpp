// SPDX-License-Identifier: EUPL-1.2
#include "cli/page_adder.hpp"

#include <memory>
#include <mutex>

#include "app/letter/picture_at.hpp"
#include "cli/network.hpp"

namespace vigie::cli {

web::AddPage page_adder(const Installation& installation) {
  // std::function copies what it holds, and a mutex is not to be copied.
  const auto one_at_a_time = std::make_shared<std::mutex>();
  return [network = installation.config.network, territories = installation.config.territories,
          one_at_a_time](store::Database& db, const store::Curator& curator,
                         const app::PageToAdd& wanted, Instant now) -> Result<app::AddedPage> {
    const std::unique_lock turn(*one_at_a_time, std::try_to_lock);
    if (!turn.owns_lock()) return fail(Code::busy, "another page is being added");
    auto reader = db.reader();
    const auto taggers = app::load_taggers(reader, territories, paris_day(now));
    if (!taggers) return fail(taggers.error());
    const auto getter = make_getter(network);
    if (!getter) return fail(getter.error());
    return app::add_page(db, **getter, *taggers, curator, wanted, now);
  };
}

web::LookAtPage page_looker(const Installation& installation) {
  return [network = installation.config.network](
             store::Database& db, const std::string& address) -> Result<app::SeenPage> {
    const auto getter = make_getter(network);
    if (!getter) return fail(getter.error());
    return app::look_at_page(db, **getter, address);
  };
}

web::FetchPicture picture_fetcher(const Installation& installation) {
  const auto one_at_a_time = std::make_shared<std::mutex>();
  return [network = installation.config.network,
          one_at_a_time](const std::string& address) -> Result<std::string> {
    const std::unique_lock turn(*one_at_a_time, std::try_to_lock);
    if (!turn.owns_lock()) {
      return fail(Code::busy, address, "une autre image est en train d’être prise, réessayez");
    }
    const auto getter = make_getter(network);
    if (!getter) return fail(getter.error());
    return app::picture_at(**getter, address);
  };
}

}  // namespace vigie::cli
