// SPDX-License-Identifier: EUPL-1.2
// The year's grid by keys: arrows go from week to week and from centre to centre, Home and End to the
// first and last week, Enter to the page of the week. What stands in the cell is said below the grid.
// Without this file the grid is a picture, and the list below it says the same.
"use strict";

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
