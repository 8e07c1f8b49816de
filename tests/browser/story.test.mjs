// SPDX-License-Identifier: EUPL-1.2
// A story's page in a real browser: attaching, detaching and taking back, by keys and without
// JavaScript, for assistive technology, in the dark and on a narrow screen.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { begin, check, end, kWays, logIn, open, said, strangers } from "./visitor.mjs";

before(begin, { timeout: 120_000 });
after(end);

const kOther = "Sarcelles : la maison des familles ouvre dans l’ancienne poste";
const kThird = "Vacances apprenantes : le bilan de l’été";
const kWords = { [kOther]: "sarcelles familles", [kThird]: "vacances apprenantes" };

const heading = (page) => page.locator("h1").innerText();
const articles = (page) => page.locator(".text .story h3").allInnerTexts();
/// Tab from here to what has this name; fails where the keyboard does not reach it.
async function tabTo(page, name) {
  for (let presses = 0; presses < 40; ++presses) {
    await page.keyboard.press("Tab");
    const here = await page.evaluate(() => document.activeElement.innerText);
    if (here === name) return;
  }
  assert.fail(`no Tab reaches ${name}`);
}

// By keys alone, from the desk: the story in hand joins the one that these words find.
async function attachByKeys(page, title) {
  await page.keyboard.press("s");
  await page.waitForURL(/\/pile\/\d+$/);
  const going = await heading(page);
  await page.keyboard.press("m");
  assert.equal(await page.evaluate(() => document.activeElement.id), "chercher");
  await page.keyboard.type(kWords[title]);  // keys are text inside a field
  await page.keyboard.press("Enter");
  await page.waitForURL(/chercher=/);
  assert.equal(await page.locator("#meme-sujet h3").first().innerText(), title);
  await tabTo(page, "C’est le même sujet");
  await page.keyboard.press("Enter");
  await page.waitForURL(/fait=/);
  await said(page, "est réunie à cette actualité");
  return going;
}

test("attach, undo, attach and detach by keys", async () => {
  const page = await logIn(await open());
  await page.keyboard.press("j");
  const going = await attachByKeys(page, kOther);
  assert.equal(await heading(page), kOther);
  assert.deepEqual((await articles(page)).sort(), [going, kOther].sort());
  assert.match(await page.locator(".text .story", { hasText: going }).locator(".because").innerText(),
    /^Même sujet, selon Camille Roux, le /);

  await page.keyboard.press("u");
  await page.waitForURL(/annule=/);
  await said(page, "comme avant");
  assert.deepEqual(await articles(page), [going]);

  await page.getByRole("link", { name: "Revenir à la pile" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/pile\?/);
  assert.equal(await page.evaluate(() => document.activeElement.querySelector("h3").innerText), going,
    "the story is in hand again");
  assert.equal(await attachByKeys(page, kOther), going);

  await page.keyboard.press("j");
  const first = await page.evaluate(() => document.activeElement.querySelector("h3").innerText);
  await page.keyboard.press("x");
  await page.waitForURL(/fait=/);
  await said(page, "1 article mis à part par Camille Roux");
  assert.deepEqual(await articles(page), [first === going ? kOther : going]);
  await tabTo(page, "Voir l’autre actualité");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => !url.search.includes("fait="));
  assert.deepEqual(await articles(page), [first]);
  await page.goBack();
  await said(page, "1 article mis à part par Camille Roux");
  await page.keyboard.press("u");
  await page.waitForURL(/annule=/);
  assert.equal((await articles(page)).length, 2);
});

// By mouse: the story of the desk's first line, with another that has this word.
async function attach(page, word) {
  await page.goto("/pile");
  await page.getByRole("link", { name: "Le sujet" }).first().click();
  await page.getByLabel("Des mots de son titre").fill(word);
  await page.getByRole("button", { name: "Chercher" }).click();
  await page.getByRole("button", { name: "C’est le même sujet" }).first().click();
  await page.waitForURL(/fait=/);
}

test("the second curator is told what the first did", async () => {
  const first = await logIn(await open());
  const second = await logIn(await open());
  await attach(first, "laïcité");
  const together = (await articles(first)).length;
  await second.goto(new URL(first.url()).pathname);
  await first.getByRole("button", { name: "Détacher" }).first().click();
  await said(first, "mis à part");
  await second.getByRole("button", { name: "Détacher" }).first().click();
  await said(second, "Entre-temps, Camille Roux a mis des articles à part");
  assert.equal((await articles(second)).length, together - 1, "the page as it stands");
});

test("everything works without JavaScript", async () => {
  const page = await logIn(await open({ javaScriptEnabled: false }));
  await page.getByRole("link", { name: "Le sujet" }).click();
  const title = await heading(page);
  const before = (await articles(page)).length;
  await page.getByLabel("Des mots de son titre").fill("introuvable");
  await page.getByRole("button", { name: "Chercher" }).click();
  assert.match(await page.locator(".problem").innerText(), /Aucune autre actualité/);
  await page.getByLabel("Des mots de son titre").fill(kWords[kThird]);
  await page.getByRole("button", { name: "Chercher" }).click();
  await page.getByRole("button", { name: "C’est le même sujet" }).first().click();
  assert.match(await page.locator(".notice").innerText(), /est réunie à cette actualité/);
  await page.locator(".story", { hasText: kThird }).getByRole("button", { name: "Détacher" }).click();
  assert.match(await page.locator(".notice").innerText(), /1 article mis à part/);
  await page.locator(".notice").getByRole("button", { name: "Annuler" }).click();
  assert.match(await page.locator(".notice").innerText(), /comme avant/);
  assert.equal((await articles(page)).length, before + 1);
  assert.notEqual(await heading(page), "");
  assert.ok((await articles(page)).includes(title));
});

for (const [way, options] of Object.entries(kWays)) {
  test(`the page is accessible: ${way}`, async () => {
    const page = await logIn(await open(options));
    await attach(page, "quartiers");
    await page.keyboard.press("?");
    await check(page, `${way}-sujet`);
    await page.getByLabel("Des mots de son titre").fill("quartiers");
    await page.getByRole("button", { name: "Chercher" }).click();
    await page.locator("#meme-sujet .story").first().waitFor();
    await check(page, `${way}-sujet-recherche`);
    await page.getByRole("button", { name: "Détacher" }).first().click();
    await said(page, "mis à part");
    await check(page, `${way}-sujet-detache`);
    await page.getByRole("button", { name: "Annuler" }).click();
    await page.waitForURL(/annule=/);
    await check(page, `${way}-sujet-annule`);
  });
}

test("nothing was asked from elsewhere", () => assert.deepEqual(strangers, []));
