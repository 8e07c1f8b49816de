// SPDX-License-Identifier: EUPL-1.2
#include "app/readers/import_upload.hpp"

namespace vigie::app {

Result<void> keep_upload(store::Database& db, CuratorId curator, const store::ImportUpload& upload,
                         Instant now) {
  auto tx = db.begin();
  if (!tx) return fail(tx.error());
  const auto old = store::forget_import_uploads(*tx, now - store::kUploadKeptSeconds);
  if (!old) return fail(old.error());
  if (auto done = store::put_import_upload(*tx, curator, upload, now); !done) return done;
  return tx->commit();
}

Result<void> drop_upload(store::Database& db, CuratorId curator) {
  auto tx = db.begin();
  if (!tx) return fail(tx.error());
  if (auto done = store::drop_import_upload(*tx, curator); !done) return done;
  return tx->commit();
}

}  // namespace vigie::app
