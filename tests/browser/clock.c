// SPDX-License-Identifier: EUPL-1.2
// A clock that a test sets: preloaded, it adds to the time of day the seconds that stand in the file
// which VIGIE_TEST_CLOCK names. Waiting goes by another clock and stays as it is.
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static long ahead(void) {
  const char* name = getenv("VIGIE_TEST_CLOCK");
  FILE* file = name ? fopen(name, "r") : NULL;
  long seconds = 0;
  if (file == NULL) return 0;
  if (fscanf(file, "%ld", &seconds) != 1) seconds = 0;
  fclose(file);
  return seconds;
}

int clock_gettime(clockid_t id, struct timespec* at) {
  const long result = syscall(SYS_clock_gettime, id, at);
  if (result == 0 && id == CLOCK_REALTIME) at->tv_sec += ahead();
  return (int)result;
}

time_t time(time_t* out) {
  struct timespec at;
  clock_gettime(CLOCK_REALTIME, &at);
  if (out != NULL) *out = at.tv_sec;
  return at.tv_sec;
}

int gettimeofday(struct timeval* restrict at, void* restrict zone) {
  struct timespec exact;
  (void)zone;
  clock_gettime(CLOCK_REALTIME, &exact);
  at->tv_sec = exact.tv_sec;
  at->tv_usec = exact.tv_nsec / 1000;
  return 0;
}
