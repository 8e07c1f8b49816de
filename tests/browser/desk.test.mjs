// SPDX-License-Identifier: EUPL-1.2
// The desk in a real browser: by keys, without JavaScript, for assistive technology, in the dark and
// on a narrow screen.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { begin, check, end, kWays, logIn, open, said, strangers, vigie } from "./visitor.mjs";

const kNote = "Un exemple concret pour nos échanges entre centres.";

before(begin, { timeout: 120_000 });
after(end);

const titleOf = (page, index) => page.locator(".row h3").nth(index).innerText();
const focusedTitle = (page) =>
  page.evaluate(() => document.activeElement.closest(".row")?.querySelector("h3").innerText ?? "");
const count = async (page, tab) =>
  Number(await page.locator(`#etats a[href$="=${tab}"] .count`).innerText());

test("triage by keys, relay, panorama, letter", async () => {
  const page = await logIn(await open());
  assert.match(await page.locator(".duty").innerText(), /Votre centre est de panorama/);
  const waiting = await count(page, "lire");
  const titles = [await titleOf(page, 0), await titleOf(page, 1), await titleOf(page, 2)];

  await page.keyboard.press("j");
  assert.equal(await focusedTitle(page), titles[0]);
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  assert.equal(await focusedTitle(page), titles[0]);

  await page.keyboard.press("g");
  await said(page, "Gardée");
  assert.equal(await focusedTitle(page), titles[1], "the next story takes the place");
  await page.keyboard.press("e");
  await said(page, "Écartée");
  assert.equal(await count(page, "lire"), waiting - 2);
  await page.keyboard.press("u");
  await said(page, "Remise à lire");
  assert.equal(await count(page, "ecartees"), 0);
  assert.equal(await focusedTitle(page), titles[1], "what was taken back is in hand again");

  await page.keyboard.press("r");
  await page.locator(".panel textarea").waitFor();
  await page.keyboard.type(kNote + " gerju?");  // keys are text inside a field
  assert.equal(await count(page, "lire"), waiting - 1);
  await page.keyboard.press("Control+Enter");
  await said(page, "Relayée");

  await page.goto("/panorama");
  const relayed = page.locator(".item", { hasText: kNote });
  assert.equal(await relayed.locator("h3").innerText(), titles[1]);
  assert.equal(await page.locator(".excerpt").count(), 0, "no feed text in public");
  const atom = await (await page.request.get("/panorama.atom")).text();
  assert.ok(atom.includes(kNote));

  await vigie.vigie("letter", "draft");
  await page.goto("/lettres");
  await page.locator(".year-issues a").first().click();
  await page.waitForURL(/\/lettres\/resonances\/\d+$/);
  await page.goto(page.url() + "/relire");
  const letter = page.frameLocator("iframe");
  await letter.getByText(kNote).first().waitFor();
  const link = letter.locator("td.ib", { hasText: titles[1] }).locator("a.lk").last();
  const address = await link.getAttribute("href");
  await page.context().route(address, (route) => route.fulfill({ body: "" }));
  const beside = page.context().waitForEvent("page");
  await link.click();
  await (await beside).waitForURL(address);
});

test("a page is added by keys, and a refusal gives its address back", async () => {
  const page = await logIn(await open());
  await page.getByRole("link", { name: "Une page sans flux" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/ajout/);
  await page.getByLabel("Adresse de la page").focus();
  await page.keyboard.type("http://10.0.0.1/page");
  await page.keyboard.press("Enter");
  assert.match(await page.locator("#probleme").innerText(), /n’a pas pu être lue.*hors du web public/);
  assert.equal(await page.getByLabel("Adresse de la page").inputValue(), "http://10.0.0.1/page");
});

test("tags are added and taken away by keys, and come back", async () => {
  const page = await logIn(await open());
  await page.keyboard.press("j");
  const title = await focusedTitle(page);
  await page.keyboard.press("t");
  await page.locator(".panel select").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "SELECT");
  await page.locator(".panel select").selectOption("evaluation");
  await page.keyboard.press("Control+Enter");
  await said(page, "Étiquette «\u00a0Évaluation des contrats de ville\u00a0» ajoutée");
  assert.equal(await focusedTitle(page), title, "the story stays in hand");
  await page.keyboard.press("d");
  const chip = page.locator(".row", { hasText: title }).locator(".tag", { hasText: "Évaluation" });
  assert.equal(await chip.count(), 1);
  await chip.getByRole("button", { name: "Retirer Évaluation" }).click();
  await said(page, "retirée");
  assert.equal(await chip.count(), 0);
  await page.keyboard.press("u");
  await said(page, "Correction annulée");
  assert.equal(await chip.count(), 1);
});

test("a copied note is refused and given back", async () => {
  const page = await logIn(await open());
  await page.keyboard.press("j");
  await page.keyboard.press("d");
  const story = page.locator(".row[aria-current]");
  const copied = await story.locator(".excerpt").innerText();
  await page.keyboard.press("r");
  await story.locator("textarea").fill(copied);
  await story.getByRole("button", { name: "Publier au panorama" }).click();
  await page.getByRole("alert").waitFor();
  assert.match(await page.getByRole("alert").innerText(), /vos propres mots/);
  assert.equal(await page.locator("textarea").inputValue(), copied);
});

test("two curators on one story: the second is told", async () => {
  const first = await logIn(await open());
  const second = await logIn(await open());
  const title = await titleOf(first, 0);
  await first.keyboard.press("j");
  await first.keyboard.press("g");
  await said(first, "Gardée");
  await second.keyboard.press("j");
  await second.keyboard.press("e");
  await said(second, "Entre-temps");
  assert.ok((await second.locator("#dernier").innerText()).includes(title));
  assert.match(await second.locator(".row[aria-current] .problem").innerText(), /gardée par Camille Roux/);
  await second.goto("/pile?etat=gardees");
  assert.ok(await second.locator(".row h3", { hasText: title }).count());
});

test("u takes back what was done last, whatever is in hand", async () => {
  const page = await logIn(await open());
  await page.keyboard.press("j");
  for (let left = await count(page, "lire") - 1, last = left - 1; left >= last; --left) {
    await page.keyboard.press("g");
    await page.waitForFunction((number) =>
      document.querySelector('#etats a[href$="=lire"] .count').innerText === number, String(left));
  }
  await page.goto("/pile?etat=gardees");
  const kept = await count(page, "gardees");
  await page.keyboard.press("j");
  const title = await focusedTitle(page);
  await page.keyboard.press("e");
  await said(page, "Écartée");
  assert.equal(await count(page, "gardees"), kept - 1);
  const next = await focusedTitle(page);
  assert.notEqual(next, title, "another story, decided on too, is in hand");
  await page.keyboard.press("u");
  await said(page, `Gardée\u00a0: «\u00a0${title}\u00a0»`);
  assert.equal(await count(page, "gardees"), kept, "the decision on the other stands");
});

test("a note outlives the session that it was begun in", async () => {
  const page = await logIn(await open());
  const story = page.locator(".row").first();
  const title = await story.locator("h3").innerText();
  await story.getByRole("link", { name: "Relayer" }).click();
  const note = story.locator("textarea");
  await note.fill("Une note écrite avant que la session ne prenne fin.");
  await page.context().clearCookies();
  await story.getByRole("button", { name: "Publier au panorama" }).click();
  await said(page, "Votre session a pris fin");
  assert.equal(await note.inputValue(), "Une note écrite avant que la session ne prenne fin.");
  assert.match(await story.locator(".problem").innerText(), /Connectez-vous de nouveau/);
  await check(page, "clair-session-terminee");

  const opened = page.context().waitForEvent("page");
  await story.getByRole("link", { name: "Se connecter dans un autre onglet" }).click();
  const other = await opened;
  await other.waitForURL(/connexion/);  // its own way there ends before another begins
  await logIn(other);
  await story.getByRole("button", { name: "Publier au panorama" }).click();
  await said(page, "Envoyez de nouveau");
  assert.equal(await story.locator(".problem").count(), 1);
  await story.getByRole("button", { name: "Publier au panorama" }).click();
  await said(page, "Relayée");
  assert.ok((await page.locator("#dernier").innerText()).includes(title));
});

test("a note outlives a server that fails", async () => {
  const page = await logIn(await open());
  const story = page.locator(".row").first();
  await story.getByRole("link", { name: "Relayer" }).click();
  await story.locator("textarea").fill("Une note que le serveur ne reçoit pas.");
  for (const [status, contentType, body, words] of [
    [502, "text/html", "<html><body><h1>502 Bad Gateway</h1></body></html>", "vigie n’a pas pu répondre"],
    [413, "text/plain; charset=utf-8", "L’envoi dépasse la taille permise.\n", "dépasse la taille permise"]]) {
    await page.route("**/relais", (route) => route.fulfill({ status, contentType, body }));
    await story.getByRole("button", { name: "Publier au panorama" }).click();
    await said(page, words);
    assert.equal(await story.locator("textarea").inputValue(), "Une note que le serveur ne reçoit pas.");
    await page.unroute("**/relais");
  }
});

test("shortcuts can be switched off, and help is a key away", async () => {
  const page = await logIn(await open());
  await page.keyboard.press("?");
  await page.getByLabel("Raccourcis actifs").uncheck();
  await page.locator("h1").click();
  const waiting = await count(page, "lire");
  const opened = await page.locator("#aide").getAttribute("open");
  await page.keyboard.press("?");
  assert.equal(await page.locator("#aide").getAttribute("open"), opened, "help has no key either");
  await page.keyboard.press("j");
  await page.keyboard.press("g");
  assert.equal(await focusedTitle(page), "");
  await page.reload();
  assert.equal(await count(page, "lire"), waiting);
});

test("everything works without JavaScript", async () => {
  const page = await logIn(await open({ javaScriptEnabled: false }));
  const title = await titleOf(page, 0);
  await page.getByRole("button", { name: "Garder" }).last().click();
  assert.match(await page.locator("#dernier").innerText(), /Gardée/);
  await page.locator("#dernier").getByRole("button", { name: "Annuler" }).click();
  assert.equal(await titleOf(page, 0), title);
  const second = page.locator(".row").nth(1);
  await second.locator(".hour a").click();
  assert.equal(await second.getAttribute("aria-current"), "true", "any line can be opened");
  await page.getByRole("link", { name: "Étiqueter" }).click();
  await page.getByLabel("ou territoire").fill("Roubaix");
  await page.getByRole("button", { name: "Ajouter" }).click();
  assert.match(await page.locator("#dernier").innerText(), /Roubaix/);
  await page.getByRole("link", { name: "Relayer" }).click();
  await page.locator("textarea").fill("Une autre note, écrite sans script du tout.");
  await page.getByRole("button", { name: "Garder le brouillon" }).click();
  assert.match(await page.locator("[data-garde]").innerText(), /brouillon gardé/);
  await page.getByRole("button", { name: "Publier au panorama" }).click();
  assert.match(await page.locator("#dernier").innerText(), /Relayée/);
  await page.goto("/pile?etat=relayees");
  await page.getByRole("button", { name: "Retirer du panorama" }).first().click();
  assert.match(await page.locator("#dernier").innerText(), /Gardée/);
  await page.goto("/pile");
  await page.locator(".tick input").nth(0).check();
  await page.locator(".tick input").nth(1).check();
  await page.locator("#lot").getByRole("button", { name: "Écarter" }).click();
  assert.match(await page.locator("#dernier").innerText(), /2 actualités traitées/);
  await page.locator("#dernier").getByRole("button", { name: "Annuler" }).click();
  assert.match(await page.locator("#dernier").innerText(), /2 décisions reprises/);
  await page.locator(".who summary").click();
  await page.getByRole("button", { name: "Se déconnecter" }).click();
  await page.waitForURL(/connexion/);
});

test("a double click and six presses decide what they should", async () => {
  const page = await logIn(await open());
  const waiting = await count(page, "lire");
  const button = page.locator(".row[aria-current]").getByRole("button", { name: "Écarter" });
  await button.dblclick();
  await said(page, "Écartée");
  await page.waitForTimeout(300);
  assert.equal(await count(page, "lire"), waiting - 1, "a double click is one decision");
  await page.route("**/decision", async (route) => {
    await new Promise((soon) => setTimeout(soon, 120));
    await route.continue();
  });
  for (let press = 0; press < 6; ++press) await page.keyboard.press("e");
  await page.waitForFunction((left) =>
    document.querySelector('#etats a[href$="=lire"] .count').innerText === String(left), waiting - 7);
  assert.equal(await page.locator(".problem").count(), 0, "no false conflict");
  await page.unroute("**/decision");
  for (let back = 6; back >= 0; --back) {
    await page.keyboard.press("u");
    await page.waitForFunction((left) =>
      document.querySelector('#etats a[href$="=lire"] .count').innerText === String(left), waiting - back);
  }
});

test("lines are ticked and decided at once, and come back at once", async () => {
  const page = await logIn(await open());
  const waiting = await count(page, "lire");
  await page.keyboard.press("j");
  await page.keyboard.press("c");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("Shift+C");
  assert.match(await page.locator("#cochees").innerText(), /3 cochées/);
  await page.locator("#lot").getByRole("button", { name: "Écarter" }).click();
  await said(page, "3 actualités traitées");
  assert.equal(await count(page, "lire"), waiting - 3);
  await page.reload();
  await page.keyboard.press("u");
  await said(page, "3 décisions reprises");
  assert.equal(await count(page, "lire"), waiting);
});

test("words are kept as they are typed", async () => {
  const page = await logIn(await open());
  await page.keyboard.press("j");
  await page.keyboard.press("r");
  const note = page.locator(".panel textarea");
  await note.fill("Des mots qui ne doivent pas se perdre.");
  await page.waitForFunction(() => document.querySelector("[data-garde]").textContent.includes("gardé"));
  await page.keyboard.press("Escape");
  assert.equal(await note.count(), 0);
  await page.reload();
  await page.keyboard.press("j");
  await page.keyboard.press("r");
  await note.waitFor();
  assert.equal(await note.inputValue(), "Des mots qui ne doivent pas se perdre.");
});

test("at 1280 by 800 an open row of 66 px and fifteen of 34 px are whole", async () => {
  const page = await logIn(await open({ viewport: { width: 1280, height: 800 } }));
  const heights = await page.evaluate(() => [...document.querySelectorAll(".row")]
    .map((row) => row.getBoundingClientRect()).filter((box) => box.bottom <= innerHeight).map((box) => box.height));
  assert.equal(Math.round(heights[0]), 66);
  assert.ok(heights.slice(1).every((height) => Math.round(height) === 34), heights.join(" "));
  assert.ok(heights.length >= 15, `${heights.length} rows`);
});

for (const [way, options] of Object.entries(kWays)) {
  test(`pages are accessible: ${way}`, async () => {
    const page = await open(options);
    for (const [name, target] of [["connexion", "/connexion"], ["panorama", "/panorama"],
      ["introuvable", "/nulle-part"]]) {
      await page.goto(target);
      await check(page, `${way}-${name}`);
    }
    await vigie.vigie("letter", "draft");
    await logIn(page);
    await page.keyboard.press("?");
    await page.locator(".row").first().locator(".tick input").check();
    await page.getByRole("link", { name: "Relayer" }).first().click();
    await page.locator(".panel textarea").waitFor();
    await check(page, `${way}-pile`);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.keyboard.press("e");
    await said(page, "Écartée");
    await page.keyboard.press("d");
    await check(page, `${way}-pile-decidee`);
    await page.keyboard.press("u");
    await said(page, "Remise à lire");
    for (const [name, target] of [["recherche", "/recherche?q=quartiers%20du:32/13"], ["filtrer", "/pile/filtrer"], ["historique", "/pile/historique"], ["ajout", "/ajout"], ["couverture", "/couverture"], ["gardees", "/pile?etat=gardees"], ["ecartees", "/pile?etat=ecartees"],
      ["lettres", "/lettres"]]) {
      await page.goto(target);
      await check(page, `${way}-${name}`);
    }
    await page.locator(".year-issues a").first().click();
    await page.waitForURL(/\/lettres\/resonances\/\d+$/);
    await check(page, `${way}-lettre`);
  });
}

test("nothing was asked from elsewhere", () => assert.deepEqual(strangers, []));
