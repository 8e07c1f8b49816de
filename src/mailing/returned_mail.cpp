// SPDX-License-Identifier: EUPL-1.2
#include "mailing/returned_mail.hpp"

#include <gmime/gmime.h>

#include <algorithm>
#include <memory>

#include "base/format.hpp"
#include "mailing/encoding.hpp"
#include "text/charset.hpp"
#include "text/utf8.hpp"

namespace vigie::mailing {
namespace {

constexpr std::size_t kBoundariesMax = 40;  // GMime's parser recurs once a level
constexpr std::size_t kFieldBytesMax = 1000;

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
};
template <typename T>
using Object = std::unique_ptr<T, Unref>;

void start_gmime() {
  static const bool started = [] {
    g_mime_init();
    return true;
  }();
  static_cast<void>(started);
}

std::string owned(char* text) {
  if (text == nullptr) return "";
  std::string copy(text);
  g_free(text);
  return copy;
}

std::string clean(std::string_view text, std::size_t most) {
  return std::string(text::utf8_prefix(text::showable(text), most));
}

std::string header(GMimeObject* object, const char* name) {
  const char* const value = g_mime_object_get_header(object, name);
  return value == nullptr ? "" : clean(value, kFieldBytesMax);
}

bool is_type(GMimeObject* object, const char* type, const char* subtype) {
  GMimeContentType* const content = g_mime_object_get_content_type(object);
  return content != nullptr && g_mime_content_type_is_type(content, type, subtype) != 0;
}

/// The bytes of a part, decoded.
std::string content_of(GMimeObject* object) {
  if (!GMIME_IS_PART(object)) return "";
  GMimeDataWrapper* const content = g_mime_part_get_content(GMIME_PART(object));
  if (content == nullptr) return "";
  const Object<GMimeStream> out(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, out.get());
  const GByteArray* const array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(out.get()));
  std::string bytes;
  bytes.reserve(array->len);
  for (guint i = 0; i < array->len; ++i) bytes += static_cast<char>(array->data[i]);
  return bytes;
}

std::string text_of(GMimeObject* object) {
  const char* const charset = g_mime_object_get_content_type_parameter(object, "charset");
  const std::string bytes = content_of(object);
  const text::Decoded decoded = text::to_utf8(bytes, charset == nullptr ? "" : charset);
  std::string shown = text::showable(text::utf8_prefix(decoded.utf8, kReturnedTextMax));
  return shown;
}

/// One group of "Name: value" lines, unfolded; names in lower case.
using Fields = std::vector<std::pair<std::string, std::string>>;

std::string value_of(const Fields& fields, std::string_view name) {
  for (const auto& [key, value] : fields) {
    if (key == name) return value;
  }
  return "";
}

/// "rfc822; a@b.fr" -> "a@b.fr"
std::string after_type(const std::string& value) {
  const std::size_t semicolon = value.find(';');
  return std::string(
      text::trimmed(semicolon == std::string::npos ? value : value.substr(semicolon + 1)));
}

std::vector<Fields> groups_of(std::string_view text) {
  std::vector<Fields> groups(1);
  while (!text.empty() && groups.size() <= kReturnedRecipientsMax + 1) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    while (line.ends_with('\r')) line.remove_suffix(1);
    Fields& fields = groups.back();
    if (line.empty()) {
      if (!fields.empty()) groups.emplace_back();
    } else if ((line[0] == ' ' || line[0] == '\t') && !fields.empty()) {
      fields.back().second += ' ';
      fields.back().second += text::trimmed(line);
    } else if (const std::size_t colon = line.find(':'); colon != std::string_view::npos) {
      fields.emplace_back(text::ascii_lower(line.substr(0, colon)),
                          std::string(text::trimmed(line.substr(colon + 1))));
    }
  }
  return groups;
}

void read_status(const std::string& content, ReturnedMail& mail) {
  for (const Fields& fields : groups_of(content)) {
    const std::string final = after_type(value_of(fields, "final-recipient"));
    const std::string original = after_type(value_of(fields, "original-recipient"));
    if (final.empty() && original.empty()) continue;
    if (mail.recipients.size() == kReturnedRecipientsMax) return;
    mail.recipients.push_back(
        {.address = clean(original.empty() ? final : original, kFieldBytesMax),
         .action = text::ascii_lower(value_of(fields, "action")),
         .status = clean(value_of(fields, "status"), 20),
         .diagnostic = clean(after_type(value_of(fields, "diagnostic-code")), kFieldBytesMax),
         .remote_mta = text::ascii_lower(after_type(value_of(fields, "remote-mta")))});
  }
}

std::string id_in(const std::string& value) {
  const std::size_t open = value.find('<');
  const std::size_t close = value.find('>', open == std::string::npos ? 0 : open);
  if (open == std::string::npos || close == std::string::npos) return "";
  return value.substr(open + 1, close - open - 1);
}

void walk(GMimeObject* object, int depth, ReturnedMail& mail);

void read_message_part(GMimeObject* object, ReturnedMail& mail) {
  GMimeMessage* const inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
  if (inner == nullptr || !mail.about.empty()) return;
  const char* const id = g_mime_message_get_message_id(inner);
  if (id != nullptr) mail.about = clean(id, kFieldBytesMax);
}

void read_part(GMimeObject* object, ReturnedMail& mail) {
  if (is_type(object, "message", "delivery-status")) {
    mail.kind = ReturnedMail::Kind::report;
    return read_status(content_of(object), mail);
  }
  if (is_type(object, "message", "feedback-report")) {
    mail.kind = ReturnedMail::Kind::complaint;
    for (const Fields& fields : groups_of(content_of(object))) {
      const std::string to = value_of(fields, "original-rcpt-to");
      if (!to.empty()) mail.recipients.push_back({.address = clean(after_type(to), 320)});
    }
    return;
  }
  if (is_type(object, "text", "rfc822-headers")) {
    if (mail.about.empty()) {
      for (const Fields& fields : groups_of(content_of(object))) {
        if (mail.about.empty()) mail.about = clean(id_in(value_of(fields, "message-id")), 998);
      }
    }
    return;
  }
  if (mail.text.empty() && is_type(object, "text", "plain")) mail.text = text_of(object);
}

void walk(GMimeObject* object, int depth, ReturnedMail& mail) {
  if (object == nullptr || depth > kReturnedDepthMax) return;
  if (GMIME_IS_MESSAGE_PART(object)) return read_message_part(object, mail);
  if (!GMIME_IS_MULTIPART(object)) return read_part(object, mail);
  GMimeMultipart* const parts = GMIME_MULTIPART(object);
  const int count = std::min(g_mime_multipart_get_count(parts), 20);
  for (int i = 0; i < count; ++i) walk(g_mime_multipart_get_part(parts, i), depth + 1, mail);
}

/// "<a@b.fr>:" or "  a@b.fr" alone on its line; "" when it is none.
std::string lone_address(std::string_view line) {
  line = text::trimmed(line);
  if (line.ends_with(':')) line.remove_suffix(1);
  if (line.starts_with('<') && line.ends_with('>')) line = line.substr(1, line.size() - 2);
  return is_address(line) ? std::string(line) : "";
}

/// qmail and Exim: an address on a line, what was said of it on those that follow.
void read_plain_report(ReturnedMail& mail) {
  std::string_view rest = mail.text;
  ReturnedRecipient* open = nullptr;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.starts_with("--- Below this line") || line.starts_with("------ This is a copy")) break;
    const std::string address = lone_address(line);
    if (!address.empty() && mail.recipients.size() < kReturnedRecipientsMax) {
      mail.recipients.push_back({.address = address, .action = "failed"});
      open = &mail.recipients.back();
    } else if (open != nullptr) {
      if (text::trimmed(line).empty()) {
        if (!open->diagnostic.empty()) open = nullptr;
      } else {
        if (!open->diagnostic.empty()) open->diagnostic += ' ';
        open->diagnostic += text::trimmed(line);
      }
    }
  }
  if (!mail.recipients.empty()) mail.kind = ReturnedMail::Kind::report;
}

bool is_from_a_machine(const ReturnedMail& mail) {
  const std::string from = text::ascii_lower(mail.from);
  return from.find("mailer-daemon") != std::string::npos ||
         from.find("postmaster") != std::string::npos ||
         from.find("mail delivery") != std::string::npos;
}

void read_envelope(GMimeObject* message, ReturnedMail& mail) {
  for (const char* name : {"Delivered-To", "X-Original-To", "Envelope-To", "To"}) {
    std::string value = header(message, name);
    if (const std::string inside = id_in(value); !inside.empty()) value = inside;
    if (!value.empty()) mail.envelope_to.push_back(std::string(text::trimmed(value)));
  }
}

}  // namespace

ReturnedMail read_returned(std::string_view bytes) {
  start_gmime();
  bytes = bytes.substr(0, kReturnedBytesMax);
  ReturnedMail mail;
  std::size_t boundaries = 0;
  for (std::size_t at = bytes.find("boundary"); at != std::string_view::npos;
       at = bytes.find("boundary", at + 1)) {
    if (++boundaries > kBoundariesMax) return mail;
  }
  const Object<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Object<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Object<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
  if (!message) return mail;
  GMimeObject* const object = GMIME_OBJECT(message.get());
  mail.kind = ReturnedMail::Kind::mail;
  read_envelope(object, mail);
  mail.from = clean(owned(internet_address_list_to_string(g_mime_message_get_from(message.get()),
                                                          nullptr, FALSE)),
                    kFieldBytesMax);
  const char* const subject = g_mime_message_get_subject(message.get());
  mail.subject = clean(subject == nullptr ? "" : subject, kFieldBytesMax);
  walk(g_mime_message_get_mime_part(message.get()), 0, mail);
  if (mail.kind == ReturnedMail::Kind::mail &&
      (is_from_a_machine(mail) || !header(object, "X-Failed-Recipients").empty())) {
    read_plain_report(mail);
  }
  for (const char* name : {"Content-Type", "Auto-Submitted", "X-Autoreply", "X-Autorespond",
                           "X-Auto-Response-Suppress", "Precedence"}) {
    const std::string value = header(object, name);
    if (!value.empty()) mail.for_rules += fmt::format("{}: {}\n", name, value);
  }
  mail.for_rules += fmt::format("Subject: {}\nFrom: {}\n\n{}", mail.subject, mail.from, mail.text);
  return mail;
}

}  // namespace vigie::mailing
