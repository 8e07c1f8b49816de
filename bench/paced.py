#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""paced.py RATE SECONDS CONNECTIONS [--header "K: V"]… URL…: asks at a steady rate over kept connections.

A request leaves when its moment has come, whether the ones before were answered or not, each URL in turn; its
time counts from that moment, so that waiting for a free connection is not left out. Says the median and
the 99th of a hundred in milliseconds, how many were asked, and how each status came.
"""
import argparse
import asyncio
import collections
import time
from urllib.parse import urlsplit


async def answer(reader):
    head = await reader.readuntil(b"\r\n\r\n")
    status = int(head.split(b" ", 2)[1])
    length = 0
    for line in head.split(b"\r\n"):
        if line.lower().startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    if length and status != 304:
        await reader.readexactly(length)
    return status


async def main(asked):
    at = urlsplit(asked.urls[0])
    more = "".join(line + "\r\n" for line in asked.header)
    requests = []
    for url in asked.urls:
        parts = urlsplit(url)
        path = parts.path + ("?" + parts.query if parts.query else "")
        requests.append(f"GET {path} HTTP/1.1\r\nHost: {parts.netloc}\r\n{more}\r\n".encode())
    free = asyncio.Queue()
    for _ in range(asked.connections):
        free.put_nowait(await asyncio.open_connection(at.hostname, at.port))
    times, statuses = [], collections.Counter()

    async def one(number, due):
        pair = await free.get()
        try:
            pair[1].write(requests[number % len(requests)])
            statuses[await answer(pair[0])] += 1
            times.append(time.perf_counter() - due)
        except (OSError, asyncio.IncompleteReadError):
            statuses["lost"] += 1
            pair = await asyncio.open_connection(at.hostname, at.port)
        free.put_nowait(pair)

    begin, tasks = time.perf_counter(), []
    for number in range(int(asked.rate * asked.seconds)):
        due = begin + number / asked.rate
        pause = due - time.perf_counter()
        if pause > 0:
            await asyncio.sleep(pause)
        tasks.append(asyncio.create_task(one(number, due)))
    await asyncio.gather(*tasks)
    times.sort()
    pick = lambda part: 1000 * times[min(len(times) - 1, int(part * len(times)))]
    print(f"{pick(.5):.1f} {pick(.99):.1f} {len(times)} " +
          ",".join(f"{key}:{count}" for key, count in sorted(statuses.items(), key=str)))


arguments = argparse.ArgumentParser(description=__doc__)
arguments.add_argument("rate", type=float)
arguments.add_argument("seconds", type=float)
arguments.add_argument("connections", type=int)
arguments.add_argument("--header", action="append", default=[])
arguments.add_argument("urls", nargs="+")
asyncio.run(main(arguments.parse_args()))
