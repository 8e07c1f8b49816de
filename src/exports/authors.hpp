// SPDX-License-Identifier: EUPL-1.2
/// What a feed says of who wrote -> persons and bodies, as catalogues name them.
///
/// Shape   "Par Simone de BEAUVOIR et Jean Dupont (avec AFP)" -> "Beauvoir, Simone de", "Dupont,
///         Jean". Names are parted at "et", "&", ";", "/", and at "," where each side has two
///         words. The capitals are the family name, else the last word is, with El, Al, Ben, Le,
///         La, Van before it; de, du, d’ stand after the given name. "La rédaction", an address, a
///         user name are nobody. In doubt: one body with the words as they are, nothing invented.
/// Pure    yes.
/// Source  AFNOR Z44-061 for particles; the network's own clean-up of authors.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "exports/record.hpp"

namespace vigie::exports {

/// A name as papers sign it, and as the network's catalogue has it.
struct AuthorAlias {
  std::string signed_as;
  std::string named;  ///< "Dupont, Jean", or a body
};

/// `bodies`: names of medias and centres, that are no persons.
Authors read_authors(std::string_view given, std::span<const std::string> bodies = {},
                     std::span<const AuthorAlias> aliases = {});

/// "Nom, Prénom", or the family name alone.
std::string name_of(const Person& person);

}  // namespace vigie::exports
