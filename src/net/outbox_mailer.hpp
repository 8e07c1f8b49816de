// SPDX-License-Identifier: EUPL-1.2
/// Messages as files of a folder, for trying things out and for machines without a mail server.
///
/// Shape   one .eml a message, named after its Message-ID: written aside, synced, then renamed, so
///         a message stands whole in the folder or not at all, and never twice.
/// Errors  not_sent, with the system's words.
#pragma once

#include <filesystem>

#include "net/mailer.hpp"

namespace vigie::net {

class OutboxMailer final : public Mailer {
 public:
  explicit OutboxMailer(std::filesystem::path folder) : folder_(std::move(folder)) {}

  Handover deliver(const OutgoingMail& mail, const std::function<bool()>& hand_over) override;

 private:
  std::filesystem::path folder_;
};

}  // namespace vigie::net
