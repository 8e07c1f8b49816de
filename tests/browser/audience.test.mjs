// SPDX-License-Identifier: EUPL-1.2
// The audience of the panorama, counted by vigie itself of what real browsers read: exact, without a
// cookie, for everybody in every light and width, on paper, as a file.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { beginWith, check, end, kWays, logIn, open, strangers, vigie } from "./visitor.mjs";

before(() => beginWith({}), { timeout: 120_000 });
after(end);

// Chromium without a screen says so: as what people use, it is a person.
const kPerson = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36";
const figure = async (page, name) =>
  (await page.locator(".tile", { has: page.locator(".name", { hasText: new RegExp(`^${name}$`) }) }).locator(".big").innerText()).trim();

test("what people read is counted, what robots and colleagues read is not, and no cookie is given", async () => {
  const visitor = await open({ userAgent: kPerson });
  for (const path of ["/panorama", "/panorama/themes", "/", "/vie-privee"]) await visitor.goto(path);
  assert.deepEqual(await visitor.context().cookies(), []);
  const other = await open({ userAgent: kPerson.replace("130", "129") });
  await other.goto("/panorama");
  const robot = await open();  // HeadlessChrome
  await robot.goto("/panorama");
  const page = await logIn(await open({ userAgent: kPerson.replace("130", "128") }));
  await page.goto("/panorama");
  await page.waitForTimeout(1100);  // lines of a second go out with the next request
  await page.goto("/panorama/archives");
  await vigie.vigie("audience", "--count");
  await page.goto("/audience");
  // The page of the login is no public page of the panorama; the home is its first.
  assert.equal(await figure(page, "vues"), "5");
  assert.equal(await figure(page, "visiteurs par jour"), "2");
  assert.equal(await figure(page, "robots par jour"), "1");
  const csv = await (await page.request.get("/audience.csv")).text();
  assert.match(csv, /;annuel;page;\/panorama;;vues;3;/);
});

test("the page is for everybody, in every light and width, and prints", async () => {
  for (const [way, options] of Object.entries(kWays)) {
    const page = await logIn(await open(options));
    await page.goto("/audience");
    await check(page, `audience-${way}`);
    const chart = await page.locator("svg[role=img]").first().getAttribute("aria-label");
    assert.match(chart, /tableau/);
  }
  const page = await logIn(await open(kWays.clair));
  await page.emulateMedia({ media: "print" });
  await page.goto("/audience");
  assert.equal(await page.locator(".audience-acts").isVisible(), false);
  assert.ok(await page.locator("svg[role=img]").first().isVisible());
  assert.deepEqual(strangers, []);
});
