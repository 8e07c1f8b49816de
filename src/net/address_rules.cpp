// SPDX-License-Identifier: EUPL-1.2
#include "net/address_rules.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <charconv>
#include <cstring>

#include "base/assert.hpp"

namespace vigie::net {
namespace {

// What is denied unless the operator trusts it. A block of IPv6 that carries IPv4 addresses is
// denied whole: the address inside could be anything, and nobody publishes a feed there.
constexpr std::string_view kDenied[] = {
    "0.0.0.0/8",        // this network
    "10.0.0.0/8",       // private
    "100.64.0.0/10",    // carrier-grade NAT
    "127.0.0.0/8",      // loopback
    "169.254.0.0/16",   // link-local, cloud metadata
    "172.16.0.0/12",    // private
    "192.0.0.0/24",     // protocol assignments
    "192.0.2.0/24",     // documentation
    "192.88.99.0/24",   // 6to4 relays
    "192.168.0.0/16",   // private
    "198.18.0.0/15",    // benchmarks
    "198.51.100.0/24",  // documentation
    "203.0.113.0/24",   // documentation
    "224.0.0.0/4",      // multicast
    "240.0.0.0/4",      // reserved, broadcast
    "::/96",            // unspecified, loopback, IPv4-compatible
    "::ffff:0:0/96",    // IPv4-mapped
    "64:ff9b::/96",     // NAT64
    "64:ff9b:1::/48",   // NAT64, local use
    "100::/64",         // discard
    "2001::/23",        // protocol assignments, Teredo
    "2001:db8::/32",    // documentation
    "2002::/16",        // 6to4
    "fc00::/7",         // unique local
    "fe80::/10",        // link-local
    "fec0::/10",        // site-local, withdrawn
    "ff00::/8",         // multicast
};

std::vector<Block> read_denied() {
  std::vector<Block> blocks;
  for (const std::string_view cidr : kDenied) {
    const auto block = parse_block(cidr);
    VIGIE_ASSERT(block.has_value());
    blocks.push_back(*block);
  }
  return blocks;
}

const std::vector<Block>& denied_blocks() {
  static const std::vector<Block> blocks = read_denied();
  return blocks;
}

bool in_one_of(const std::vector<Block>& blocks, const Address& address) {
  return std::ranges::any_of(blocks, [&](const Block& b) { return contains(b, address); });
}

}  // namespace

std::optional<Address> parse_address(std::string_view text) {
  const std::string terminated(text);
  Address address;
  if (inet_pton(AF_INET, terminated.c_str(), address.bytes.data()) == 1) return address;
  address.v6 = true;
  if (inet_pton(AF_INET6, terminated.c_str(), address.bytes.data()) == 1) return address;
  return std::nullopt;
}

std::optional<Address> address_of(const sockaddr& given) {
  Address address;
  if (given.sa_family == AF_INET) {
    sockaddr_in v4{};
    std::memcpy(&v4, &given, sizeof v4);
    std::memcpy(address.bytes.data(), &v4.sin_addr, 4);
    return address;
  }
  if (given.sa_family == AF_INET6) {
    sockaddr_in6 v6{};
    std::memcpy(&v6, &given, sizeof v6);
    address.v6 = true;
    std::memcpy(address.bytes.data(), &v6.sin6_addr, 16);
    return address;
  }
  return std::nullopt;
}

std::optional<Block> parse_block(std::string_view cidr) {
  const std::size_t slash = cidr.find('/');
  const auto first = parse_address(cidr.substr(0, slash));
  if (!first) return std::nullopt;
  const int most = first->v6 ? 128 : 32;
  if (slash == std::string_view::npos) return Block{*first, most};
  const std::string_view digits = cidr.substr(slash + 1);
  int bits = -1;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  if (bits < 0 || bits > most) return std::nullopt;
  return Block{*first, bits};
}

bool contains(const Block& block, const Address& address) {
  if (block.first.v6 != address.v6) return false;
  const auto whole = static_cast<std::size_t>(block.bits / 8);
  if (std::memcmp(block.first.bytes.data(), address.bytes.data(), whole) != 0) return false;
  const int rest = block.bits % 8;
  if (rest == 0) return true;
  const int shift = 8 - rest;
  return (block.first.bytes[whole] >> shift) == (address.bytes[whole] >> shift);
}

Result<AddressRules> AddressRules::allowing(const std::vector<std::string>& cidrs) {
  AddressRules rules;
  for (const std::string& cidr : cidrs) {
    const auto block = parse_block(cidr);
    if (!block) return fail(Code::invalid_input, "no CIDR block: " + cidr);
    rules.trusted_.push_back(*block);
  }
  return rules;
}

Verdict AddressRules::judge(const Address& address) const {
  if (in_one_of(trusted_, address)) return Verdict::trusted;
  return in_one_of(denied_blocks(), address) ? Verdict::denied : Verdict::open;
}

}  // namespace vigie::net
