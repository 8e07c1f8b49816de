// SPDX-License-Identifier: EUPL-1.2
// Keys, moving by hand and quiet saving for the pages of a letter. Everything works without this
// file: each gesture is a form.
"use strict";
(() => {
  const SAVE_MS = 2000;       // after the last key
  const PRESENCE_MS = 40000;  // well within the two minutes after which a presence ends
  const main = () => document.getElementById("contenu");
  const say = (text) => { document.getElementById("annonce").textContent = text; };
  const keysOn = () => !document.documentElement.classList.contains("sans-touches");  // set by vigie.js

  // ── the page on which an issue is made ───────────────────────────────────────────────────────
  const items = () => [...main().querySelectorAll("[data-offre], [data-bloc]")];
  const here = () => document.activeElement?.closest("[data-offre], [data-bloc]");
  function goTo(item) {
    if (!item) return;
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
  }
  function step(by) {
    const all = items();
    const at = all.indexOf(here());
    goTo(all[Math.min(Math.max(at + by, 0), all.length - 1)]);
  }

  // What was typed elsewhere on the page, and not sent: it stays through a gesture.
  const nameOf = (field) => field.name && field.form ? field.form.getAttribute("action") + " " + field.name : "";
  const words = () => [...main().querySelectorAll("textarea, input:not([type=hidden]):not([type=file]):not([type=checkbox]):not([type=radio])")];
  function typedBeside(sent) {
    return new Map(words().filter((field) => nameOf(field) && field.form !== sent && field.value !== field.defaultValue)
      .map((field) => [nameOf(field), field.value]));
  }
  function putBack(typed) {
    for (const field of words()) {
      const value = typed.get(nameOf(field));
      if (value === undefined) continue;
      field.value = value;
      const folded = field.closest("details");
      if (folded) folded.open = true;
    }
  }

  /// Sends a form and puts the page that answers in the place of this one; focus stays on the block,
  /// or on the offer that came in the place of the one that left.
  let busy = Promise.resolve();
  function soft(form, name, value) {
    busy = busy.then(() => send(form, name, value)).catch(() => {
      say("Pas de réponse\u202f; rien n’est perdu. Réessayez.");
    });
    return busy;
  }
  async function send(form, name, value) {
    const fields = new URLSearchParams(new FormData(form));
    if (name) fields.set(name, value);
    const offer = form.closest("[data-offre]");
    const offers = [...main().querySelectorAll("[data-offre]")];
    const at = offers.indexOf(offer);
    const block = form.closest("[data-bloc]")?.dataset.bloc;
    const answer = await fetch(form.getAttribute("action"), { method: "POST", body: fields });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("contenu");
    if (!fresh || (!answer.ok && answer.status !== 409 && answer.status !== 422)) {
      return say(page.querySelector("#contenu p")?.textContent || "vigie n’a pas pu répondre\u202f; rien n’est perdu.");
    }
    const typed = typedBeside(form);
    main().replaceChildren(...fresh.childNodes);
    putBack(typed);
    if (answer.redirected) history.replaceState(null, "", new URL(answer.url).pathname + new URL(answer.url).search);
    const problem = main().querySelector(".problem[role=alert]");
    if (problem) say(problem.textContent);
    if (offer) {
      goTo([...main().querySelectorAll("[data-offre]")][Math.max(0, at)] || items()[0]);
      if (!problem) say(`Placé page ${fields.get("rubrique") ? pageOf(fields.get("rubrique")) : ""}.`);
    } else if (block) {
      const there = document.getElementById("b" + block);
      goTo(there || items()[0]);
      if (there && !problem) {
        const mates = [...there.parentElement.querySelectorAll("[data-bloc]")];
        say(`${mates.indexOf(there) + 1} sur ${mates.length}, page ${there.closest("[data-page]").dataset.page}.`);
      }
    }
    listen();
  }
  const pageOf = (section) => main().querySelector(`[data-rubrique="${CSS.escape(section)}"]`)?.closest("[data-page]")?.dataset.page || "";

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-doux]")) return;
    event.preventDefault();
    soft(form, event.submitter?.name, event.submitter?.value);
  });

  const inField = (target) => target.closest("input, textarea, select, [contenteditable]");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey && event.key === "Enter") {
      const form = event.target.closest("form") || document.getElementById("bloc");
      if (form) { event.preventDefault(); form.requestSubmit(); }
      return;
    }
    if (!keysOn() || inField(event.target) || event.ctrlKey || event.metaKey) return;
    if (!main().querySelector("[data-numero]")) return;
    const item = here();
    if (event.altKey) {
      const ways = { ArrowUp: "haut", ArrowDown: "bas", ArrowLeft: "gauche", ArrowRight: "droite" };
      const form = item?.matches("[data-bloc]") && item.querySelector("form[action$='/place']");
      if (!ways[event.key] || !form) return;
      event.preventDefault();
      soft(form, "sens", ways[event.key]);
      return;
    }
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
    if (digit && item?.matches("[data-offre]")) {
      const button = item.querySelector(`button[data-page="${digit[1]}"]`);
      if (button) { event.preventDefault(); soft(button.form, button.name, button.value); }
      return;
    }
    if (event.key === "j" || event.key === "ArrowDown") { event.preventDefault(); step(1); }
    if (event.key === "k" || event.key === "ArrowUp") { event.preventDefault(); step(-1); }
    if (event.key === "Enter" && item && document.activeElement === item) {
      item.querySelector("[data-ouvrir]")?.click();
    }
    if (event.key === "x" && item?.matches("[data-bloc]")) item.querySelector("[data-retirer]")?.click();
  });

  // ── moving by hand ───────────────────────────────────────────────────────────────────────────
  function listen() {
    for (const piece of main().querySelectorAll("[data-bloc]:has(.bar), [data-offre]:has(form)")) piece.draggable = true;
  }
  let carried = null;
  document.addEventListener("dragstart", (event) => {
    carried = event.target.closest?.("[data-bloc], [data-offre]");
    carried?.classList.add("carried");
    event.dataTransfer.effectAllowed = "move";
  });
  document.addEventListener("dragend", () => { carried?.classList.remove("carried"); carried = null; });
  document.addEventListener("dragover", (event) => {
    if (carried && event.target.closest(".rubric")) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    const rubric = event.target.closest(".rubric");
    if (!carried || !rubric) return;
    event.preventDefault();
    const section = rubric.dataset.rubrique;
    if (carried.matches("[data-offre]")) {
      const form = carried.querySelector("form");
      return soft(form, "rubrique", section);
    }
    const form = carried.querySelector("form[action$='/place']");
    const over = event.target.closest("[data-bloc]");
    const mates = [...rubric.querySelectorAll("[data-bloc]")].filter((each) => each !== carried);
    const rank = over && over !== carried ? mates.indexOf(over) + 1 : mates.length + 1;
    const place = form.cloneNode(true);
    place.append(Object.assign(document.createElement("input"), { type: "hidden", name: "rang", value: rank }));
    carried.append(place);
    soft(place, "rubrique", section);
  });

  // ── a block's text ───────────────────────────────────────────────────────────────────────────
  const form = document.querySelector("[data-bloc-texte]");
  if (form && form.querySelector("button.main")) {
    const address = form.dataset.blocTexte;
    const said = form.querySelector("[data-garde]");
    const presence = document.querySelector("[data-presence]");
    const photo = form.elements.photo;
    const body = () => {
      const fields = new FormData(form);
      fields.delete("photo");  // a picture goes with the button
      return new URLSearchParams(fields);
    };
    photo.addEventListener("change", () => {
      const heavy = photo.files[0]?.size > Number(photo.dataset.poids);
      photo.setCustomValidity(heavy ? "Cette image pèse plus de 12\u00a0Mo." : "");
      if (heavy) photo.reportValidity();
    });
    let timer = 0;
    let saved = body().toString();
    let stopped = Boolean(document.querySelector(".clash"));
    let refused = stopped;  // what is typed now is nowhere else
    let sent = false;
    const plain = { "X-Vigie": "partie" };

    async function save(leaving) {
      clearTimeout(timer);
      const now = body();
      if (stopped || now.toString() === saved) return;
      try {
        const answer = await fetch(address, { method: "POST", body: now, keepalive: leaving, headers: plain });
        const [first, ...words] = (await answer.text()).split("\n");
        if (answer.ok && /^\d+$/.test(first)) {
          form.elements.version.value = first;
          now.set("version", first);
          saved = now.toString();
          refused = false;
          said.textContent = words.join(" ");
          preview();
          return;
        }
        refused = true;
        if (answer.status === 409) stopped = true;  // the two texts are shown by the button
        said.textContent = answer.status === 409 || answer.status === 422
          ? first : "Ce texte n’est pas encore enregistré\u00a0: votre session a peut-être pris fin.";
        if (stopped) say(first);
      } catch {
        refused = true;
        said.textContent = "Pas de réponse\u202f; le texte reste ici et sera enregistré dès que possible.";
        timer = setTimeout(() => save(false), 5000);
      }
    }
    async function preview() {
      const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
      const fresh = page.getElementById("apercu");
      if (fresh) document.getElementById("apercu").replaceWith(document.adoptNode(fresh));
    }
    async function present(there) {
      const fields = new URLSearchParams({ jeton: form.elements.jeton.value });
      if (!there) fields.set("fin", "oui");
      try {
        const answer = await fetch(address + "/presence", { method: "POST", body: fields, keepalive: !there, headers: plain });
        if (!answer.ok || !there) return;
        const words = (await answer.text()).split("\n")[1] || "";
        presence.textContent = words;
        presence.hidden = !words;
      } catch { /* asked again in a while */ }
    }
    let typing = false;
    let typedAt = 0;
    form.addEventListener("input", () => {
      typedAt = Date.now();
      if (!typing) { typing = true; present(true); }
      clearTimeout(timer);
      timer = setTimeout(() => save(false), SAVE_MS);
    });
    setInterval(() => {
      if (!typing) return;
      typing = Date.now() - typedAt < PRESENCE_MS;  // who stopped typing is told no more, and ends by itself
      if (typing) present(true);
    }, PRESENCE_MS);
    form.addEventListener("submit", () => { clearTimeout(timer); stopped = true; sent = true; });
    addEventListener("beforeunload", (event) => {
      if (refused && !sent && body().toString() !== saved) event.preventDefault();
    });
    addEventListener("pagehide", () => { save(true); if (typing) present(false); });
    document.addEventListener("visibilitychange", () => document.hidden && save(true));
  }
  listen();
})();
