// SPDX-License-Identifier: EUPL-1.2
/// Which addresses a request from outside may reach.
///
/// Shape   the address really connected to, not the name that led there -> open (the public
///         Internet), trusted (in a block that the operator allowed) or denied (this machine, a
///         private or special network). A feed could otherwise make vigie ask the house's own
///         printers and cloud metadata.
/// Errors  invalid_input for a block that is no CIDR ("127.0.0.0/8", "::1/128", "10.1.2.3").
/// Pure    yes.
/// Source  IANA special-purpose registries (RFC 6890 and successors), RFC 6598 (CGNAT),
///         RFC 6052 and 8215 (NAT64), RFC 3056 (6to4).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

struct sockaddr;

namespace vigie::net {

struct Address {
  bool v6 = false;
  std::array<std::uint8_t, 16> bytes{};  ///< the first four of them for IPv4

  bool operator==(const Address&) const = default;
};

std::optional<Address> parse_address(std::string_view text);
/// Nothing for a family that is neither IPv4 nor IPv6.
std::optional<Address> address_of(const sockaddr& given);

/// All the addresses that share their first `bits` bits.
struct Block {
  Address first;
  int bits = 0;
};

std::optional<Block> parse_block(std::string_view cidr);
bool contains(const Block& block, const Address& address);

enum class Verdict { open, trusted, denied };

class AddressRules {
 public:
  AddressRules() = default;  ///< trusts nobody
  static Result<AddressRules> allowing(const std::vector<std::string>& cidrs);

  Verdict judge(const Address& address) const;

 private:
  std::vector<Block> trusted_;
};

}  // namespace vigie::net
