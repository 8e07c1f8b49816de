// SPDX-License-Identifier: EUPL-1.2
/// Where sources are read when that is no longer where the files say, and which are read through
/// another one.
///
/// Shape   the history of a source's addresses, at most one of them open; closing it brings back
///         the address of the files. A merge is a pointer, and is undone by removing it.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct NewAddress {
  SourceId source;
  std::string url;
  std::string url_key;
  std::string_view origin;  ///< "redirect" or "curator"
};

Result<void> open_address(Transaction& tx, const NewAddress& address, Instant now);
Result<void> close_address(Transaction& tx, SourceId source, Instant now);

struct PastAddress {
  std::string url;
  std::string origin;
  Instant from_at;
  std::optional<Instant> to_at;
};
Result<std::vector<PastAddress>> addresses_of(Reader& reader, SourceId source);

/// Another source in service that is read at this address.
Result<std::optional<SourceId>> other_source_at(Reader& reader, std::string_view url_key,
                                                SourceId but_not);
/// None takes the merge back.
Result<void> merge_source(Transaction& tx, SourceId source, SourceId into);

struct MergedSource {
  SourceId source;
  SourceId into;
  std::string title;
  std::string url;  ///< of the files
  std::string into_title;
};
/// Those whose other source is in service.
Result<std::vector<MergedSource>> merged_sources(Reader& reader);

struct AddressInUse {
  std::string url;       ///< where the source is read
  std::string moved_to;  ///< the same, where that is no longer the address of the files
  std::string proposed;  ///< where permanent redirects lead, unless it was refused
};
/// not_found for a source that is not there or no longer in service.
Result<AddressInUse> address_in_use(Reader& reader, SourceId source);

/// No move is watched any more, and none to `refused` will be; the source is asked soon.
Result<void> end_move_watch(Transaction& tx, SourceId source, std::string_view refused,
                            Instant now);
/// Due now, even if it was gone.
Result<void> ask_now(Transaction& tx, SourceId source, Instant now);

/// The centres that hold a source today.
Result<std::vector<CentreId>> holders_of(Reader& reader, SourceId source);

}  // namespace vigie::store
