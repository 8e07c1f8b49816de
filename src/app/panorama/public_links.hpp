// SPDX-License-Identifier: EUPL-1.2
/// Do the links of the public panorama still lead somewhere? Asked slowly, for ever; and mended.
///
/// Shape   a job of the lane that comes in: each link is asked every four weeks, one address a site
///         and run, and none that the site's robots.txt keeps from programs. One that answered 404
///         or 410 twice a week apart is listed to its centre.
/// Units   at most kPublicLinksARun addresses a run, every kPublicLinksSeconds.
/// Errors  storage; one that does not answer is an answer like another.
#pragma once

#include "app/jobs/job.hpp"
#include "app/panorama/edition.hpp"

namespace vigie::app {

inline constexpr int kPublicLinksARun = 40;
inline constexpr std::int64_t kPublicLinksSeconds = 1800;
inline constexpr std::int64_t kRobotsSeconds = kDaySeconds;
inline constexpr std::string_view kPublicLinksJob = "public_links";

Result<Outlook> look_for_public_links(store::Reader& reader, const config::VigieConfig& config,
                                      Instant now);
Result<JobReport> run_public_links(JobPorts& ports, const Stop& stop);

/// The article stands at another address now; the old one goes on finding it. By its centre, or by
/// who makes the panorama.
Result<EditionAnswer> mend_link(store::Database& db, const Publisher& publisher,
                                const SeenEntry& seen, std::string_view url, Instant now);

}  // namespace vigie::app
