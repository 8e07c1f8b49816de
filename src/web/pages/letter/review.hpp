// SPDX-License-Identifier: EUPL-1.2
/// The page on which an issue is checked, read, approved and given its hour.
///
/// Shape   GET …/relire (checks, previews by ?vue=600|320|sombre|sans-style|texte, what changed
///         since the approval, comments, decision); POST …/etape (pas=soumettre|reprendre),
///         …/approbation, …/correction, …/depart (quand: an hour, or "" for now), …/degel,
///         …/essai, …/lien; GET /lecture/{token} (by the private link).
#pragma once

#include "base/entropy.hpp"
#include "config/vigie_config.hpp"
#include "web/site/layout.hpp"

namespace vigie::web {

Response get_review(const Layout& layout, const Visit& visit, const config::VigieConfig& config);
Response post_step(const Layout& layout, const Visit& visit, const config::VigieConfig& config);
Response post_approval(const Layout& layout, const Visit& visit, const config::VigieConfig& config);
Response post_correction(const Layout& layout, const Visit& visit,
                         const config::VigieConfig& config);
Response post_departure(const Layout& layout, const Visit& visit, const config::VigieConfig& config,
                        Entropy& entropy);
Response post_thaw(const Layout& layout, const Visit& visit, const config::VigieConfig& config);
Response post_tests(const Layout& layout, const Visit& visit, const config::VigieConfig& config);
Response post_reading_link(const Layout& layout, const Visit& visit,
                           const config::VigieConfig& config, Entropy& entropy);
Response get_reading(const Layout& layout, const Visit& visit, const config::VigieConfig& config);

/// The link of a copy that was sent to try: nobody is on its list.
Response get_test_leaving(const Layout& layout, const Visit& visit);

}  // namespace vigie::web
