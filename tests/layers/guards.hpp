// SPDX-License-Identifier: EUPL-1.2
/// The rules of the house that a reader of one file can check, beyond its includes.
///
/// Shape   a file's path below src/ and its text → the breaches, one sentence each, "file:line:
///         what is wrong". Each rule is tried on texts in memory: it is worth what it refuses.
/// Pure    no function opens a file.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::test {

inline constexpr std::size_t kFunctionLinesMax = 60;

/// Transactions are begun in `app` and `store` alone; SQL stands in `store` alone.
std::vector<std::string> database_breaches(std::string_view path, std::string_view text);

/// Functions over kFunctionLinesMax lines, "module/file.cpp: 69 lines from 136 on".
std::vector<std::string> long_functions(std::string_view path, std::string_view text);

/// The contract on top of a header: its labels in order, each on a line of its own, with something
/// to say; what goes on stands under its label; an address begins its line.
std::vector<std::string> contract_breaches(std::string_view path, std::string_view text);

/// The enumerators of each `enum class` of a file.
std::map<std::string, std::vector<std::string>> enums_of(std::string_view text);

/// A list `constexpr E kEs[] = {E::a, …}` that does not hold each value of its enum once.
std::vector<std::string> list_breaches(std::string_view path, std::string_view text);

/// Where a test measures time: it would judge the machine, not the program.
std::vector<std::string> clock_breaches(std::string_view path, std::string_view text);

/// The enums that this file puts into French: two values of one, or more, each beside a sentence.
std::set<std::string> enums_in_french(std::string_view text);

/// The types that a header defines, "namespace::Name": one name is one type, or the linker keeps
/// either and nobody hears of it.
std::vector<std::string> types_of(std::string_view text);

}  // namespace vigie::test
