// SPDX-License-Identifier: EUPL-1.2
// Pages of other sites, as the nineteen could have them: each with a look and a habit of its own that
// an embed meets. `code` is what their editor pasted.
const kFiller = "<p>La maison des projets ouvre ses portes chaque mardi. Les habitants y préparent la fête du quartier.</p>";

function page({ head = "", before = "", after = "", code, body = "" }) {
  return `<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Un centre</title>
<meta name="viewport" content="width=device-width, initial-scale=1">${head}</head><body>${before}
<h1>Notre centre de ressources</h1>${kFiller}<h2>Lu dans la presse</h2>
${code}
<h2>Nos rendez-vous</h2>${kFiller}${after}${body}</body></html>`;
}

// A style sheet that leaves nothing alone.
const kHostile = `<style>
* { letter-spacing: .4em !important; line-height: .6 !important; text-transform: uppercase !important; word-spacing: 1em !important; }
a { display: none !important; color: transparent !important; }
li { float: left; width: 30px !important; list-style: square !important; margin: 40px !important; }
p { columns: 3 !important; font-size: 6px !important; text-indent: -900px !important; }
section, ul, div[data-vigie] { display: inline-block !important; height: 12px !important; overflow: hidden !important; opacity: .05 !important; }
.v, .t, .m, .n, .f { position: absolute !important; left: -9999px !important; }
</style>`;

// Says no to everything: no script of others, no cookie, no storage.
const kRefuseAll = `<script>
window.refused = [];
const src = Object.getOwnPropertyDescriptor(HTMLScriptElement.prototype, "src");
Object.defineProperty(HTMLScriptElement.prototype, "src", { ...src, set(url) {
  if (new URL(url, location).origin === location.origin) return src.set.call(this, url);
  this.type = "text/tarteaucitron"; window.refused.push(url);
} });
Object.defineProperty(document, "cookie", { get: () => "", set: (all) => window.refused.push("cookie " + all) });
Storage.prototype.setItem = (name) => { window.refused.push("storage " + name); };
</script>`;

const kSpip = `<style>
body { font: 90%/1.6 Georgia, serif; background: #f4f1ea; color: #333; margin: 0; } .page { width: 90%; max-width: 56em; margin: auto; background: #fff; padding: 1em; }
a { color: #db1762; text-decoration: none; } a:hover { background: #db1762; color: #fff; } ul li { background: url(data:,) no-repeat; padding-left: 1.5em; }
.crayon, .texte p { margin: 0 0 1.5em; text-align: justify; } h2.h2 { border-bottom: 3px double #db1762; }
</style>`;

const kWordPress = `<style>
body { font-family: "Helvetica Neue", Arial, sans-serif; font-size: 18px; line-height: 1.8; margin: 0; color: #28303d; background: #d1e4dd; }
.entry-content > * { max-width: 610px; margin-left: auto; margin-right: auto; margin-top: 30px; margin-bottom: 30px; }
.entry-content a { box-shadow: inset 0 -1px 0 #0f0f0f; text-decoration: none; } .entry-content ul { list-style: disc; padding-left: 2em; }
.entry-content li::before { content: "— "; } .entry-content p:first-letter { font-size: 2em; } section { padding: 60px 0; background: #fff; }
</style>`;

/// The script inside a page's code, and the code without it: what plugins that gather scripts do.
export function gathered(code) {
  const scripts = [];
  const rest = code.replaceAll(/<script>([\s\S]*?)<\/script>/g, (_, text) => (scripts.push(text), ""));
  return { rest, scripts: scripts.join(";\n") };
}

/// By name: what the page answers, and how its reader is. `shown`: "encart" or "lien".
export const kForeignPages = {
  hostile: { shown: "encart", html: (code) => page({ head: kHostile, code }) },
  csp: {
    shown: "lien", html: (code) => page({ code }),
    headers: { "Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'" },
  },
  "csp-sans-connexion": {
    shown: "lien", html: (code) => page({ code }),
    headers: (ours) => ({ "Content-Security-Policy": `default-src 'self'; script-src 'unsafe-inline' ${ours}` }),
  },
  groupe: {
    shown: "encart",
    html: (code) => page({ code: gathered(code).rest, head: '<script src="/groupe.js" defer></script>' }),
  },
  consentement: { shown: "lien", html: (code) => page({ head: kRefuseAll, code }) },
  "sans-script": { shown: "lien", html: (code) => page({ code }), options: { javaScriptEnabled: false } },
  impression: { shown: "encart", html: (code) => page({ code }), media: "print" },
  "320px": { shown: "encart", html: (code) => page({ code }), options: { viewport: { width: 320, height: 640 } } },
  spip: {
    shown: "encart",
    html: (code) => page({ head: kSpip, before: '<div class="page"><div class="texte crayon">', code, after: "</div></div>" }),
  },
  wordpress: {
    shown: "encart",
    html: (code) => page({ head: kWordPress, before: '<main><div class="entry-content">', code, after: "</div></main>" }),
  },
};
