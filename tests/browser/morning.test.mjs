// SPDX-License-Identifier: EUPL-1.2
// A curator's morning by keys on a desk of 1,500 unread: every press decides the line that is then in hand,
// on a quick line and on slow ones, and nobody is told that a colleague was faster. VIGIE_MORNING_PAGES is
// how many pages of forty are decided at each latency (3).
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { beginWith, end, logIn, open, said, strangers } from "./visitor.mjs";

const kFeeds = 5;
const kItems = 300;
const kPages = Number(process.env.VIGIE_MORNING_PAGES || 3);
const kLatencies = [0, 40, 120];

// The same words on every machine.
function chance(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
const kSyllables = ["ba", "co", "du", "fe", "gi", "ja", "lo", "mu", "ne", "pi", "ra", "so", "tu", "ve", "zi"];

// Titles with no word in common, so that each is a story of its own.
function feed(number) {
  const pick = chance(number + 1);
  const word = () => Array.from({ length: 4 }, () => kSyllables[pick(kSyllables.length)]).join("");
  const items = Array.from({ length: kItems }, (_, index) => {
    const at = new Date(Date.now() - 3_600_000 - index * 600_000 - number * 60_000).toUTCString();
    const title = Array.from({ length: 6 }, word).join(" ");
    return `<item><title>${title}</title><link>https://matin${number}.example/${index}</link>` +
      `<guid>https://matin${number}.example/${index}</guid><pubDate>${at}</pubDate>` +
      `<description>${Array.from({ length: 12 }, word).join(" ")}</description></item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Matin ${number}</title>` +
    `<link>https://matin${number}.example/</link>${items.join("")}</channel></rss>`;
}

before(() => beginWith(Object.fromEntries(Array.from({ length: kFeeds }, (_, n) => [`matin${n}`, feed(n)]))),
  { timeout: 180_000 });
after(end);

const count = async (page, tab) =>
  Number((await page.locator(`#etats a[href$="=${tab}"] .count`).innerText()).replace(/\s/g, ""));
const later = (page, tab, number) =>
  page.waitForFunction(([code, wanted]) =>
    document.querySelector(`#etats a[href$="=${code}"] .count`)?.innerText.replace(/\s/g, "") === wanted,
  [tab, String(number)], { timeout: 60_000 });

test("a morning by keys: each press is one decision, at any latency", { timeout: 240_000 }, async () => {
  const page = await logIn(await open());
  const waiting = await count(page, "lire");
  assert.ok(waiting >= kFeeds * kItems, `${waiting} unread`);
  let latency = 0;
  await page.route("**/pile/*/decision", async (route) => {
    await new Promise((ready) => setTimeout(ready, latency));
    await route.continue();
  });
  const gap = chance(7);
  let left = waiting;
  let kept = await count(page, "gardees");
  const before = waiting;
  for (latency of kLatencies) {
    for (let round = 0; round < kPages; ++round) {
      await page.goto("/pile");
      await page.keyboard.press("j");
      const lines = await page.locator(".row").count();
      assert.equal(lines, 40);
      // One line stays, so that the page is not asked for anew under the presses.
      for (let press = 0; press < lines - 1; ++press) {
        const keep = press % 5 === 4;
        await page.keyboard.press(keep ? "g" : "e");
        if (keep) ++kept;
        if (press % 3 === 0) await page.waitForTimeout(gap(40));
      }
      left -= lines - 1;
      await later(page, "lire", left);
      assert.equal(await count(page, "gardees"), kept);
      assert.equal(await page.locator(".row").count(), 1, "each press took one line");
      assert.equal(await page.locator(".problem").count(), 0, "no conflict that nobody caused");
    }
  }
  assert.ok(before - left >= 100 * kPages, `${before - left} decisions`);
  await page.goto("/pile?etat=ecartees");
  assert.equal(await page.locator(".decided", { hasText: "Entre-temps" }).count(), 0);

  // And back, one press after the other.
  await page.goto("/pile");
  await page.keyboard.press("u");
  await said(page, "Remise à lire");
  await later(page, "lire", left + 1);
});

test("where the network is gone the line says so, and the note stays", async () => {
  const page = await logIn(await open());
  await page.keyboard.press("j");
  const title = await page.locator(".row[aria-current] h3").innerText();
  const gone = (route) => route.abort("internetdisconnected");
  await page.route("**/pile/*/decision", gone);
  await page.keyboard.press("g");
  await said(page, "Pas de réponse");
  assert.match(await page.locator(".row[aria-current] .problem").innerText(), /rien n’est perdu/);
  assert.equal(await page.locator(".row[aria-current] h3").innerText(), title, "the line stays in hand");
  await page.unroute("**/pile/*/decision", gone);

  await page.keyboard.press("r");
  await page.locator(".panel textarea").waitFor();
  await page.keyboard.type("Des mots à moi, que rien ne doit effacer.");
  await page.route("**/pile/*/relais", gone);
  await page.keyboard.press("Control+Enter");
  await said(page, "Pas de réponse");
  assert.equal(await page.locator(".panel textarea").inputValue(), "Des mots à moi, que rien ne doit effacer.");
  await page.unroute("**/pile/*/relais", gone);
  await page.keyboard.press("Control+Enter");
  await said(page, "Relayée");
});

test("nothing was asked from elsewhere", () => assert.deepEqual(strangers, []));
