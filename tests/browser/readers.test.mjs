// SPDX-License-Identifier: EUPL-1.2
// Readers in a real browser, without account and without JavaScript: sign up, confirm, preferences,
// pause, leave, "erreur", back; and the team: import, list, one person.
import assert from "node:assert/strict";
import { readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { begin, check, email, end, kWays, logIn, open, strangers, vigie } from "./visitor.mjs";

before(async () => {
  await begin();
  await vigie.vigie("letter", "draft");
  for (const role of ["letter_editor", "approver"]) {
    await vigie.vigie("user", "grant", "--email", email, "--role", role);
  }
}, { timeout: 120_000 });
after(end);

/// The links of the messages that left for somebody, oldest first.
async function links(to) {
  await vigie.vigie("tick");
  const found = [];
  for (const name of await readdir(vigie.folder, { recursive: true })) {
    if (!name.endsWith(".eml")) continue;
    const bytes = (await readFile(path.join(vigie.folder, name), "utf8")).replaceAll("=\r\n", "");
    const link = /https?:\/\/\S+(\/abonnement\/\S+)/.exec(bytes.replaceAll("=3D", "="));
    if (bytes.includes(to) && link) found.push(link[1]);
  }
  return found;
}

test("sign up, confirm, pause, leave by mistake and come back, without JavaScript", async () => {
  const page = await open({ javaScriptEnabled: false });
  await page.goto("/lettre/resonances");
  await page.getByLabel("Adresse électronique").first().fill("lea@exemple.fr");
  await page.getByLabel("Nom (facultatif)").fill("Léa");
  await page.getByRole("button", { name: "S’inscrire" }).click();
  await page.getByText("Un courriel vient de partir").waitFor();

  const [link] = await links("lea@exemple.fr");
  await page.goto(link);
  await page.getByRole("button", { name: "Confirmer mon inscription" }).click();
  await page.getByText("Votre inscription est confirmée").waitFor();
  await page.getByText("l…a@exemple.fr").waitFor();

  await page.getByLabel("Ne rien recevoir pendant").selectOption("3");
  await page.getByRole("button", { name: "Faire une pause" }).click();
  await page.getByText("est en pause jusqu’au").waitFor();
  await page.getByRole("button", { name: "Reprendre maintenant" }).click();
  await page.getByText("reçoit la lettre.").waitFor();

  await page.getByRole("button", { name: /^Ne plus recevoir Résonances/ }).click();
  await page.getByText("Votre désinscription est prise en compte").waitFor();
  await page.getByRole("button", { name: "C’était une erreur" }).click();
  await page.getByText("Vous recevez de nouveau la lettre").waitFor();
});

test("the team tries a file, takes it in, finds somebody and undoes it", async () => {
  const page = await logIn(await open());
  const file = path.join(vigie.folder, "liste.csv");
  await writeFile(file, "sep=;\n\"EMAIL\";\"NOM\";\"PRENOM\";\"EMAIL_BLACKLISTED\"\n" +
    "\"ines@exemple.fr\";\"Ba\";\"Inès\";\"0\"\n\"parti@exemple.fr\";\"Parti\";\"Jo\";\"1\"\n\"=cmd\";\"\";\"\";\"0\"\n");
  await page.goto("/lettres/resonances/abonnes/import");
  await page.getByLabel("Fichier CSV").setInputFiles(file);
  await page.getByRole("button", { name: "Essayer" }).click();
  await page.getByText("Rien n’est encore changé").waitFor();
  await check(page, "import-essai");
  await page.getByRole("button", { name: /^Importer/ }).click();
  await page.getByRole("link", { name: "ines@exemple.fr" }).click();
  await page.getByText("liste.csv").first().waitFor();
  await page.goto("/lettres/resonances/abonnes");
  assert.equal(await page.getByText("parti@exemple.fr").count(), 0);
  await page.getByRole("button", { name: "Annuler cet import" }).click();
  await page.getByText("Annulé le").waitFor();
});

test("pages of readers for assistive technology, in the dark, at 320 px", async () => {
  const [link] = await links("lea@exemple.fr");
  const token = link.split("/")[2];
  for (const [way, options] of Object.entries(kWays)) {
    const stranger = await open(options);
    for (const [name, target] of [["inscription", "/lettre/resonances"],
      ["preferences", `/abonnement/${token}`], ["desinscription", `/desinscription/${token}`]]) {
      await stranger.goto(target);
      await check(stranger, `${name}-${way}`);
    }
    const page = await logIn(await open(options));
    for (const [name, target] of [["abonnes", "/lettres/resonances/abonnes"],
      ["abonnes-import", "/lettres/resonances/abonnes/import"], ["retours", "/lettres/resonances/retours"]]) {
      await page.goto(target);
      await check(page, `${name}-${way}`);
    }
  }
  assert.deepEqual(strangers, []);
});
