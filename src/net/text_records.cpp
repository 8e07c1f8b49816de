// SPDX-License-Identifier: EUPL-1.2
#include "net/text_records.hpp"

#include <netdb.h>
#include <netinet/in.h>
#include <resolv.h>

#include <algorithm>
#include <string_view>

#include "text/utf8.hpp"

namespace vigie::net {
namespace {

constexpr std::size_t kHeaderBytes = 12;
constexpr int kTextType = 16;

class AnswerReader {
 public:
  explicit AnswerReader(std::string_view bytes) : bytes_(bytes) {}

  int number(std::size_t at) const {  // two bytes
    if (at + 2 > bytes_.size()) return 0;
    return (static_cast<unsigned char>(bytes_[at]) << 8) |
           static_cast<unsigned char>(bytes_[at + 1]);
  }
  /// Past a name, compressed or not; the end when it is broken.
  std::size_t after_name(std::size_t at) const {
    while (at < bytes_.size()) {
      const auto length = static_cast<unsigned char>(bytes_[at]);
      if (length == 0) return at + 1;
      if (length >= 0xC0) return at + 2;
      at += std::size_t{1} + length;
    }
    return bytes_.size();
  }
  /// The pieces of a TXT, joined.
  std::string text(std::size_t at, std::size_t size) const {
    std::string joined;
    const std::size_t end = std::min(at + size, bytes_.size());
    while (at < end) {
      const auto length = static_cast<unsigned char>(bytes_[at]);
      joined += bytes_.substr(at + 1, std::min<std::size_t>(length, end - at - 1));
      at += std::size_t{1} + length;
    }
    return joined;
  }

 private:
  std::string_view bytes_;
};

}  // namespace

std::vector<std::string> texts_of_answer(std::string_view answer) {
  std::vector<std::string> texts;
  if (answer.size() < kHeaderBytes) return texts;
  const AnswerReader reader(answer);
  std::size_t at = kHeaderBytes;
  for (int i = 0; i < reader.number(4) && at < answer.size(); ++i) at = reader.after_name(at) + 4;
  for (int i = 0; i < reader.number(6) && at < answer.size(); ++i) {
    at = reader.after_name(at);
    const int type = reader.number(at);
    const auto size = static_cast<std::size_t>(reader.number(at + 8));
    at += 10;
    if (type == kTextType) texts.push_back(text::showable(reader.text(at, size)));
    at += size;
  }
  return texts;
}

Result<std::vector<std::string>> text_records(const std::string& name) {
  std::vector<unsigned char> bytes(kTextAnswerBytesMax);
  const int size =
      res_query(name.c_str(), ns_c_in, ns_t_txt, bytes.data(), static_cast<int>(bytes.size()));
  if (size < 0) {
    const bool none = h_errno == HOST_NOT_FOUND || h_errno == NO_DATA;
    if (none) return std::vector<std::string>{};
    return fail(Code::network, name + ": " + hstrerror(h_errno), "le DNS ne répond pas");
  }
  const std::size_t got = std::min(static_cast<std::size_t>(size), bytes.size());
  return texts_of_answer(std::string(bytes.begin(), bytes.begin() + static_cast<long>(got)));
}

}  // namespace vigie::net
