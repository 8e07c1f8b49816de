// SPDX-License-Identifier: EUPL-1.2
// Accounts in a real browser: a coordinator invites, the colleague opens the link of her mail, chooses a
// password, puts a second factor in place, signs in with it; and an installation's first account.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { execFile, spawn } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { begin, check, email, end, logIn, open, strangers, vigie } from "./visitor.mjs";

const kWays = {
  clair: { viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  sombre: { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  "360px": { viewport: { width: 360, height: 740 }, colorScheme: "light" },
};
const kNew = "quatre mots tirés au sort";
const colleague = "elise@oriv.example";

before(async () => {
  await begin();
  await vigie.vigie("user", "grant", "--email", email, "--role", "coordinator");
}, { timeout: 120_000 });
after(end);

// The message to this address, decoded.
async function mailTo(address) {
  await vigie.vigie("tick");
  const folder = path.join(vigie.folder, "outbox");
  for (const name of await readdir(folder)) {
    const text = await readFile(path.join(folder, name), "utf8");
    if (text.includes(address)) return text.replaceAll("=\r\n", "").replaceAll("=3D", "=");
  }
  throw new Error("no mail to " + address);
}

// RFC 6238, as a telephone does it.
function codeOf(secret) {
  const letters = "abcdefghijklmnopqrstuvwxyz234567";
  let bits = "";
  for (const letter of secret.replaceAll(/\s/g, "")) bits += letters.indexOf(letter).toString(2).padStart(5, "0");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const sum = createHmac("sha1", key).update(counter).digest();
  const at = sum[19] & 15;
  return String((sum.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

test("invitation, account, second factor, sign-in, without JavaScript", { timeout: 120_000 }, async () => {
  const page = await logIn(await open({ javaScriptEnabled: false }));
  await page.goto("/equipe");
  await page.getByLabel("Adresse électronique").fill(colleague);
  await page.getByLabel("Nom", { exact: true }).fill("Élise Roy");
  await page.getByLabel("Centre", { exact: true }).selectOption("oriv");
  await page.getByLabel("Rôle", { exact: true }).selectOption("curator");
  await page.getByRole("button", { name: "Envoyer l’invitation" }).click();
  await page.getByText("L’invitation part dans la minute").waitFor();

  const link = /\/invitation\/[\w-]+/.exec(await mailTo(colleague))[0];
  const elise = await open({ javaScriptEnabled: false });
  await elise.goto(link);
  await elise.getByLabel("Mot de passe").fill(kNew);
  await elise.getByRole("button", { name: "Créer mon compte" }).click();
  await elise.waitForURL(/\/(pile)?$/);

  await elise.goto("/compte");
  await elise.getByLabel("Votre mot de passe, pour commencer").fill(kNew);
  await elise.getByRole("button", { name: "La mettre en place…" }).click();
  await elise.waitForURL(/\/compte\/double$/);
  const image = await elise.request.get("/compte/double.svg");
  assert.match(await image.text(), /^<svg /);
  const secret = await elise.locator("code.secret").innerText();
  await elise.getByLabel("Donnez le code").fill(codeOf(secret));
  await elise.getByRole("button", { name: "Vérifier" }).click();
  await elise.getByText("La double vérification est en place.").waitFor();
  const codes = await elise.locator(".codes code").allInnerTexts();
  assert.equal(codes.length, 8);

  const again = await open({ javaScriptEnabled: false });
  await again.goto("/connexion");
  await again.getByLabel("Adresse électronique").fill(colleague);
  await again.getByLabel("Mot de passe").fill(kNew);
  await again.getByRole("button", { name: "Se connecter" }).click();
  await again.waitForURL(/\/connexion\/code/);
  await again.getByLabel("Code", { exact: true }).fill(codes[0]);
  await again.getByRole("button", { name: "Entrer" }).click();
  await again.waitForURL(/\/(pile)?$/);

  await elise.goto("/compte");
  assert.equal(await elise.locator("#sessions ~ ul li").count(), 2);
  assert.deepEqual(strangers, []);
});

test("every page of accounts and sources is accessible, light, dark and at 360 px", { timeout: 120_000 }, async () => {
  for (const [way, options] of Object.entries(kWays)) {
    const stranger = await open(options);
    for (const address of ["/connexion", "/mot-de-passe"]) {
      await stranger.goto(address);
      await check(stranger, `${way}-${address.slice(1)}`);
    }
    const page = await logIn(await open(options));
    for (const address of ["/compte", "/equipe", "/equipe/1", "/equipe/1/depart", "/journal", "/sources",
      "/sources/1", "/sources/ajouter", "/sources/importer"]) {
      await page.goto(address);
      await check(page, `${way}-${address.slice(1).replaceAll("/", "-")}`);
    }
  }
});

test("the first account is made with the secret that the program printed", { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "vigie-first-"));
  try {
    const settings = await readFile(path.join(vigie.folder, "vigie.toml"), "utf8");
    const config = path.join(folder, "vigie.toml");
    await writeFile(config, settings);
    await writeFile(path.join(folder, "rota.toml"), await readFile(path.join(vigie.folder, "rota.toml")));
    for (const part of ["feeds", "newsletter"]) {
      await cp(path.join(vigie.folder, part), path.join(folder, part), { recursive: true });
    }
    await promisify(execFile)(vigie.binary, ["--config", config, "apply"]).catch(() => {});
    const server = spawn(vigie.binary, ["--config", config, "serve", "--port", "0"]);
    try {
      let said = "";
      await new Promise((ready, failed) => {
        server.stdout.on("data", (bytes) => { said += bytes; if (/http:\S+\d\//.test(said)) ready(); });
        server.on("exit", () => failed(new Error(said)));
      });
      const address = /http:\S+?:\d+(?=\/)/.exec(said)[0];
      const secret = /secret\s*:\s*(\S+)/.exec(said)[1];
      const page = await (await open()).context().browser().newPage({ baseURL: address });
      await page.goto("/");
      assert.match(page.url(), /\/premier-compte$/);
      await page.getByLabel("Secret affiché").fill(secret);
      await page.getByLabel("Votre nom").fill("Camille Roux");
      await page.getByLabel("Adresse électronique").fill(email);
      await page.getByLabel("Mot de passe").fill(kNew);
      await page.getByRole("button", { name: "Créer le premier compte" }).click();
      await page.waitForURL(/\/equipe$/);
      assert.equal(await page.getByRole("button", { name: "Envoyer l’invitation" }).count(), 1);
      await page.goto("/premier-compte");
      assert.doesNotMatch(page.url(), /premier-compte/, "once, and no more");
    } finally {
      const ended = new Promise((done) => server.on("exit", done));
      server.kill("SIGTERM");
      await ended;
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
