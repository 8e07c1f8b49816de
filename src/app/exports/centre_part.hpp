// SPDX-License-Identifier: EUPL-1.2
/// A centre's own part, as files that a spreadsheet and Zotero read, in one ZIP.
///
/// Shape   LISEZMOI.txt, decisions.csv, panorama.csv, .json (CSL-JSON) and .ris, dossiers.csv,
///         sources.csv, info-doc.csv. No name of a colleague or of who asked something stands in it.
/// Units   days in Paris; CSV in UTF-8 with BOM, fields apart by ";", safe from formulas.
/// Errors  storage.
#pragma once

#include <string>
#include <vector>

#include "exports/zip.hpp"
#include "store/people/curator_repo.hpp"

namespace vigie::app {

Result<std::vector<exports::NamedFile>> read_centre_part(store::Reader& reader,
                                                         const store::Curator& curator,
                                                         const std::string& public_url,
                                                         Instant now);

}  // namespace vigie::app
