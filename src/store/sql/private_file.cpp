// SPDX-License-Identifier: EUPL-1.2
#include "store/sql/private_file.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace vigie::store {

void make_private_file(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
                                static_cast<mode_t>(kOwnerOnly));
  if (descriptor >= 0) ::close(descriptor);
}

}  // namespace vigie::store
