// SPDX-License-Identifier: EUPL-1.2
// The panorama in a real browser: proposed from a desk, answered by keys, ordered by keys and by hand,
// published, corrected, withdrawn; without script too; every page for assistive technology, in the
// dark, at 360 px. At its hour, with a clock that is given: tests/web/duty_test.cpp.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { begin, check, email, end, logIn, open, password, strangers, vigie } from "./visitor.mjs";

const run = promisify(execFile);

const kWays = {
  clair: { viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  sombre: { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  "360px": { viewport: { width: 360, height: 740 }, colorScheme: "light" },
};
const kNote = "À lire pour ce que disent les habitants de leur quartier.";

before(begin, { timeout: 120_000 });
after(end);

async function propose(page, words) {
  await page.goto("/pile");
  const row = page.locator(".row").first();
  const title = (await row.locator("h3").innerText()).trim();
  await row.focus();
  await page.keyboard.press("r");
  await page.locator(".panel textarea").fill(words);
  await page.locator(".panel input[name=remarque]").fill("Vu aussi à Lyon.");
  await page.getByRole("button", { name: "Proposer" }).click();
  await page.waitForFunction((gone) =>
    ![...document.querySelectorAll(".row h3")].some((one) => one.textContent.trim() === gone), title);
  return title;
}
const titles = (page) => page.locator(".edition h3").allInnerTexts();

test("what a centre proposes is taken by a key, ordered by keys and by hand, and published", async () => {
  const page = await logIn(await open(kWays.clair));
  const proposed = [];
  for (const words of ["Un premier mot du centre.", "Un deuxième mot du centre.", "Un troisième mot du centre."]) {
    proposed.push(await propose(page, words));
  }
  await page.goto("/service");
  assert.match(await page.locator("main").innerText(), /3 actualités proposées/);
  await check(page, "bureau-propositions");
  for (let at = 0; at < 3; ++at) {
    await page.locator(".offer").first().focus();
    await page.keyboard.press("g");
    await page.waitForURL(/fait=prise/);
    await page.waitForFunction((left) => document.querySelectorAll(".offer").length === left, 2 - at);
  }
  const before = await titles(page);
  await page.locator(".entry").last().focus();
  await page.keyboard.press("Alt+ArrowUp");
  await page.waitForURL(/fait=placee/);
  assert.deepEqual(await titles(page), [before[0], before[2], before[1]]);
  assert.equal(await page.evaluate(() => document.activeElement.querySelector("h3")?.innerText), before[2]);
  await page.keyboard.press("u");
  await page.waitForURL(/avant=0/);
  assert.deepEqual(await titles(page), before);

  await page.locator(".entry").nth(2).locator("[data-poignee]")
    .dragTo(page.locator(".entry").nth(0), { targetPosition: { x: 200, y: 4 } });
  await page.waitForURL(/avant=3/);
  assert.deepEqual(await titles(page), [before[2], before[0], before[1]]);
  await check(page, "bureau-ordre");

  await page.locator("h1").click();
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/fait=parues-3/);
  const visitor = await open(kWays.clair);
  await visitor.goto("/panorama");
  const shown = await visitor.locator("article h2, article h3").allInnerTexts();
  assert.deepEqual(shown.slice(0, 3), [before[2], before[0], before[1]]);
  assert.ok(proposed.includes(before[0]));
  assert.deepEqual(await visitor.context().cookies(), [], "no cookie for a visitor");
});

test("without script a proposal is declined with a word, and taken back", async () => {
  const page = await open({ ...kWays["360px"], javaScriptEnabled: false });
  await page.goto("/connexion");
  await page.getByLabel("Adresse électronique").fill(email);
  await page.getByLabel("Mot de passe").fill(password);
  await page.getByRole("button", { name: "Se connecter" }).click();
  await page.goto("/pile");
  await page.getByRole("link", { name: /Relayer…/ }).first().click();
  await page.getByLabel(/Votre note/).fill(kNote);
  await page.getByRole("button", { name: "Proposer" }).click();
  await page.goto("/service");
  await page.locator(".offer summary", { hasText: "Rendre avec un mot" }).click();
  await page.getByRole("button", { name: "Pas cette fois" }).click();
  assert.match(await page.locator(".problem").innerText(), /Dites pourquoi/);
  await page.getByLabel(/Pourquoi pas cette fois/).fill("Trop local.");
  await page.getByRole("button", { name: "Pas cette fois" }).click();
  await page.waitForURL(/fait=rendue/);
  assert.match(await page.locator("main").innerText(), /pas cette fois .*Trop local/);
  await page.locator(".notice button").click();
  await page.waitForURL(/fait=reouverte/);
  assert.equal(await page.locator(".offer").count(), 1);
});

test("a correction is seen with its date, a withdrawal takes the article away", async () => {
  const page = await logIn(await open(kWays.clair));
  await page.goto("/service");
  await page.locator(".entry").first().focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/service\/articles/);
  await check(page, "bureau-article");
  const title = await page.locator("h1").innerText();
  await page.getByLabel(/Dire la correction/).check();
  await page.getByLabel("Ce qui est corrigé").fill("Le nom du quartier.");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.waitForURL(/fait=corrigee/);
  const visitor = await open(kWays.clair);
  await visitor.goto("/panorama");
  assert.match(await visitor.locator("main").innerText(), /Corrigé le .*Le nom du quartier/);

  await page.locator(".entry").first().locator("[data-corriger]").click();
  await page.getByRole("textbox", { name: /Le motif/ }).fill("Article retiré par son journal.");
  await page.getByRole("button", { name: "Retirer l’article" }).click();
  await page.waitForURL(/fait=retiree/);
  await visitor.reload();
  assert.ok(!(await visitor.locator("main").innerText()).includes(title));
});

// Read by what others read feeds with: libxml2, and feedparser (Debian: python3-feedparser) where it is.
test("three feeds hold the same articles for readers that are not ours", async (t) => {
  const page = await open(kWays.clair);
  await page.goto("/panorama");
  const shown = (await page.locator("article h3").allInnerTexts()).sort();
  const get = async (name) => (await fetch(vigie.address + name)).text();
  const json = JSON.parse(await get("/panorama.json"));
  assert.equal(json.version, "https://jsonfeed.org/version/1.1");
  assert.deepEqual(json.items.map((item) => item.title).sort(), shown);
  const hasParser = await run("/usr/bin/python3", ["-c", "import feedparser"]).then(() => true, () => false);
  for (const name of ["/panorama.atom", "/panorama.rss", "/sitemap.xml"]) {
    const file = path.join(vigie.folder, name.slice(1));
    await writeFile(file, await get(name));
    await run("xmllint", ["--noout", file]);
    if (!hasParser || name.includes("sitemap")) continue;
    const { stdout } = await run("/usr/bin/python3", ["-c",
      "import feedparser,json,sys; f=feedparser.parse(sys.argv[1]); " +
      "print(json.dumps([bool(f.bozo), sorted(e.title for e in f.entries), sorted(e.id for e in f.entries)]))", file]);
    const [bozo, titles, ids] = JSON.parse(stdout);
    assert.equal(bozo, false, name);
    assert.deepEqual(titles, shown, name);
    assert.deepEqual(ids, json.items.map((item) => item.id).sort(), name);
  }
  if (!hasParser) t.diagnostic("feedparser is not installed");
});

test("the public pages are for everybody, in every light and width, with a way to print them", async () => {
  for (const [way, options] of Object.entries(kWays)) {
    const page = await open(options);
    await page.goto("/panorama");
    await check(page, `panorama-${way}`);
    const article = await page.locator("a", { hasText: "Lien permanent" }).first().getAttribute("href");
    for (const [name, address] of Object.entries({
      article, archives: "/panorama/archives", themes: "/panorama/themes", territoires: "/panorama/territoires",
      medias: "/panorama/medias", centres: "/panorama/centres", chercher: "/panorama/recherche?q=quartier",
      mentions: "/mentions-legales", vie: "/vie-privee", acces: "/accessibilite", contact: "/contact",
      proposer: "/proposer-un-article" })) {
      await page.goto(address);
      await check(page, `public-${name}-${way}`);
      assert.equal(await page.locator("h1").count(), 1, name);
    }
    assert.deepEqual(await page.context().cookies(), []);
  }
  const page = await open(kWays.clair);
  await page.goto("/panorama/themes");
  const theme = page.locator(".counts a").first();
  if (await theme.count()) {
    await theme.click();
    await check(page, "public-theme");
  }
});

test("what was withdrawn says so at its address, without a cookie", async () => {
  const page = await logIn(await open(kWays.clair));
  await page.goto("/service");
  const gone = await page.locator("section li[id^=r] strong").first().innerText();
  const visitor = await open(kWays.clair);
  await visitor.goto("/panorama/recherche?q=" + encodeURIComponent(gone));
  assert.equal(await visitor.locator("article h3", { hasText: gone }).count(), 0);
});

test("the desk of the duty is for everybody, in every light and width", async () => {
  for (const [way, options] of Object.entries(kWays)) {
    const page = await logIn(await open(options));
    await page.goto("/service");
    await check(page, `bureau-${way}`);
  }
  assert.deepEqual(strangers, []);
});
