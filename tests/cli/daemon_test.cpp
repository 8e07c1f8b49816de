// SPDX-License-Identifier: EUPL-1.2
// vigie daemon told to reload or to stop while a mail server lets it wait: over a real SMTP server,
// real HTTP and systemd's socket.
#include "cli/verbs/run/daemon.hpp"

#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "base/clock.hpp"
#include "base/format.hpp"
#include "cli/small_installation.hpp"
#include "store/people/centre_repo.hpp"
#include "store/people/curator_repo.hpp"
#include "store/rota/duty_repo.hpp"
#include "store/rota/rota_repo.hpp"
#include "support/smtp_sink.hpp"

namespace vigie::cli {
namespace {

/// What systemd hears.
class NotifySocket {
 public:
  explicit NotifySocket(const std::filesystem::path& file)
      : socket_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    file.string().copy(address.sun_path, sizeof(address.sun_path) - 1);
    const timeval patience{20, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    EXPECT_EQ(::bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    ::setenv("NOTIFY_SOCKET", file.c_str(), 1);
  }
  ~NotifySocket() {
    ::unsetenv("NOTIFY_SOCKET");
    ::close(socket_);
  }
  NotifySocket(const NotifySocket&) = delete;
  NotifySocket& operator=(const NotifySocket&) = delete;

  /// Passes over what comes before; false when it did not come.
  bool hears(std::string_view wanted) {
    char bytes[256];
    for (int messages = 0; messages < 100; ++messages) {
      const ssize_t count = ::recv(socket_, bytes, sizeof bytes, 0);
      if (count < 0) return false;
      const std::string_view said(bytes, static_cast<std::size_t>(count));
      if (said.find(wanted) != std::string_view::npos) return true;
    }
    return false;
  }

 private:
  int socket_;
};

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

int free_port() {
  const int probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof address;
  auto* const generic = reinterpret_cast<sockaddr*>(&address);
  EXPECT_EQ(::bind(probe, generic, size), 0);
  EXPECT_EQ(::getsockname(probe, generic, &size), 0);
  ::close(probe);
  return ntohs(address.sin_port);
}

class Daemon : public SmallInstallation {
 protected:
  Daemon() : SmallInstallation([](const test::OriginRequest&) { return test::OriginReply{}; }) {
    const std::string config = test::read_file(config_);
    test::write_file(config_, fmt::format("{}[courriel]\nenvoi = \"smtp\"\nexpediteur = "
                                          "\"veille@example.org\"\n[courriel.smtp]\nserveur = "
                                          "\"{}\"\nchiffrement = \"aucun\"\n",
                                          config, sink_.url()));
    hold("irev", {"a"});
    const auto applied = run({"apply"});
    EXPECT_EQ(applied.exit_code, kExitOk) << applied.err;
    owe_a_reminder();
    test::SmtpSink::Manners silent;
    silent.hold_at_dot = true;
    sink_.behave(silent);
    daemon_ = std::thread([this] { serve(); });
    EXPECT_TRUE(systemd_.hears("READY=1"));
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!sink_.is_holding() && std::chrono::steady_clock::now() < end) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    EXPECT_TRUE(sink_.is_holding());
  }
  ~Daemon() override {
    sink_.behave({});
    if (daemon_.joinable()) stop();
  }

  void owe_a_reminder() {
    const auto installation = load_installation(config_, console_);
    auto db = store::Database::open(installation->config.database);
    ASSERT_TRUE(db) << db.error().detail;
    store::Reader reader = db->reader();
    const auto centre = store::centre_by_key(reader, "irev");
    ASSERT_TRUE(centre) << centre.error().detail;
    auto tx = db->begin();
    ASSERT_TRUE(store::add_curator(*tx, {centre->id, "martin@example.org", "Élise Martin", "hash"},
                                   Instant{0}));
    const Day today = paris_day(SystemClock().now());
    const Day week = monday_of(today) + 7;
    ASSERT_TRUE(store::clear_reminders(*tx));
    ASSERT_TRUE(store::put_reminder(*tx, 1, week - today));
    const auto plan = store::add_plan(*tx, {}, {Origin::program, {}, SystemClock().now()});
    ASSERT_TRUE(plan);
    ASSERT_TRUE(store::put_turn(*tx, *plan, {week, "irev"}));
    ASSERT_TRUE(tx->commit());
  }

  void serve() {
    const auto installation = load_installation(config_, console_);
    if (installation) exit_code_ = run_daemon({port_}, console_, *installation);
  }
  void tell(int signal) { ::pthread_kill(daemon_.native_handle(), signal); }
  void stop() {
    tell(SIGTERM);
    daemon_.join();
  }

  bool site_answers() const {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(port_);
    const timeval patience{5, 0};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    std::string answer(64, '\0');
    const std::string_view request = "GET /sante HTTP/1.0\r\nHost: localhost\r\n\r\n";
    const bool answered =
        ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
        ::send(socket, request.data(), request.size(), MSG_NOSIGNAL) > 0 &&
        ::recv(socket, answer.data(), answer.size(), 0) > 0;
    ::close(socket);
    return answered && answer.find(" 200 ") != std::string::npos;
  }

  Console console_;
  test::SmtpSink sink_;
  NotifySocket systemd_{folder_.path() / "notify"};
  int port_ = free_port();
  int exit_code_ = -1;
  std::thread daemon_;
};

TEST_F(Daemon, KeepsTheSiteUpAndTheWatchdogToldWhileAReloadWaitsForAMailServer) {
  tell(SIGHUP);
  ASSERT_TRUE(systemd_.hears("RELOADING=1"));
  EXPECT_TRUE(systemd_.hears("WATCHDOG=1"));
  EXPECT_TRUE(sink_.is_holding());
  EXPECT_TRUE(site_answers());
  sink_.behave({});
  EXPECT_TRUE(systemd_.hears("READY=1"));
  EXPECT_TRUE(site_answers());
  stop();
  EXPECT_EQ(exit_code_, kExitOk);
  EXPECT_EQ(sink_.messages().size(), 1U);
}

TEST_F(Daemon, AsksForTimeWhileItsEndWaitsForAMailServer) {
  tell(SIGTERM);
  ASSERT_TRUE(systemd_.hears("STOPPING=1"));
  EXPECT_TRUE(systemd_.hears("EXTEND_TIMEOUT_USEC="));
  EXPECT_TRUE(sink_.is_holding());
  EXPECT_TRUE(site_answers());
  sink_.behave({});
  daemon_.join();
  EXPECT_EQ(exit_code_, kExitOk);
  EXPECT_FALSE(site_answers());
  EXPECT_EQ(sink_.messages().size(), 1U);
}

}  // namespace
}  // namespace vigie::cli
