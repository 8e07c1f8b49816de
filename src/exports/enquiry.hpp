// SPDX-License-Identifier: EUPL-1.2
/// The register of enquiries: its facets, its states, and the text of an answer.
///
/// Shape   a facet is a closed list of codes, each with its French label; a code that left the list
///         keeps its label. A number of a facet is told with its base: the enquiries in which that
///         facet is filled. An answer is the greeting, then each piece with its line, reserved ones
///         marked.
/// Pure    yes.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exports/record.hpp"

namespace vigie::exports {

enum class FacetKind { channel, asker, need, answer };

struct FacetValue {
  std::string_view code;
  std::string_view label;
};
std::span<const FacetValue> facet_values(FacetKind kind);
/// The code itself where nobody named it.
std::string_view facet_label(FacetKind kind, std::string_view code);

struct EnquiryStateWord {
  std::string_view code;
  std::string_view label;
};
std::span<const EnquiryStateWord> enquiry_states();
std::string_view enquiry_state_label(std::string_view code);

/// One piece of an answer: an article, or words.
struct AnswerPiece {
  std::optional<BibRecord> record;
  std::string reference;
  std::string line;
};
/// As it is pasted into a mail.
std::string answer_text(std::string_view question, std::span<const AnswerPiece> pieces,
                        std::string_view signature);

/// "8,1 % (9 sur 111)"; "" without a base.
std::string share_words(std::int64_t count, std::int64_t base);
/// The middle of sorted delays; none without any.
std::optional<double> median(std::vector<std::int64_t> values);

}  // namespace vigie::exports
