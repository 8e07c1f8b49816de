// SPDX-License-Identifier: EUPL-1.2
/// [couleurs] of letter.toml -> the colours of a letter.
///
/// Shape   what is not given is the layout's own; [couleurs.sombre] holds what is dark.
/// Errors  diagnostics: what is no "#rrggbb", and each pair that is read or seen too badly, light,
///         dark, and turned round by a mail client.
#pragma once

#include "config/toml_reader.hpp"
#include "model/letter.hpp"

namespace vigie::config {

LetterColours read_colours(TableReader table);

}  // namespace vigie::config
