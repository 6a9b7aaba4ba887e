// Names in no list settled with the keyboard: j and k move, and each button and link says by which key it is pressed.
(() => {
  "use strict";
  const names = [...document.querySelectorAll("[data-candidate]")];
  if (!names.length) return;
  for (const hint of document.querySelectorAll("[data-keys]")) hint.hidden = false;

  // What has been settled leads to the place where the next one stands now, or to the last.
  const isBegun = /^#place-\d+$/.test(location.hash);
  let current = isBegun ? Math.min(Number(location.hash.slice("#place-".length)), names.length) - 1 : -1;

  const move = (place) => {
    current = Math.min(Math.max(place, 0), names.length - 1);
    names[current].focus({ preventScroll: true });
    names[current].scrollIntoView({ block: "nearest" });
  };
  if (isBegun) move(current);

  names.forEach((name, place) => {
    name.addEventListener("focusin", () => {
      current = place;
    });
  });

  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.matches("textarea, select, input:not([type=submit])");
    if (event.ctrlKey || event.altKey || event.metaKey || isTyping) return;
    const pressed = current >= 0 && /^[a-z1-9]$/.test(event.key) && names[current].querySelector(`[data-key="${event.key}"]`);
    if (event.key === "j") move(current + 1);
    else if (event.key === "k") move(current - 1);
    else if (pressed) pressed.click();
    else return;
    event.preventDefault();
  });
})();
