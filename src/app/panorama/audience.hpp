// SPDX-License-Identifier: EUPL-1.2
/// Counts who read the public panorama, from the log that nginx or vigie itself writes.
///
/// Shape   once a minute: lines -> numbers, in one transaction with the mark of what was read; then
///         the lines are taken out of the file. An address becomes a hash under the day's key at
///         reading and is kept nowhere; the key stands in a file beside the log, never in the base
///         or its copies, and is replaced when the day is over, as the hashes are forgotten.
/// Units   days of Paris.
/// Errors  storage. A log that is not there counts nothing.
#pragma once

#include "app/jobs/job.hpp"
#include "panorama/audience.hpp"

namespace vigie::app {

inline constexpr std::string_view kAudienceJob = "audience";
inline constexpr std::string_view kAudienceMark = "audience_mark";
inline constexpr std::int64_t kAudienceDaysKept = 760;  ///< 25 months; months and years stay
inline constexpr int kFollowersDays = 7;  ///< an aggregator that is silent for longer is gone

/// The key of a day, in a file of its own: made with the first line of the day.
class DayKey {
 public:
  DayKey(std::filesystem::path file, Entropy& entropy);
  /// "" for a day before the one of the file.
  std::string of(Day day);

 private:
  void read();
  Result<void> write() const;

  std::filesystem::path file_;
  Entropy* entropy_;
  std::string day_;
  std::string key_;
};

/// What one run read.
struct AudienceRun {
  std::int64_t lines = 0;
  bool more = false;
};
Result<AudienceRun> count_audience(store::Database& db, const config::VigieConfig& config,
                                   Entropy& entropy, Instant now);

Result<Outlook> look_for_audience(store::Reader& reader, const config::VigieConfig& config,
                                  Instant now);
Result<JobReport> run_audience(JobPorts& ports, const Stop& stop);

}  // namespace vigie::app
