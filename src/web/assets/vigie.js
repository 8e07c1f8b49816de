// SPDX-License-Identifier: EUPL-1.2
// Keys and quiet updates for the desk. Everything works without this file: each action is a form.
"use strict";
(() => {
  const KEYS_OFF = "vigie.touches";
  const TWICE_MS = 500;      // a second click on the same place is none
  const SAVE_MS = 1000;      // after the last key of a note
  const LISTS = ["lire", "plus-tard", "gardees", "relayees", "ecartees"];
  const main = () => document.getElementById("contenu");
  const desk = () => main().querySelector("[data-pile]");
  const rows = () => [...main().querySelectorAll(".row, .story[tabindex]")];
  const keysOn = () => document.body.dataset.touches !== "non" && localStorage.getItem(KEYS_OFF) !== "non";
  const current = () => main().querySelector(".row[aria-current]") || document.activeElement.closest(".story");
  const say = (text) => { document.getElementById("annonce").textContent = text; };

  function announce(root) {
    const said = root.querySelector("[data-annonce]");
    if (said) say((said.querySelector("p") || said).textContent);
  }

  // ── which line is in hand ────────────────────────────────────────────────────────────────────
  function mark(row) {
    if (!row || !row.matches(".row")) return;
    main().querySelectorAll(".row[aria-current]").forEach((other) => other !== row && other.removeAttribute("aria-current"));
    row.setAttribute("aria-current", "true");
  }

  function goTo(row) {
    if (!row) return;
    mark(row);
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }

  function step(by) {
    const all = rows();
    const here = current();
    const focused = here && here.contains(document.activeElement);
    const at = all.indexOf(here);
    if (at < 0 || (by > 0 && at === 0 && !focused)) return goTo(all[0]);
    const next = main().querySelector("a[rel=next]");
    if (at + by >= all.length && next) return next.click();
    goTo(all[Math.min(Math.max(at + by, 0), all.length - 1)]);
  }

  // ── sending ──────────────────────────────────────────────────────────────────────────────────
  // What was typed stays, and the reason goes above it. Where a proxy answered for vigie, nobody knows
  // whether something was done. Where another session has begun, the forms take its token, so that
  // sending again works.
  function refused(form, answer, page) {
    const token = page.querySelector("[name=jeton]");
    if (token) document.querySelectorAll("[name=jeton]").forEach((field) => (field.value = token.value));
    const plain = (answer.headers.get("content-type") || "").startsWith("text/plain");
    const sentence = answer.status === 403 && token
      ? "Une autre session s’est ouverte depuis\u00a0: rien n’a été enregistré. Envoyez de nouveau."
      : (plain ? page.body : page.querySelector("#contenu p"))?.textContent.trim() ||
        "vigie n’a pas pu répondre\u00a0: ce que vous avez saisi reste ici. Avant de recommencer, " +
        "regardez dans un autre onglet si c’est enregistré.";
    const place = form.closest(".panel, .row") || form;
    place.querySelector(":scope > .problem")?.remove();
    const said = Object.assign(document.createElement("p"), { className: "problem", textContent: sentence });
    if (answer.status === 403 && !token) {
      said.append(" ", Object.assign(document.createElement("a"),
        { href: "/connexion", target: "_blank", textContent: "Se connecter dans un autre onglet" }));
    }
    place.prepend(said);
    say(sentence);
  }

  const gone = [];  // lines that left, and where they stood: an undo puts them back there

  function leave(row) {
    const next = row.nextElementSibling?.matches(".row") ? row.nextElementSibling
      : rows()[rows().indexOf(row) + 1] || rows()[rows().indexOf(row) - 1];
    gone.push({ id: row.id, section: row.parentElement, before: row.nextElementSibling });
    const section = row.parentElement;
    row.remove();
    if (!section.querySelector(".row")) section.hidden = true;
    return next;
  }

  function comeBack(row) {
    const at = gone.map((one) => one.id).lastIndexOf(row.id);
    const there = document.getElementById(row.id);
    if (there) {
      row.classList.toggle("unfolded", there.classList.contains("unfolded"));
      there.replaceWith(row);
    } else if (at >= 0) {
      const { section, before } = gone.splice(at, 1)[0];
      section.hidden = false;
      section.insertBefore(row, before?.isConnected && before.parentElement === section ? before : null);
    } else {
      return false;
    }
    return true;
  }

  // The part that a decision changed: states, what was said, lines.
  function take(part, acted, leaves) {
    for (const id of ["etats", "dernier"]) {
      const fresh = part.getElementById(id);
      if (fresh) document.getElementById(id)?.replaceWith(document.adoptNode(fresh));
    }
    document.title = part.title.includes("vigie") ? part.title : part.title + " — vigie";
    const count = main().querySelector("#etats [aria-current] .count");
    const sum = main().querySelector(".sum");
    if (count && sum && !main().querySelector(".pill")) sum.textContent = count.textContent + " actualités";
    let target = null;
    const back = [...part.querySelectorAll(".row")].map((row) => document.adoptNode(row));
    for (const row of back) {
      row.removeAttribute("aria-current");
      if (comeBack(row)) target = target || row;
    }
    if (leaves) for (const row of acted) if (row.isConnected && !back.some((one) => one.id === row.id)) target = leave(row) || target;
    announce(document);
    if (!rows().length) return location.reload();
    const here = target && target.isConnected ? target : current() || rows()[0];
    // Where it has no place beside the list, it stands where the line was.
    if (!matchMedia("(min-width: 75.01rem)").matches) here.before(document.getElementById("dernier"));
    goTo(here);
  }

  async function post(form, button) {
    const fields = new URLSearchParams(new FormData(form));
    if (button && button.name) fields.set(button.name, button.value);
    const action = button?.getAttribute("formaction") || form.getAttribute("action");
    const answer = await fetch(action, { method: "POST", body: fields, headers: { "X-Vigie": "partie" } });
    const text = await answer.text();
    return { answer, text, page: new DOMParser().parseFromString(text, "text/html"), fields };
  }

  async function send(form, button) {
    const row = form.closest(".row");
    row?.setAttribute("aria-busy", "true");
    try {
      const { answer, page, fields } = await post(form, button);
      const panel = page.getElementById("panneau");
      if (panel && answer.status !== 200) return showPanel(row, panel);
      if (!page.getElementById("etats") || (!answer.ok && answer.status !== 409)) return refused(form, answer, page);
      const ticked = form.id === "lot" ? [...main().querySelectorAll(".row:has(.tick input:checked)")] : [row].filter(Boolean);
      const stays = ["sourdine", "reveil"].includes(fields.get("decision")) || /etiquettes|dossier$/.test(form.action) || answer.status === 409;
      row?.querySelector(".panel")?.remove();
      take(page, ticked, !stays && !/annuler$/.test(form.getAttribute("action")) || /annuler$/.test(button?.getAttribute("formaction") || ""));
      if (form.id === "lot") tickAll(false);
    } catch (error) {
      refused(form, { status: 0, headers: new Headers() }, new DOMParser().parseFromString(
        "<div id=contenu><p>Pas de réponse\u202f; rien n’est perdu. Réessayez.</p></div>", "text/html"));
    } finally {
      row?.removeAttribute("aria-busy");
    }
  }

  // One after the other: each press decides the line that is then in hand.
  let queue = Promise.resolve();
  let waiting = 0;
  function enqueue(what) {
    ++waiting;
    queue = queue.then(what).catch(() => {}).finally(() => { --waiting; });
  }

  // ── panels: relay, pass on, tag ──────────────────────────────────────────────────────────────
  const left = new Map();  // what stood in panels that were left, by their form's address and field
  function remember(panel) {
    for (const field of panel.querySelectorAll("input:not([type=hidden]):not([type=radio]), select")) {
      if (field.name) left.set(field.form.getAttribute("action") + " " + field.name, field.value);
    }
  }
  function recall(panel) {
    for (const field of panel.querySelectorAll("input:not([type=hidden]):not([type=radio]), select")) {
      const value = field.form && left.get(field.form.getAttribute("action") + " " + field.name);
      if (value && !field.value) field.value = value;
    }
  }

  function showPanel(row, panel) {
    row.querySelector(".panel")?.remove();
    panel = document.adoptNode(panel);
    panel.removeAttribute("id");
    row.append(panel);
    recall(panel);
    announce(panel);
    const note = panel.querySelector("[data-brouillon]");
    if (note) keepDraft(note);
    (panel.querySelector("[aria-invalid]") || panel.querySelector("textarea, select, input:not([type=hidden])") || panel).focus();
    panel.scrollIntoView({ block: "nearest" });
  }

  async function openPanel(link) {
    const row = link.closest(".row");
    const answer = await fetch(link.href);
    const panel = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("panneau");
    if (panel) showPanel(row, panel); else location.assign(link.href);
  }

  function closePanel(panel) {
    const row = panel.closest(".row");
    panel.querySelector("[data-brouillon]")?.dispatchEvent(new Event("change"));
    remember(panel);
    panel.remove();
    goTo(row);
  }

  // ── words are kept as they are typed ─────────────────────────────────────────────────────────
  function keepDraft(note) {
    const form = note.form;
    const said = form.querySelector("[data-garde]");
    let timer = 0;
    let saved = note.value;
    async function save(leaving) {
      clearTimeout(timer);
      if (note.value === saved) return;
      const text = note.value;
      const body = new URLSearchParams({ jeton: form.jeton.value, brouillon: form.brouillon.value, note: text });
      try {
        const answer = await fetch(note.dataset.brouillon, { method: "POST", body, keepalive: leaving, headers: { "X-Vigie": "partie" } });
        const [version, ...words] = (await answer.text()).split("\n");
        if (/^\d+$/.test(version)) form.brouillon.value = version;
        if (answer.ok) saved = text;
        said.textContent = /^\d+$/.test(version) ? words.join(" ").trim() : "Ce texte n’est pas encore gardé\u00a0: votre session a peut-être pris fin.";
      } catch {
        said.textContent = "Pas de réponse\u202f; le texte reste ici et sera gardé dès que possible.";
        timer = setTimeout(() => save(false), 5000);
      }
    }
    note.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(() => save(false), SAVE_MS); });
    note.addEventListener("change", () => save(true));
    addEventListener("pagehide", () => save(true));
    document.addEventListener("visibilitychange", () => document.hidden && save(true));
  }

  // ── ticks ────────────────────────────────────────────────────────────────────────────────────
  let lastTicked = null;
  const boxes = () => rows().map((row) => row.querySelector(".tick input")).filter(Boolean);
  function showTicked() {
    const lot = document.getElementById("lot");
    if (!lot) return;
    for (const box of boxes()) box.closest(".row").classList.toggle("ticked", box.checked);
    const count = boxes().filter((box) => box.checked).length;
    lot.classList.toggle("some", count > 0);
    document.getElementById("cochees").textContent = count > 1 ? `${count} cochées` : `${count} cochée`;
    const here = current();
    for (const button of lot.querySelectorAll("[data-cocher]")) {
      if (button.dataset.cocher === "rien") continue;
      const more = here ? reach(button.dataset.cocher, here).filter((box) => !box.checked).length : 0;
      button.hidden = more === 0;
      button.textContent = `+ ${button.dataset.cocher === "dessus" ? "au-dessus" : "ce média"}, ${more}`;
    }
  }
  function reach(what, here) {
    const all = boxes();
    const at = all.indexOf(here.querySelector(".tick input"));
    if (what === "dessus") return all.slice(0, at);
    const media = here.querySelector(".media")?.textContent;
    return all.filter((box) => box.closest(".row").querySelector(".media")?.textContent === media);
  }
  function tickAll(on) { boxes().forEach((box) => { box.checked = on; }); showTicked(); }
  function tick(row, range) {
    const all = boxes();
    const box = row.querySelector(".tick input");
    if (!box) return;
    box.checked = range || !box.checked;
    if (range && lastTicked?.isConnected) {
      const [from, to] = [all.indexOf(lastTicked), all.indexOf(box)].sort((a, b) => a - b);
      all.slice(from, to + 1).forEach((each) => { each.checked = true; });
    }
    lastTicked = box;
    showTicked();
  }

  // ── keys ─────────────────────────────────────────────────────────────────────────────────────
  function act(key) {
    const here = current();
    const find = (root) => root && root.querySelector(`[data-touche="${key}"]`);
    const last = key === "u" && (find(document.getElementById("dernier")) || find(main().querySelector(".notice")));
    const target = last || find(here) || (["a", "f", "/", "m"].includes(key) && find(main()));
    if (!target) return;
    if (target.matches("input")) return target.focus();
    if (target.matches("[data-panneau]")) return openPanel(target);
    if (target.type === "submit") {
      if (target.form.matches("[data-vif]")) return send(target.form, target);
      return target.click();
    }
    target.click();
  }

  function read(row) {
    row.classList.add("read");
    const token = row.querySelector("[name=jeton]").value;
    fetch(`/pile/${row.id.slice(1)}/lue`, { method: "POST", body: new URLSearchParams({ jeton: token }), keepalive: true }).catch(() => {});
  }

  function help() {
    const panel = document.getElementById("aide");
    if (!panel) return;
    const outer = panel.closest(".margin");
    if (outer) outer.open = true;
    panel.open = !panel.open;
    panel.querySelector("summary").focus();
  }

  function escape(event, field) {
    const panel = event.target.closest(".panel");
    if (panel) closePanel(panel);
    else if (field) goTo(current());
    else if (document.querySelector("#lot.some")) tickAll(false);
    else return false;
    return true;
  }

  function onKey(event) {
    const field = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (event.key === "Escape" && escape(event, field)) return event.preventDefault();
    if (field && event.key === "Enter" && event.ctrlKey) { field.form?.requestSubmit(field.form.querySelector("button")); return event.preventDefault(); }
    if (field || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (!keysOn()) return;
    const here = current();
    const key = event.key;
    const digit = /^Digit([1-5])$/.exec(event.code || "");
    if (event.repeat && !"jk".includes(key) && !key.startsWith("Arrow")) return;
    if (key === "?") help();
    else if (key === "j" || (here === document.activeElement && key === "ArrowDown")) step(1);
    else if (key === "k" || (here === document.activeElement && key === "ArrowUp")) step(-1);
    else if (desk() && key === "o" && here) { const link = here.querySelector("[data-lien]"); if (link) { open(link.href, "_blank", "noopener"); read(here); } }
    else if (desk() && key === "d" && here) here.classList.toggle("unfolded");
    else if (desk() && (key === "c" || key === "C") && here) tick(here, event.shiftKey);
    else if (desk() && digit && !event.shiftKey) location.assign("/pile?etat=" + LISTS[digit[1] - 1]);
    else if (key.length === 1 && "gerulLpmztsxafv/".includes(key)) enqueue(() => act(key));
    else return;
    event.preventDefault();
  }

  // ── clicks ───────────────────────────────────────────────────────────────────────────────────
  let clicked = -TWICE_MS;
  document.addEventListener("click", (event) => {
    const row = event.target.closest(".row");
    const link = event.target.closest("a");
    const plainClick = !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (row && link?.matches("[data-lien]")) read(row);
    if (row && link?.matches("[data-ouvrir]") && plainClick) { event.preventDefault(); goTo(row); }
    else if (row && link?.matches("[data-deplier]") && plainClick) { event.preventDefault(); row.classList.toggle("unfolded"); }
    else if (row && link?.matches("[data-panneau]") && plainClick) { event.preventDefault(); openPanel(link); }
    else if (link?.matches("[data-fermer]") && link.closest(".row")) { event.preventDefault(); closePanel(link.closest(".panel")); }
    else if (row && !link && !event.target.closest("button, input, select, textarea, label, summary")) mark(row);
    const more = event.target.closest("[data-cocher]");
    if (more?.dataset.cocher === "rien") setTimeout(showTicked);
    else if (more && current()) { reach(more.dataset.cocher, current()).forEach((box) => { box.checked = true; }); showTicked(); }
  });
  document.addEventListener("focusin", (event) => {
    const row = event.target.closest(".row");
    if (row && event.target.matches(":focus-visible") && !row.hasAttribute("aria-current")) mark(row);
  });
  document.addEventListener("change", (event) => {
    if (!event.target.closest(".tick")) return;
    lastTicked = event.target;
    showTicked();
  });
  document.addEventListener("keydown", onKey);
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-vif]") || !desk() || event.submitter?.matches("[data-page]")) return;
    event.preventDefault();
    if (form.matches(".bar")) {  // the line of the next story takes the place under the mouse
      if (event.timeStamp - clicked < TWICE_MS) return;
      clicked = event.timeStamp;
    }
    enqueue(() => send(form, event.submitter));
  });
  // Words that no draft keeps are asked about before the page that holds them goes.
  let leaving = null;
  addEventListener("submit", (event) => { leaving = event.defaultPrevented ? leaving : event.target; });
  const unsent = () => [...document.querySelectorAll("main textarea:not([readonly])")].some((field) =>
    field.form && field.form !== leaving && !field.matches("[data-brouillon]") &&
    !field.closest("[data-bloc-texte]") && field.value !== field.defaultValue);
  addEventListener("beforeunload", (event) => { if (waiting || unsent()) event.preventDefault(); });

  document.documentElement.classList.add("js");
  document.documentElement.classList.toggle("sans-touches", !keysOn());
  const box = document.getElementById("touches");
  if (box) {
    document.getElementById("aide").hidden = false;
    box.checked = keysOn();
    box.addEventListener("change", () => {
      localStorage.setItem(KEYS_OFF, box.checked ? "oui" : "non");
      document.documentElement.classList.toggle("sans-touches", !box.checked);
    });
  }
  document.querySelectorAll("[data-brouillon]").forEach(keepDraft);
  showTicked();
  announce(document);
})();

// The year's grid by keys: arrows go from week to week and from centre to centre, Home and End to the
// first and last week, Enter to the page of the week. What stands in the cell is said below the grid.
// Without this file the grid is a picture, and the list below it says the same.
(() => {
  const table = document.querySelector("table.year");
  if (!table) return;
  const region = table.parentElement;
  const heads = [...table.tHead.rows[1].cells].slice(1, -1);
  const rows = [...table.tBodies[0].rows];
  const cells = rows.map((row) => [...row.cells].slice(1, -1));
  if (!rows.length || !heads.length) return;
  const said = document.createElement("p");
  said.className = "quiet";
  said.setAttribute("role", "status");
  said.textContent = "Flèches\u00a0: parcourir. Entrée\u00a0: ouvrir la semaine.";
  region.after(said);
  region.removeAttribute("tabindex");

  let at = [Math.max(0, rows.findIndex((row) => row.classList.contains("own"))),
    Math.max(0, heads.findIndex((head) => head.classList.contains("now")))];
  cells[at[0]][at[1]].tabIndex = 0;

  function go(row, week) {
    if (row < 0 || week < 0 || row >= rows.length || week >= heads.length) return;
    cells[at[0]][at[1]].removeAttribute("tabindex");
    at = [row, week];
    const cell = cells[row][week];
    cell.tabIndex = 0;
    cell.focus();
    const what = cell.textContent.trim() || (cell.classList.contains("closed") ? "fermée" : "rien");
    said.textContent = `${rows[row].cells[0].textContent}, ${heads[week].title}\u00a0: ${what}`;
  }

  table.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [row, week] = at;
    const moves = {
      ArrowLeft: [row, week - 1], ArrowRight: [row, week + 1],
      ArrowUp: [row - 1, week], ArrowDown: [row + 1, week],
      Home: [row, 0], End: [row, heads.length - 1],
    };
    if (event.key === "Enter") {
      location.assign(`/tour?semaine=${heads[week].dataset.week}`);
    } else if (moves[event.key]) {
      go(...moves[event.key]);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
})();
