// SPDX-License-Identifier: EUPL-1.2
/// The list of a letter's readers, one of them in words, and what the team does with one by hand.
#pragma once

#include "web/pages/readers/routes.hpp"
#include "web/site/http.hpp"
#include "web/site/visit.hpp"

namespace vigie::web {

Response get_readers(const ReaderPages& pages, const Visit& visit);
Response get_readers_csv(const ReaderPages& pages, const Visit& visit);
Response get_reader(const ReaderPages& pages, const Visit& visit);
Response post_reader(const ReaderPages& pages, const Visit& visit);
Response post_reader_removed(const ReaderPages& pages, const Visit& visit);

/// A file that the browser saves under this name.
Response csv_file(std::string csv, std::string_view file_name);
/// Where the pages of this letter's readers begin.
std::string readers_address(const Visit& visit);

}  // namespace vigie::web
