// SPDX-License-Identifier: EUPL-1.2
// A press dossier in a real browser: opened from a selection in under a minute and seen by the public;
// fed by a key; put in order by keys and by hand; without script too; every page for assistive
// technology, in the dark, at 360 px; a PDF that Debian's own tools read.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { begin, check, email, end, logIn, open, password, said, strangers, vigie } from "./visitor.mjs";

const run = promisify(execFile);
const kWays = {
  clair: { viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  sombre: { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  "360px": { viewport: { width: 360, height: 740 }, colorScheme: "light" },
};
const kTitle = "Adultes-relais, que devient le métier ?";
const kPublic = "/panorama/dossiers/adultes-relais-que-devient-le-metier";

before(begin, { timeout: 120_000 });
after(end);

const titles = (page) => page.locator(".edition h3").allInnerTexts();

test("a dossier is opened from a selection, by keys, and seen on the public page within a minute", async () => {
  const page = await logIn(await open(kWays.clair));
  const visitor = await open(kWays.clair);
  await page.goto("/pile");
  const began = Date.now();
  await page.keyboard.press("j");
  await page.keyboard.press("c");
  await page.keyboard.press("j");
  await page.keyboard.press("c");
  await page.locator("#lot").getByRole("button", { name: "Dossier…" }).click();
  await page.waitForURL(/dossiers\/nouveau/);
  assert.equal(await page.locator("input[name=article]:checked").count(), 2);
  await page.keyboard.type(kTitle);  // the title has the focus
  await page.keyboard.press("Enter");
  await page.waitForURL(/dossiers\/\d+\?fait=ouvert/);
  await visitor.goto(kPublic);
  assert.equal(await visitor.locator(".piece").count(), 2);
  assert.ok(Date.now() - began < 60_000, "under a minute");
  await check(page, "dossier-tenir");
  assert.deepEqual(await visitor.context().cookies(), []);
});

test("a key feeds it from the desk, which stays", async () => {
  const page = await logIn(await open(kWays.clair));
  await page.goto("/pile");
  const rows = await page.locator(".row").count();
  await page.locator(".row").nth(3).focus();
  const title = (await page.locator(".row").nth(3).locator("h3").innerText()).trim();
  await page.keyboard.press("v");
  await page.locator(".panel select[name=dossier]").waitFor();
  await check(page, "dossier-panneau");
  await page.locator(".panel").getByRole("button", { name: "Verser" }).click();
  await said(page, "Versé au dossier");
  assert.equal(await page.locator(".row").count(), rows);
  const visitor = await open(kWays.clair);
  await visitor.goto(kPublic);
  assert.equal(await visitor.locator(".piece").count(), 3);
  assert.match(await visitor.locator("main").innerText(), new RegExp(title.slice(0, 12).replace(/[^\p{L} ]/gu, ".")));
});

test("its order is made by keys and by hand", async () => {
  const page = await logIn(await open(kWays.clair));
  await page.goto("/dossiers");
  await page.getByRole("link", { name: /Adultes-relais/ }).click();
  await page.waitForURL(/dossiers\/\d+/);
  const before = await titles(page);
  await page.locator(".entry").nth(2).locator("[data-poignee]")
    .dragTo(page.locator(".entry").nth(0), { targetPosition: { x: 200, y: 4 } });
  await page.waitForURL(/fait=change/);
  assert.deepEqual(await titles(page), [before[2], before[0], before[1]]);
  await page.locator(".entry").last().focus();
  await page.keyboard.press("Alt+ArrowUp");
  await page.waitForURL(/fait=change#d/);
  await page.waitForFunction((last) => [...document.querySelectorAll(".edition h3")].pop().innerText === last, before[0]);
  const visitor = await open(kWays.clair);
  await visitor.goto(kPublic);
  assert.deepEqual(await visitor.locator(".piece-title").allInnerTexts(), [before[2], before[1], before[0]]);
});

test("without script it is given an introduction, a part, a genre and a note", async () => {
  const page = await open({ ...kWays["360px"], javaScriptEnabled: false });
  await page.goto("/connexion");
  await page.getByLabel("Adresse électronique").fill(email);
  await page.getByLabel("Mot de passe").fill(password);
  await page.getByRole("button", { name: "Se connecter" }).click();
  await page.goto("/dossiers");
  await page.getByRole("link", { name: /Adultes-relais/ }).click();
  await page.getByLabel("Introduction, en Markdown").fill("La convention nationale prend fin le **31 décembre**.");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).last().click();
  await page.getByLabel("Titre d’une nouvelle partie").fill("Comprendre");
  await page.getByRole("button", { name: "Ajouter une partie" }).click();
  await page.locator(".entry summary").first().click();
  const entry = page.locator(".entry").first();
  await entry.getByLabel("Genre").selectOption("interview");
  await entry.getByLabel("Partie").selectOption({ label: "Comprendre" });
  await entry.getByLabel(/Note, avec vos mots/).fill("Trois médiatrices racontent leur journée.");
  await entry.getByRole("button", { name: "Enregistrer" }).click();
  const visitor = await open(kWays.clair);
  await visitor.goto(kPublic);
  const text = await visitor.locator("main").innerText();
  for (const words of ["31 décembre", "Comprendre", "Entretien", "Trois médiatrices", "1 entretien"]) {
    assert.ok(text.includes(words), words);
  }
});

test("its pages are for everybody, in every light and width, with a way to print them", async () => {
  for (const [way, options] of Object.entries(kWays)) {
    const page = await open(options);
    for (const [name, address] of Object.entries({ dossier: kPublic, dossiers: "/panorama/dossiers" })) {
      await page.goto(address);
      await check(page, `public-${name}-${way}`);
      assert.equal(await page.locator("h1").count(), 1, name);
    }
    await logIn(page);
    await page.goto("/dossiers");
    await check(page, `dossiers-${way}`);
    await page.getByRole("link", { name: /Adultes-relais/ }).click();
    await check(page, `dossier-tenir-${way}`);
    await page.goto("/dossiers/nouveau?q=quartiers");
    await check(page, `dossier-nouveau-${way}`);
  }
  assert.deepEqual(strangers, []);
});

test("printed from a browser, each article has its address beside it and the tools are gone", async (t) => {
  const page = await open(kWays.clair);
  await page.goto(kPublic);
  await page.emulateMedia({ media: "print" });
  const links = page.locator(".piece-title a");
  const shown = await links.evaluateAll((all) => all.map((a) => [a.getAttribute("href"), getComputedStyle(a, "::after").content]));
  assert.ok(shown.length > 0);
  for (const [href, after] of shown) assert.ok(after.includes(href), `${href} ${after}`);
  assert.equal(await page.locator(".ways").first().isVisible(), false);
  const pdf = await page.pdf({ format: "A4" });
  const file = path.join(vigie.folder, "dossier-imprime.pdf");
  await writeFile(file, pdf);
  await page.close();
  if (!(await run("which", ["pdftotext"]).then(() => true, () => false))) return t.diagnostic("no pdftotext");
  const { stdout } = await run("pdftotext", ["-layout", file, "-"]);
  const flat = stdout.replace(/\s+/g, "");
  for (const [href] of shown) assert.ok(flat.includes(href.replace(/\s+/g, "")), `${href} is not printed`);
});

test("its PDF and its feed are read by tools that are not ours", async (t) => {
  const has = async (tool) => run("which", [tool]).then(() => true, () => false);
  const feed = path.join(vigie.folder, "dossier.atom");
  await writeFile(feed, await (await fetch(vigie.address + kPublic + "/fil.atom")).text());
  await run("xmllint", ["--noout", feed]);
  if (!(await has("weasyprint")) || !(await has("pdftotext"))) return t.diagnostic("no weasyprint, or no pdftotext");
  const answer = await fetch(vigie.address + kPublic + "/dossier.pdf");
  assert.equal(answer.headers.get("content-type"), "application/pdf");
  const file = path.join(vigie.folder, "dossier.pdf");
  await writeFile(file, Buffer.from(await answer.arrayBuffer()));
  const { stdout } = await run("pdftotext", ["-layout", file, "-"]);
  for (const words of ["Adultes-relais", "Sommaire", "Comprendre", "Trois médiatrices", "Bibliographie", "31 décembre"]) {
    assert.ok(stdout.includes(words), words);
  }
});
