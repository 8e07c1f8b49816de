// SPDX-License-Identifier: EUPL-1.2
// Pictures of every page, at 1280 and 360 px, light and dark: node screenshots.mjs FOLDER [NAMES…]
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { begin, end, logIn, open, vigie } from "./visitor.mjs";

const [folder, ...names] = process.argv.slice(2);
const kPages = [
  ["connexion", "/connexion"], ["panorama", "/panorama"], ["integrer", "/panorama/integrer"], ["audience", "/audience"], ["pile", "/pile"],
  ["pile-gardees", "/pile?etat=gardees"], ["pile-vide", "/pile?etat=plus-tard"],
  ["filtrer", "/pile/filtrer?etat=lire"], ["historique", "/pile/historique"],
  ["ajout", "/ajout"], ["couverture", "/couverture"], ["recherche", "/recherche?q=quartiers"], ["tour", "/tour"],
  ["tour-annee", "/tour/annee"], ["tour-centre", "/tour/centre"], ["tour-sources", "/tour/sources"], ["tour-charges", "/tour/charges"], ["tour-charges-sources", "/tour/charges/sources"], ["lettres", "/lettres"], ["numero", "/lettres/resonances/88"], ["sources", "/sources"], ["compte", "/compte"],
  ["equipe", "/equipe"], ["service", "/service"], ["liens-morts", "/service/liens"], ["dossiers", "/panorama/dossiers"], ["dossiers-tenus", "/dossiers"], ["dossier-nouveau", "/dossiers/nouveau?q=quartiers"], ["gardees", "/recherche/gardees"], ["sources", "/sources"], ["source", "/sources/1"], ["compte", "/compte"],
  ["equipe", "/equipe"], ["erreur", "/nulle-part"],
];
const kScreens = [["1280", { width: 1280, height: 800 }], ["360", { width: 360, height: 800 }]];

async function shoot(page, name, target, prepare) {
  if (names.length && !names.some((wanted) => name.includes(wanted))) return;
  if (target) await page.goto(target);
  if (prepare) await prepare(page);
  await page.evaluate(() => document.fonts.ready);
  for (const [width, viewport] of kScreens) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const file = `${name}-${width}${colorScheme === "dark" ? "-sombre" : ""}.png`;
      await page.screenshot({ path: path.join(folder, file) });
    }
  }
  await page.setViewportSize(kScreens[0][1]);
}

await mkdir(folder, { recursive: true });
await begin();
try {
  const visitor = await open({ viewport: kScreens[0][1] });
  await shoot(visitor, "visiteur-panorama", "/panorama");
  await shoot(visitor, "visiteur-connexion", "/connexion");
  await vigie.vigie("letter", "draft");
  const page = await logIn(await open({ viewport: kScreens[0][1] }));
  for (const [name, target] of kPages) await shoot(page, name, target);
  await shoot(page, "pile-depliee", "/pile", (it) => it.keyboard.press("d"));
  await shoot(page, "pile-cochees", "/pile", async (it) => {
    await it.keyboard.press("j"); await it.keyboard.press("j");
    await it.keyboard.press("c"); await it.keyboard.press("j"); await it.keyboard.press("c");
  });
  await shoot(page, "pile-decidee", "/pile", async (it) => {
    await it.keyboard.press("e");
    await it.waitForFunction(() => document.getElementById("annonce").textContent.includes("cart"));
  });
  await shoot(page, "pile-relais", "/pile", async (it) => {
    await it.keyboard.press("r");
    await it.locator(".panel textarea").fill("Ce que les équipes de quartier en disent, et ce qui reste à faire.");
    await it.waitForFunction(() => document.querySelector("[data-garde]").textContent.includes("gardé"));
  });
  await shoot(page, "pile-aeree", "/pile", async (it) => {
    await it.getByRole("button", { name: "Aérée" }).click();
    await it.waitForSelector(".aeree");
  });
  await page.getByRole("button", { name: "Serrée" }).click().catch(() => {});
  await shoot(page, "sujet", "/pile", async (it) => {
    await it.keyboard.press("s");
    await it.waitForURL(/pile\/\d+$/);
  });
} finally {
  await end();
}
