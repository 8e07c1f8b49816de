// SPDX-License-Identifier: EUPL-1.2
// A working group in a real browser, without scripts: opened, joined, written in, told before it
// meets; accessible in every light and width, by the mail's own words in the outbox.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { begin, check, email, end, kWays, logIn, open, strangers, vigie } from "./visitor.mjs";

before(async () => {
  await begin();
  await vigie.vigie("user", "grant", "--email", email, "--role", "coordinator");
}, { timeout: 120_000 });
after(end);

const tomorrow = () => {
  const at = new Date(Date.now() + 26 * 3_600_000);
  return at.toISOString().slice(0, 10) + "T09:30";
};

test("a group is opened, joined, announces a meeting and writes, without scripts", async () => {
  const page = await logIn(await open({ javaScriptEnabled: false }));
  await page.goto("/groupes");
  await page.getByLabel("Nom du groupe").fill("Santé & quartiers");
  await page.getByRole("button", { name: "Ouvrir le groupe" }).click();
  assert.match(page.url(), /\/groupes\/1$/);
  await page.getByRole("button", { name: "Rejoindre le groupe" }).click();
  await page.getByText("Annoncer une réunion").click();
  await page.getByLabel("Début").fill(tomorrow());
  await page.getByLabel("Lieu, ou lien").fill("Cergy, salle 2");
  await page.getByRole("button", { name: "Annoncer", exact: true }).click();
  await page.getByText("Cergy, salle 2").waitFor();
  await page.getByLabel("Écrire aux autres membres").fill("À lire :\n\n- le **rapport**\n- la note");
  await page.getByRole("button", { name: "Publier la note" }).click();
  assert.equal(await page.locator("article.card strong").first().innerText(), "rapport");
});

test("its members are written to before they meet, once", async () => {
  const told = async () => (await vigie.vigie("tick")).stdout;
  assert.match(await told(), /1 point de groupe à envoyer/);
  assert.match(await told(), /1 message envoyé/);
  assert.doesNotMatch(await told(), /point de groupe|message envoyé/);
});

test("the pages are for everybody, in every light and width", async () => {
  for (const [way, options] of Object.entries(kWays)) {
    const page = await logIn(await open(options));
    await page.goto("/groupes");
    await check(page, `groupes-${way}`);
    await page.goto("/groupes/1");
    await check(page, `groupe-${way}`);
  }
  assert.deepEqual(strangers, []);
});
