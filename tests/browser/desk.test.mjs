// SPDX-License-Identifier: EUPL-1.2
// The desk in a real browser: by keys, without JavaScript, for assistive technology, in the dark and
// on a narrow screen.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { begin, check, end, kWays, logIn, open, said, strangers, vigie } from "./visitor.mjs";

const kNote = "Un exemple concret pour nos échanges entre centres.";

before(begin, { timeout: 120_000 });
after(end);

const titleOf = (page, index) => page.locator(".story h2").nth(index).innerText();
const focusedTitle = (page) =>
  page.evaluate(() => document.activeElement.closest(".story")?.querySelector("h2").innerText ?? "");
const count = async (page, tab) =>
  Number(await page.locator(`.tabs a[href$="=${tab}"] .count`).innerText());

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
  await said(page, "gardée par Camille Roux");
  assert.equal(await focusedTitle(page), titles[1], "the next story takes the place");
  await page.keyboard.press("e");
  await said(page, "écartée par Camille Roux");
  assert.equal(await count(page, "lire"), waiting - 2);
  await page.keyboard.press("u");
  await said(page, "remise à lire");
  assert.equal(await count(page, "ecartees"), 0);
  assert.equal(await focusedTitle(page), titles[1], "what was taken back is in hand again");

  await page.keyboard.press("r");
  await page.keyboard.type(kNote + " gerju?");  // keys are text inside a field
  assert.equal(await count(page, "lire"), waiting - 1);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await said(page, "relayée par Camille Roux");

  await page.goto("/panorama");
  const relayed = page.locator(".story", { hasText: kNote });
  assert.equal(await relayed.locator("h2").innerText(), titles[1]);
  assert.equal(await page.locator(".excerpt").count(), 0, "no feed text in public");
  const atom = await (await page.request.get("/panorama.atom")).text();
  assert.ok(atom.includes(kNote));

  await vigie.vigie("letter", "draft");
  await page.goto("/lettres");
  await page.locator(".issues a").first().click();
  const letter = page.frameLocator("iframe.preview");
  await letter.getByText(kNote).first().waitFor();
  const link = letter.locator("a", { hasText: titles[1] }).first();
  const address = await link.getAttribute("href");
  await page.context().route(address, (route) => route.fulfill({ body: "" }));
  const beside = page.context().waitForEvent("page");
  await link.click();
  await (await beside).waitForURL(address);
});

test("a page is added by keys, and a refusal gives its address back", async () => {
  const page = await logIn(await open());
  await page.getByRole("link", { name: "Ajouter une page" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/ajout/);
  await page.getByLabel("Adresse de la page").focus();
  await page.keyboard.type("http://10.0.0.1/page");
  await page.keyboard.press("Enter");
  assert.match(await page.locator("#probleme").innerText(), /n’a pas pu être ajoutée/);
  assert.equal(await page.getByLabel("Adresse de la page").inputValue(), "http://10.0.0.1/page");
});

test("tags are added and taken away by keys, and come back", async () => {
  const page = await logIn(await open());
  await page.keyboard.press("j");
  const title = await focusedTitle(page);
  await page.keyboard.press("t");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "SELECT");
  await page.locator(".add-tag[open] select").selectOption("evaluation");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await said(page, "Étiquette «\u00a0Évaluation des contrats de ville\u00a0» ajoutée");
  assert.equal(await focusedTitle(page), title, "the story stays in hand");
  const chip = page.locator(".story", { hasText: title }).locator(".tag", { hasText: "Évaluation" });
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
  const story = page.locator(".story", { has: page.locator(".excerpt") }).first();
  const copied = await story.locator(".excerpt").innerText();
  await story.locator("summary", { hasText: "Relayer" }).click();
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
  await said(first, "gardée");
  await second.keyboard.press("j");
  await second.keyboard.press("e");
  await said(second, "Entre-temps");
  assert.ok((await second.locator(".notice").innerText()).includes(title));
  await second.goto("/pile?etat=gardees");
  assert.ok(await second.locator(".story h2", { hasText: title }).count());
});

test("u takes back what was done last, whatever is in hand", async () => {
  const page = await logIn(await open());
  await page.keyboard.press("j");
  for (let left = await count(page, "lire") - 1, last = left - 1; left >= last; --left) {
    await page.keyboard.press("g");
    await page.waitForFunction((number) =>
      document.querySelector('.tabs a[href$="=lire"] .count').innerText === number, String(left));
  }
  await page.goto("/pile?etat=gardees");
  const kept = await count(page, "gardees");
  await page.keyboard.press("j");
  const title = await focusedTitle(page);
  await page.keyboard.press("e");
  await said(page, "écartée par Camille Roux");
  assert.equal(await count(page, "gardees"), kept - 1);
  const next = await focusedTitle(page);
  assert.notEqual(next, title, "another story, decided on too, is in hand");
  await page.keyboard.press("u");
  await said(page, `«\u00a0${title}\u00a0»\u00a0: gardée`);
  assert.equal(await count(page, "gardees"), kept, "the decision on the other stands");
});

test("a note outlives the session that it was begun in", async () => {
  const page = await logIn(await open());
  const story = page.locator(".story").first();
  const title = await story.locator("h2").innerText();
  await story.locator("summary", { hasText: "Relayer" }).click();
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
  await said(page, "relayée par Camille Roux");
  assert.ok((await page.locator(".notice").innerText()).includes(title));
});

test("a note outlives a server that fails", async () => {
  const page = await logIn(await open());
  const story = page.locator(".story").first();
  await story.locator("summary", { hasText: "Relayer" }).click();
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
  await page.getByRole("button", { name: "Garder" }).first().click();
  assert.match(await page.locator(".notice").innerText(), /gardée par Camille Roux/);
  await page.locator(".notice").getByRole("button", { name: "Annuler" }).click();
  assert.equal(await titleOf(page, 0), title);
  await page.locator("summary", { hasText: "Étiqueter" }).first().click();
  await page.getByLabel("ou territoire").first().fill("Roubaix");
  await page.getByRole("button", { name: "Ajouter" }).first().click();
  assert.match(await page.locator(".notice").innerText(), /Roubaix/);
  await page.locator("summary", { hasText: "Relayer" }).first().click();
  await page.locator("textarea").first().fill("Une autre note, écrite sans script du tout.");
  await page.getByRole("button", { name: "Publier au panorama" }).first().click();
  assert.match(await page.locator(".notice").innerText(), /relayée/);
  await page.goto("/pile?etat=relayees");
  await page.getByRole("button", { name: "Retirer du panorama" }).first().click();
  assert.match(await page.locator(".notice").innerText(), /gardée/);
  await page.getByRole("button", { name: "Se déconnecter" }).click();
  await page.waitForURL(/connexion/);
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
    await page.locator(".why summary").first().click();
    await page.locator(".relay summary").first().click();
    await page.locator(".add-tag summary").first().click();
    await check(page, `${way}-pile`);
    for (const [name, target] of [["couverture", "/couverture"], ["gardees", "/pile?etat=gardees"], ["ecartees", "/pile?etat=ecartees"],
      ["lettres", "/lettres"]]) {
      await page.goto(target);
      await check(page, `${way}-${name}`);
    }
    await page.locator(".issues a").first().click();
    await check(page, `${way}-lettre`);
  });
}

test("nothing was asked from elsewhere", () => assert.deepEqual(strangers, []));
