// SPDX-License-Identifier: EUPL-1.2
#include "app/jobs/get_all.hpp"

namespace vigie::app {

Result<std::vector<HttpAnswer>> get_all(JobPorts& ports, const std::vector<std::string>& urls,
                                        const std::function<void(HttpAnswer&)>& keep,
                                        const Stop& stop) {
  std::vector<HttpAnswer> answers;
  if (urls.empty()) return answers;
  if (!ports.getter) {
    auto getter = ports.make_getter();
    if (!getter) return fail(getter.error());
    ports.getter = std::move(*getter);
  }
  std::size_t next = 0;
  ports.getter->run(
      [&]() -> std::optional<HttpRequest> {
        if (next == urls.size() || stop()) return std::nullopt;
        HttpRequest request;
        request.token = static_cast<std::int64_t>(next);
        request.url = urls[next++];
        return request;
      },
      [&](HttpAnswer&& answer) {
        keep(answer);
        answers.push_back(std::move(answer));
      });
  return answers;
}

}  // namespace vigie::app
