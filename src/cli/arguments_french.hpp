// SPDX-License-Identifier: EUPL-1.2
/// CLI11 made to speak French: its help pages, what it says of a wrong line, its checks.
///
/// Shape   for the arguments*.cpp files alone, which CLI11 stays in. A check's description is what
///         the help shows beside the kind of value, and its message what a wrong value is told.
#pragma once

#include <CLI/CLI.hpp>
#include <limits>
#include <string>
#include <vector>

namespace vigie::cli {

/// Help in French of `app` and of every verb added to it afterwards.
void speak_french(CLI::App& app);

/// What was wrong with the line that `app` could not read: "verbe inconnu « pool »".
std::string sentence_of(const CLI::App& app, const CLI::ParseError& error);

/// The deepest verb that was named: its help is the one a person asked for.
const CLI::App& named_verb(const CLI::App& app);

/// A whole number "de 1 à 500", or "à partir de 1".
CLI::Validator between(long long least, long long most = std::numeric_limits<long long>::max());
/// One of these words, "new, kept ou relayed".
CLI::Validator one_of(std::vector<std::string> words);

}  // namespace vigie::cli
