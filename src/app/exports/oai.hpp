// SPDX-License-Identifier: EUPL-1.2
/// The panorama for harvesters: one question, one page of the answer.
///
/// Shape   arguments as they came -> the whole XML. What the protocol calls an error is an answer.
/// Units   100 records a page, in as many statements as one.
/// Errors  storage.
#pragma once

#include <string>

#include "app/exports/read_records.hpp"
#include "exports/oai.hpp"

namespace vigie::app {

struct OaiRepository {
  std::string public_url;   ///< "https://vigie.example"
  std::string admin_email;  ///< "" : one is made of the site's name
  std::string name = "Panorama de presse de la politique de la ville";
};

Result<std::string> answer_oai(store::Reader& reader, const OaiRepository& repository,
                               const exports::OaiArguments& arguments, Instant now);

}  // namespace vigie::app
