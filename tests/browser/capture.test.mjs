// SPDX-License-Identifier: EUPL-1.2
// The page in front of a person: by a bookmark, and what is no more shown; for assistive technology, in the
// dark and on a narrow screen.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { begin, check, end, kWays, logIn, open, said, strangers, vigie } from "./visitor.mjs";

before(begin, { timeout: 120_000 });
after(end);

test("a bookmark leads from a foreign page to the form, with what was selected", async () => {
  const page = await logIn(await open());
  await page.goto("/ajout/marque-page");
  const link = await page.getByRole("link", { name: "Ajouter à vigie" }).getAttribute("href");
  assert.match(link, /^javascript:/);
  const asked = [];
  await page.context().route("https://journal.example/**", (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: "text/html; charset=utf-8",
      body: "<!DOCTYPE html><title>Le port rouvre</title><p>Avant. <b>Des mots choisis</b> Après.</p>" });
  });
  await page.goto("https://journal.example/port?x=1&y=é");
  const before = asked.length;
  await page.evaluate(() => getSelection().selectAllChildren(document.querySelector("b")));
  // The address of the installation is another one here.
  await page.evaluate(link.slice("javascript:".length).replace(/'https?:\/\/[^/]+\/ajout/, `'${vigie.address}/ajout`));
  await page.waitForURL(/\/ajout\?adresse=/);
  assert.equal(await page.getByLabel("Adresse de la page").inputValue(), "https://journal.example/port?x=1&y=%C3%A9");
  assert.equal(await page.getByLabel(/Début d’une note/).inputValue(), "Des mots choisis");
  assert.equal(asked.length, before, "nothing more was asked of the foreign page");
});

test("a word is no more shown, and the rule is taken back", async () => {
  const page = await logIn(await open());
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.locator(".panel input[type=radio]").first().waitFor();
  await page.getByLabel("les titres qui ont ces mots").check();
  await page.getByLabel(/Ces mots/).fill("pétanque");
  await page.keyboard.press("Control+Enter");
  await said(page, "Écartée");
  await page.goto("/pile/regles");
  await page.getByRole("button", { name: /Retirer la règle Titres avec/ }).click();
  await page.getByText("retirée").waitFor();
});

test("a day is chosen for later by keys", async () => {
  const page = await logIn(await open());
  await page.keyboard.press("j");
  await page.keyboard.press("Shift+L");
  await page.locator(".panel input[type=date]").waitFor();
  await page.getByRole("button", { name: "Dans deux semaines" }).click();
  await said(page, "Remise au");
});

for (const [name, options] of Object.entries(kWays)) {
  test(`adding, its bookmark, hiding and its rules: ${name}`, async () => {
    const page = await logIn(await open(options));
    await page.goto("/ajout?adresse=https%3A%2F%2Fjournal.example%2F");
    await check(page, `ajout-${name}`);
    await page.getByRole("button", { name: "Lire la page" }).click();
    await page.getByLabel("Titre").waitFor();
    await check(page, `ajout-lu-${name}`);
    await page.goto("/ajout/marque-page");
    await check(page, `marque-page-${name}`);
    await page.goto("/pile");
    const row = await page.locator(".row").first().getAttribute("id");
    await page.goto(`/pile/${row.slice(1)}/masquer`);
    await check(page, `masquer-${name}`);
    await page.goto(`/pile/${row.slice(1)}/plus-tard`);
    await check(page, `plus-tard-${name}`);
    await page.goto("/pile/regles");
    await check(page, `regles-${name}`);
  });
}

test("nothing was asked from elsewhere", () => assert.deepEqual(strangers, []));
