// SPDX-License-Identifier: EUPL-1.2
/// A file of readers that waits for its import.
///
/// Shape   one for each curator; another one replaces it. Forgotten after store::kUploadKeptSeconds.
/// Errors  storage.
#pragma once

#include "store/mail/reader_repo.hpp"

namespace vigie::app {

Result<void> keep_upload(store::Database& db, CuratorId curator, const store::ImportUpload& upload,
                         Instant now);
Result<void> drop_upload(store::Database& db, CuratorId curator);

}  // namespace vigie::app
