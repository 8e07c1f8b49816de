/* SPDX-License-Identifier: EUPL-1.2 */
/* Buttons that copy the text of a field; where the browser does not let them, the field is selected. */
(() => {
  "use strict";
  for (const button of document.querySelectorAll("[data-copier]")) {
    const field = document.getElementById(button.dataset.copier);
    const said = document.getElementById(button.dataset.copier + "-fait");
    button.hidden = false;
    button.addEventListener("click", async () => {
      field.select();
      try {
        await navigator.clipboard.writeText(field.value);
        said.textContent = "Copié.";
      } catch {
        said.textContent = "Sélectionné : copiez avec Ctrl C.";
      }
    });
  }
})();
