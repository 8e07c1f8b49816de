// SPDX-License-Identifier: EUPL-1.2
// Finding again in a real browser: by keys, without JavaScript, for assistive technology, in the dark and
// on a narrow screen.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { begin, check, end, kWays, logIn, open, said, strangers } from "./visitor.mjs";

before(begin, { timeout: 120_000 });
after(end);

const count = async (page, tab) =>
  Number((await page.locator(`#etats a[href$="=${tab}"] .count`).innerText()).replace(/\s/g, ""));
const later = (page, tab, number) =>
  page.waitForFunction(([code, wanted]) =>
    document.querySelector(`#etats a[href$="=${code}"] .count`)?.innerText === wanted, [tab, String(number)]);

test("what was read is found again, decided on and kept, by keys", async () => {
  const page = await logIn(await open());
  const title = await page.locator(".row h3").first().innerText();
  const word = title.split(/[\s’,:]+/).sort((a, b) => b.length - a.length)[0];
  await page.getByRole("searchbox", { name: "Chercher dans tout ce qui a été lu" }).fill(word);
  await page.keyboard.press("Enter");
  await page.waitForURL(/recherche/);
  assert.equal(await page.locator("mark").first().innerText(), word);
  await page.keyboard.press("j");
  const kept = await count(page, "gardees");
  await page.keyboard.press("g");
  await said(page, "Gardée");
  await later(page, "gardees", kept + 1);
  assert.match(await page.locator(".row[aria-current] .badges").innerText(), /gardée/);
  await page.keyboard.press("u");
  await later(page, "gardees", kept);

  await page.getByText("Garder cette recherche").first().click();
  await page.getByLabel("Son nom").fill("Mon mot");
  await page.getByLabel("Me le dire").selectOption("daily");
  await page.getByRole("button", { name: "Garder cette recherche" }).click();
  await page.getByRole("heading", { name: "Recherches gardées" }).waitFor();
  assert.equal(await page.getByRole("link", { name: "Mon mot" }).count(), 1);
});

test("without JavaScript an answer is kept, and one is back at the answers", async () => {
  const page = await logIn(await open({ javaScriptEnabled: false }));
  await page.goto("/recherche?q=acces:libre");
  const kept = await count(page, "gardees");
  await page.locator(".row").nth(1).getByTitle("Ouvrir la ligne").click();
  await page.locator(".row[aria-current]").getByRole("button", { name: "Garder" }).click();
  await page.waitForURL(/recherche\?q=acces/);
  assert.equal(await count(page, "gardees"), kept + 1);
  await page.locator("#dernier").getByRole("button", { name: "Annuler" }).click();
  await page.waitForURL(/recherche/);
  assert.equal(await count(page, "gardees"), kept);
});

for (const [name, options] of Object.entries(kWays)) {
  test(`answers, saved searches and a page without any: ${name}`, async () => {
    const page = await logIn(await open(options));
    await page.goto("/recherche?q=acces:libre+OU");
    await check(page, `recherche-${name}`);
    await page.goto("/recherche?q=absent+du:32/13&tri=proches");
    await check(page, `recherche-rien-${name}`);
    await page.goto("/recherche/gardees");
    await check(page, `recherches-gardees-${name}`);
  });
}

test("nothing was asked from elsewhere", () => assert.deepEqual(strangers, []));
