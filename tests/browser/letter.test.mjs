// SPDX-License-Identifier: EUPL-1.2
// A letter in real browsers: composed by keys from the tray by two people with one conflicting edit,
// approved by a third, cancelled by a change, approved again; every page for assistive technology, in
// the dark, at 320 px.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { cp, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { deflateSync } from "node:zlib";
import { begin, check, email, end, kWays, open, password, said, strangers, vigie } from "./visitor.mjs";

const second = "lea@labo.example";
const third = "ines@oriv.example";
const issue = "/lettres/resonances/88";

const stories = async () =>
  JSON.parse((await vigie.vigie("desk", "list", "--centre", "pole-ressources", "--limit", "30", "--json")).stdout);
const relay = (story) =>
  vigie.vigie("desk", "relay", "--story", String(story), "--as", email, "--note",
    "À lire pour préparer la prochaine réunion du réseau, avec ses chiffres et ses réserves.");

before(async () => {
  await begin();
  const secret = path.join(vigie.folder, "secret2");
  await writeFile(secret, password + "\n", { mode: 0o600 });
  await vigie.vigie("user", "add", "--centre", "labo-cites", "--email", second, "--name", "Léa Petit",
    "--password-file", secret);
  await vigie.vigie("user", "add", "--centre", "oriv", "--email", third, "--name", "Inès Weber",
    "--password-file", secret);
  await vigie.vigie("user", "grant", "--email", email, "--role", "letter_editor");
  await vigie.vigie("user", "grant", "--email", second, "--role", "letter_editor");
  await vigie.vigie("user", "grant", "--email", third, "--role", "approver");
  for (const story of (await stories()).slice(0, 4)) await relay(story.id);
}, { timeout: 180_000 });
after(end);

async function logInAs(address, options = {}) {
  const page = await open(options);
  await page.goto("/connexion");
  await page.getByLabel("Adresse électronique").fill(address);
  await page.getByLabel("Mot de passe").fill(password);
  await page.getByRole("button", { name: "Se connecter" }).click();
  await page.waitForURL(/\/($|pile)/);
  return page;
}

test("an issue is opened, and its places filled, without a script", async () => {
  const page = await logInAs(email, { javaScriptEnabled: false });
  await page.goto("/lettres");
  // The letter has no row before its first issue: the command line makes it.
  await vigie.vigie("letter", "draft");
  await page.goto("/lettres");
  await page.getByRole("link", { name: "N° 88" }).click();
  await page.locator(".leaf").first().waitFor();
  assert.equal(await page.locator(".leaf").count(), 4);
  assert.match(await page.locator(".leaf").nth(1).innerText(), /National/);
});

test("two people compose by keys, and neither text is lost", async () => {
  for (const story of (await stories()).filter((each) => each.state === "new").slice(0, 3)) await relay(story.id);
  const one = await logInAs(email);
  await one.goto(issue);
  const offers = await one.locator("[data-offre]").count();
  assert.ok(offers > 0, "the tray offers what was relayed since");
  await one.keyboard.press("j");
  const title = await one.locator("[data-offre]:focus h3").innerText();
  await one.keyboard.press("Digit2");
  await one.locator(".leaf").nth(1).getByRole("link", { name: title }).waitFor();
  assert.equal(await one.locator("[data-offre]").count(), offers - 1);

  // Moved by keys: up, then to the next page and back.
  const piece = one.locator(".leaf").nth(1).locator("[data-bloc]").last();
  await piece.focus();
  await one.keyboard.press("Alt+ArrowUp");
  await said(one, "page 2.");
  await one.keyboard.press("Alt+ArrowRight");
  await said(one, "page 3.");
  await one.keyboard.press("Alt+ArrowLeft");
  await said(one, "page 2.");

  // Two open the same block; the second to save is shown both.
  const other = await logInAs(second);
  const link = await one.locator(".leaf").nth(2).getByRole("link", { name: /cuisine/ }).getAttribute("href");
  await one.goto(link);
  await other.goto(link);
  await one.getByLabel("Texte", { exact: true }).fill("Le texte de la première.");
  await one.locator("[data-garde]", { hasText: "enregistré" }).waitFor();
  await other.getByLabel("Texte", { exact: true }).fill("Le texte de la seconde.");
  await other.locator("[data-garde]", { hasText: "Votre texte est gardé" }).waitFor();
  await other.getByRole("button", { name: "Enregistrer" }).click();
  await other.getByRole("heading", { name: "Deux textes pour ce bloc" }).waitFor();
  assert.match(await other.locator(".clash").innerText(), /Le texte de la première\./);
  assert.equal(await other.getByLabel("Texte", { exact: true }).inputValue(), "Le texte de la seconde.");
  await check(other, "lettre-conflit");
  await other.getByRole("button", { name: "Réunir" }).click();
  assert.equal(await other.getByLabel("Texte", { exact: true }).inputValue(),
    "Le texte de la première.\n\nLe texte de la seconde.");
  await other.getByRole("button", { name: "Enregistrer" }).click();
  await one.reload();
  assert.match(await one.getByLabel("Texte", { exact: true }).inputValue(), /première[^]*seconde/);

  // Who types is said to the other, and no longer once she left.
  await other.getByLabel("Texte", { exact: true }).pressSequentially(" Et la suite.");
  await one.waitForTimeout(500);
  await one.goto(issue);
  await one.getByText("Léa Petit y écrit").first().waitFor();
  await other.locator("[data-garde]", { hasText: "enregistré" }).waitFor();
});

/// A PNG of that size, of noise that does not press.
function picture(width, height) {
  const table = Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; ++k) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c >>> 0;
  });
  const crc = (bytes) => ~bytes.reduce((c, byte) => table[(c ^ byte) & 255] ^ (c >>> 8), ~0) >>> 0;
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc(body), body.length + 4);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const rows = randomBytes((width * 3 + 1) * height);
  for (let y = 0; y < height; ++y) rows[y * (width * 3 + 1)] = 0;
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", head),
    chunk("IDAT", deflateSync(rows, { level: 1 })), chunk("IEND", Buffer.alloc(0))]);
}

test("words typed beside a gesture stay, and are asked about before the page goes", async () => {
  const kWords = "Ce chiffre est à vérifier auprès de la source.";
  const page = await logInAs(email);
  await page.goto(issue);
  const comment = page.locator("textarea[name=commentaire]").first();
  if (!(await comment.isVisible())) await page.locator("summary", { hasText: /omment/ }).first().click();
  await comment.fill(kWords);
  await page.locator("[data-bloc]:has(form[action$='/place'])").first().focus();
  await page.keyboard.press("Alt+ArrowRight");
  await page.waitForFunction(() => /\d sur \d/.test(document.getElementById("annonce").textContent));
  assert.equal(await comment.inputValue(), kWords, "the gesture drew the page anew");
  const asked = page.waitForEvent("dialog");
  const gone = page.goto("/lettres").catch(() => null);
  const dialog = await asked;
  assert.equal(dialog.type(), "beforeunload");
  await dialog.dismiss();
  await gone;
  assert.equal(await comment.inputValue(), kWords);
});

test("a picture is given from the browser, resized, and stands in the letter", async () => {
  const page = await logInAs(email);
  await page.goto(issue);
  await page.goto(await page.locator(".leaf").nth(2).getByRole("link", { name: /cuisine/ }).getAttribute("href"));
  const file = page.getByLabel("Donner une image");
  if (!await file.isVisible()) await page.locator("summary", { hasText: "Image" }).click();
  // A drawing that is a program is refused with a sentence, and what was typed stays.
  await page.getByLabel("Texte", { exact: true }).fill("Le camion, avant la photo.");
  await page.getByLabel("Ce qu’elle montre").fill("Un camion cuisine sur une place.");
  await page.getByLabel("Légende, et de qui elle est").fill("Photo Léa Petit, avec son accord");
  await file.setInputFiles({ name: "photo.png", mimeType: "image/png",
    buffer: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>") });
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.getByText("n’est pas une image PNG, JPEG ou WebP").waitFor();
  assert.equal(await page.getByLabel("Texte", { exact: true }).inputValue(), "Le camion, avant la photo.");
  assert.equal(await page.getByLabel("Ce qu’elle montre").inputValue(), "Un camion cuisine sur une place.");
  await check(page, "lettre-image-refusee");

  // Bigger than any other form may be.
  const bytes = picture(1500, 800);
  assert.ok(bytes.length > 3 << 20);
  await page.getByLabel("Donner une image").setInputFiles({ name: "photo.png", mimeType: "image/png", buffer: bytes });
  await page.getByRole("button", { name: "Enregistrer" }).click();
  const shown = page.locator(".shown-picture img");
  await shown.waitFor();
  assert.equal(await shown.evaluate((img) => img.decode().then(() => img.naturalWidth)), 1104);
  assert.match(await page.locator(".shown-picture").innerText(), /1104.×.589 pixels, \d+.Ko/);
  assert.equal(await page.getByLabel("Texte", { exact: true }).inputValue(), "Le camion, avant la photo.");
  await check(page, "lettre-image");
  await page.goto(`${issue}/apercu`);
  const mailed = page.locator("img[src*='/images/depot-']");
  assert.equal(await mailed.getAttribute("alt"), "Un camion cuisine sur une place.");
  assert.equal(await mailed.evaluate((img) => img.decode().then(() => img.naturalWidth)), 1104);
});

const approve = async (page) => {
  await page.goto(`${issue}/relire`);
  for (const box of await page.locator("input[name=accepte]").all()) await box.check();
  await page.getByRole("button", { name: "Approuver" }).click();
};

test("a third person approves; a change cancels it and says which; it is given again", async () => {
  const writer = await logInAs(email);
  const reader = await logInAs(third);
  await writer.goto(`${issue}/relire`);
  assert.match(await writer.locator(".checks").first().innerText() + await writer.locator(".strip").first().innerText(), /Rien ne bloque|bloque/);
  await writer.getByRole("button", { name: "Soumettre à relecture" }).click();
  await writer.getByText("en relecture").first().waitFor();
  await approve(reader);
  await reader.getByText("approuvé", { exact: true }).first().waitFor();

  const link = await (async () => {
    await writer.goto(issue);
    return writer.locator(".leaf").nth(2).getByRole("link", { name: /cuisine/ }).getAttribute("href");
  })();
  await writer.goto(link);
  await writer.getByText("le modifier le remet en brouillon").waitFor();
  await writer.getByLabel("Texte", { exact: true }).fill("Une phrase changée après l’approbation.");
  await writer.locator("[data-garde]", { hasText: "enregistré" }).waitFor();
  await reader.goto(`${issue}/relire`);
  await reader.getByRole("heading", { name: "L’approbation est tombée" }).waitFor();
  await reader.locator("summary", { hasText: "cuisine" }).click();
  assert.match(await reader.locator("details[open] .difference").first().innerText(), /changée/);

  await writer.goto(`${issue}/relire`);
  await writer.getByRole("button", { name: "Soumettre à relecture" }).click();
  await approve(reader);
  await reader.getByText("approuvé", { exact: true }).first().waitFor();
});

for (const [name, way] of Object.entries(kWays)) {
  test(`pages of a letter: ${name}`, async () => {
    const page = await logInAs(email, way);
    for (const [address, what] of [["/lettres", "lettres"], [issue, "lettre-composer"],
      [`${issue}?tiroir=textes`, "lettre-textes"], [`${issue}?tiroir=agenda`, "lettre-agenda"],
      [`${issue}/relire`, "lettre-relire"], ["/lettres/resonances", "lettre-archive"]]) {
      await page.goto(address);
      await check(page, `${what}-${name}`);
    }
    await page.goto(issue);
    await page.goto(await page.locator("[data-ouvrir]").first().getAttribute("href"));
    await check(page, `lettre-bloc-${name}`);
  });
}

test("a block is shared: approved once, taken by the second letter, and corrected", async () => {
  const other = path.join(vigie.folder, "newsletter/breves");
  await cp(path.join(path.dirname(fileURLToPath(import.meta.url)), "../../newsletter/breves"), other, { recursive: true });
  const toml = path.join(other, "letter.toml");
  await writeFile(toml, (await readFile(toml, "utf8")).replace('centre     = "irev"', 'centre     = "labo-cites"'));
  await vigie.vigie("letter", "draft", "--letter", "breves");
  const [writer, approver, taker] = [await logInAs(email), await logInAs(third), await logInAs(second)];
  await writer.goto(issue);
  const block = await writer.locator(".leaf").nth(2).getByRole("link", { name: /cuisine/ }).getAttribute("href");
  const share = async (button) => {
    await writer.goto(block);
    await writer.getByRole("button", { name: button }).click();
    await writer.getByText("une autre personne l’approuve").waitFor();
    await approver.goto(block);
    await approver.getByRole("button", { name: "Approuver pour toutes les lettres" }).click();
    await approver.getByText("Proposé à toutes les lettres").waitFor();
  };
  await share("Proposer ce bloc aux autres lettres");

  await taker.goto("/lettres");
  await taker.getByRole("region", { name: /brèves/ }).getByRole("link", { name: /^N° 31/ }).click();
  await taker.getByRole("link", { name: "Partagés" }).click();
  const offer = taker.locator("[data-offre]", { hasText: "cuisine" });
  assert.match(await offer.innerText(), /Résonances n°\s88/);
  await check(taker, "lettre-partages");
  await offer.getByRole("button", { name: /Page 1/ }).click();
  const taken = taker.locator(".leaf").first().getByRole("link", { name: /cuisine/ });
  const theirs = await taken.getAttribute("href");
  await taker.getByText("Blocs d’autres lettres").waitFor();

  await writer.goto(block);
  await writer.getByLabel("Texte", { exact: true }).fill("Le texte corrigé pour toutes les lettres.");
  await writer.getByRole("button", { name: "Enregistrer" }).click();
  await share("Proposer la correction aux autres lettres");
  await taker.reload();
  await taker.locator(".strip", { hasText: "a été corrigé" }).getByRole("link").click();
  await taker.locator("#partage ins", { hasText: "corrigé" }).first().waitFor();
  await check(taker, "lettre-correction");
  await taker.getByRole("button", { name: "Prendre la correction" }).click();
  await taker.goto(theirs);
  assert.equal(await taker.getByLabel("Texte", { exact: true }).inputValue(), "Le texte corrigé pour toutes les lettres.");
  assert.match(await taker.locator("#partage").innerText(), /partagé par Résonances n°\s88/);
});

test("nothing was asked from anywhere else", () => assert.deepEqual(strangers, []));
