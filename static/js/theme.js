// The colours that the reader chose, set before the page is drawn; and "/" to search.
const root = document.documentElement;

function chosen() {
  try {
    return localStorage.getItem("theme") || "auto";
  } catch {
    return "auto"; // Storage may be forbidden.
  }
}

function show(theme) {
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  else delete root.dataset.theme;
}

show(chosen());

document.addEventListener("DOMContentLoaded", () => {
  const choices = document.querySelectorAll(".theme-switch__choice");
  const press = () => choices.forEach((choice) => choice.setAttribute("aria-pressed", choice.value === chosen()));
  choices.forEach((choice) =>
    choice.addEventListener("click", () => {
      try {
        localStorage.setItem("theme", choice.value);
      } catch {
        // The choice then holds for this page only.
      }
      show(choice.value);
      press();
    }),
  );
  press();
  document.querySelectorAll(".theme-switch").forEach((found) => (found.hidden = false));
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  const box = document.querySelector("input[type=search]");
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});
