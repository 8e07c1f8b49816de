// SPDX-License-Identifier: EUPL-1.2
#include "net/outbox_mailer.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>

namespace vigie::net {
namespace {

namespace fs = std::filesystem;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

Handover not_written(const fs::path& folder) {
  const std::string why = std::strerror(errno);
  return {Handover::Outcome::not_sent, 0,
          "impossible d’écrire dans le dossier d’envoi " + folder.string() + " (" + why + ")"};
}

/// A Message-ID holds nothing else in our own letters; anything else becomes "_".
std::string file_name(std::string_view message_id) {
  std::string name;
  for (const char c : message_id) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '_' || c == '@' || (c == '.' && !name.empty());
    name += plain ? c : '_';
  }
  return name + ".eml";
}

bool write_synced(const fs::path& file, std::string_view bytes) {
  const Descriptor out(::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
  if (out.number() < 0) return false;
  while (!bytes.empty()) {
    const ssize_t count = ::write(out.number(), bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return ::fsync(out.number()) == 0;
}

void sync_folder(const fs::path& folder) {
  const Descriptor at(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (at.number() >= 0) ::fsync(at.number());
}

}  // namespace

Handover OutboxMailer::deliver(const OutgoingMail& mail, const std::function<bool()>& hand_over) {
  std::error_code error;
  fs::create_directories(folder_, error);
  const fs::path file = folder_ / file_name(mail.message_id);
  const fs::path aside = folder_ / ("." + file.filename().string() + ".part");
  const bool there = fs::exists(file, error);
  if (!there && !write_synced(aside, mail.bytes)) return not_written(folder_);
  if (!hand_over()) {
    fs::remove(aside, error);
    return {Handover::Outcome::not_sent, 0, "kept back"};
  }
  if (there) return {Handover::Outcome::answered, 250, "250 2.0.0 already in the outbox"};
  if (::rename(aside.c_str(), file.c_str()) != 0) return not_written(folder_);
  sync_folder(folder_);
  return {Handover::Outcome::answered, 250, "250 2.0.0 written"};
}

}  // namespace vigie::net
