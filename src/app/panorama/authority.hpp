// SPDX-License-Identifier: EUPL-1.2
/// Who makes the panorama now.
///
/// Shape   the network's rule and the final plan of the duty -> what a curator may do; asked inside
///         the transaction of what they do.
/// Errors  storage.
#pragma once

#include "model/publication.hpp"
#include "panorama/duty.hpp"
#include "store/people/curator_repo.hpp"

namespace vigie::app {

/// By what right somebody acts on the panorama.
struct Authority {
  PublicationRules rules = {};
  bool coordinates = false;  ///< their grants say so
};

Result<panorama::Standing> standing_of(store::Reader& reader, const store::Curator& curator,
                                       const Authority& authority, Instant now);
Result<bool> may_edit_panorama(store::Reader& reader, const store::Curator& curator,
                               const Authority& authority, Instant now);
/// May they let something appear at once that they relay themselves?
Result<bool> may_publish_own(store::Reader& reader, const store::Curator& curator,
                             const Authority& authority, Instant now);

}  // namespace vigie::app
