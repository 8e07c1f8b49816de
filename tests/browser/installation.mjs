// SPDX-License-Identifier: EUPL-1.2
// A vigie of its own for the browser tests: sample feeds served on the loopback, configuration
// applied, feeds polled, an account, a draft letter, and the web application on a free port.
import { execFile, spawn } from "node:child_process";
import { createServer } from "node:http";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const binary = path.resolve(process.env.VIGIE_BINARY || path.join(root, "build/vigie"));
const run = promisify(execFile);

export const email = "camille@pole.example";
export const password = "une phrase assez longue";
const kDonePartly = 4;  // one sample feed is an HTML page; a letter of two articles is too short

function serveFolder(folder) {
  const server = createServer(async (request, response) => {
    try {
      response.end(await readFile(path.join(folder, path.basename(request.url))));
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(server)));
}

function mondayOfThisWeek() {
  const day = new Date(new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Paris" }).format());
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day;
}

function rota() {
  const monday = mondayOfThisWeek();
  const iso = (days) => new Date(monday.getTime() + days * 86_400_000).toISOString().slice(0, 10);
  return `version = 1
nom = "Essai"
valable = { du = ${iso(0)}, au = ${iso(4)} }
acte_le = ${iso(-30)}
acte_par = "Essai"
[centre.pole-ressources]
part = 1
[tour.panorama]
libelle = "Panorama"
duree = "semaine"
jours = ["lun", "mar", "mer", "jeu", "ven"]
relais = "lundi 09:00"
ordre = ["pole-ressources", "oriv", "labo-cites", "irev"]
suppleant = "suivant"
[planning.panorama]
${iso(0)} = "pole-ressources"
`;
}

async function layOut(folder, feedsPort, more, added) {
  const demo = path.join(root, "config/demo");
  const settings = (await readFile(path.join(demo, "vigie.toml"), "utf8"))
    .replaceAll("../../config", path.join(root, "config"))
    .replaceAll("@PORT_WEB@", "8080");
  await writeFile(path.join(folder, "vigie.toml"), settings + added);
  await writeFile(path.join(folder, "rota.toml"), rota());
  await mkdir(path.join(folder, "feeds"));
  const sources = await readFile(path.join(demo, "sources/pole-ressources.opml"), "utf8");
  const outlines = more.map((name) => `<outline type="rss" text="${name}" xmlUrl="http://127.0.0.1:@PORT_FLUX@/${name}.xml"/>\n`);
  await writeFile(path.join(folder, "feeds/pole-ressources.opml"),
    sources.replace("</body>", outlines.join("") + "</body>").replaceAll("@PORT_FLUX@", String(feedsPort)).replaceAll(/ vigie:suppleant="[^"]*"/g, ""));
  const letter = path.join(folder, "newsletter/resonances");
  await cp(path.join(root, "newsletter/resonances"), letter, { recursive: true });
  const months = (await readdir(path.join(letter, "textes"))).filter((name) => /^\d/.test(name));
  const month = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Paris" }).format().slice(0, 7);
  if (!months.includes(month)) {
    await cp(path.join(letter, "textes", months.sort().at(-1)), path.join(letter, "textes", month),
      { recursive: true });
  }
}

/// A clock that a test moves: what `vigie` and its server are told of the time of day. None where there
/// is no compiler to make it with.
async function makeClock(folder) {
  const library = path.join(folder, "clock.so");
  try {
    await run("cc", ["-shared", "-fPIC", "-O1", "-o", library, path.join(root, "tests/browser/clock.c")]);
  } catch {
    return null;
  }
  const file = path.join(folder, "clock");
  await writeFile(file, "0");
  return {
    environment: { LD_PRELOAD: library, VIGIE_TEST_CLOCK: file },
    set: (instant) => writeFile(file, String(Math.round((instant.getTime() - Date.now()) / 1000))),
  };
}

/// Starts everything; `stop` ends it, checks that the server ended well, and removes the folder.
/// `more`: documents of further feeds that the centre holds, by name. `settings`: lines of vigie.toml.
/// `options.clock`: with a clock that the test sets.
export async function start(more = {}, settings = "", options = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), "vigie-browser-"));
  await run(path.join(root, "script/demo-feeds"), [path.join(folder, "site")]);
  for (const [name, xml] of Object.entries(more)) await writeFile(path.join(folder, "site", name + ".xml"), xml);
  const feeds = await serveFolder(path.join(folder, "site"));
  await layOut(folder, feeds.address().port, Object.keys(more), settings);
  const config = path.join(folder, "vigie.toml");
  const clock = options.clock ? await makeClock(folder) : null;
  const environment = { ...process.env, ...clock?.environment };
  const vigie = (...verbs) => run(binary, ["--config", config, ...verbs], { env: environment }).catch((error) => {
    if (error.code !== kDonePartly) throw error;
  });

  await vigie("apply");
  const secret = path.join(folder, "secret");
  await writeFile(secret, password + "\n", { mode: 0o600 });
  await vigie("user", "add", "--centre", "pole-ressources", "--email", email,
    "--name", "Camille Roux", "--password-file", secret);
  await vigie("poll", "--all");

  const server = spawn(binary, ["--config", config, "serve", "--port", "0"], { env: environment });
  let errors = "";
  server.stderr.on("data", (bytes) => (errors += bytes));
  const ended = new Promise((resolve) => server.on("exit", resolve));
  const address = await new Promise((resolve, reject) => {
    let said = "";
    server.stdout.on("data", (bytes) => {
      said += bytes;
      const found = /http:\S+?:\d+(?=\/)/.exec(said);
      if (found) resolve(found[0]);
    });
    ended.then(() => reject(new Error("vigie serve: " + errors)));
  });

  const stop = async () => {
    server.kill("SIGTERM");
    const code = await ended;
    feeds.close();
    await rm(folder, { recursive: true });
    if (code !== 0) throw new Error(`vigie serve ended with ${code}: ${errors}`);
  };
  return { clock, address, vigie, stop, folder, binary };
}
