// What pages do better with a script; without it everything works too.
"use strict";

// A menu closes with Escape, and when somebody goes on elsewhere.
const menus = document.querySelectorAll("details.menu");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of menus) {
    if (!menu.open) continue;
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

document.addEventListener("click", (event) => {
  for (const menu of menus) {
    if (menu.open && !menu.contains(event.target)) menu.open = false;
  }
});

// The form that was kept while its session had ended is shown at once.
document.querySelector("form.continue")?.requestSubmit();

// What is wrong with a form is read first.
document.getElementById("errors")?.focus();
