// Suggestions decided with the keyboard: a accepts, r refuses, l leaves for later, and each goes on to the next; j and k
// move without deciding, s saves. Of a name left open, 1 to 9 choose whom it means, and r says none of them.
// Who leaves the queue with decisions that are not saved is asked.
(() => {
  "use strict";
  const suggestions = [...document.querySelectorAll("[data-suggestion]")];
  if (!suggestions.length) return;
  for (const hint of document.querySelectorAll("[data-keys]")) hint.hidden = false;

  const marks = [...document.querySelectorAll("mark[data-keys]")];
  const decisions = { a: ["accept"], r: ["refuse", "none"], l: ["later"] };
  const queue = document.querySelector(".review__form");
  const form = queue || suggestions[0].closest("form");
  const save = form && form.querySelector(queue ? "button" : "[name=_continue]");
  // j begins where a link has led to.
  const target = document.getElementById(location.hash.slice(1));
  const isFromTarget = (one) => one === target || target.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;
  let hasBegun = false;
  let current = target ? Math.max(suggestions.findIndex(isFromTarget), 0) - 1 : -1;

  const show = (place) => {
    for (const suggestion of suggestions) suggestion.classList.remove("suggestion--current");
    const chosen = suggestions[place];
    chosen.classList.add("suggestion--current");
    const key = chosen.dataset.suggestion;
    let first = null;
    for (const mark of marks) {
      const isOf = mark.dataset.keys.split(" ").includes(key);
      mark.classList.toggle("suggested--current", isOf);
      if (isOf && first === null) first = mark;
    }
    // The text has a scroll of its own: only that one moves.
    const box = first && first.closest(".suggestions__text");
    if (box) box.scrollTop += first.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
  };

  const move = (place) => {
    current = Math.min(Math.max(place, 0), suggestions.length - 1);
    suggestions[current].focus({ preventScroll: true });
    suggestions[current].scrollIntoView({ block: "nearest" });
  };

  const choiceOf = (suggestion, key) => {
    const choices = [...suggestion.querySelectorAll("input[type=radio]")];
    if (key in decisions) return choices.find((choice) => decisions[key].includes(choice.value));
    return /^[1-9]$/.test(key) ? choices.filter((choice) => /^\d+$/.test(choice.value))[key - 1] : undefined;
  };

  const isTyping = (element) =>
    element.isContentEditable ||
    element.matches("textarea, select, input:not([type=radio]):not([type=checkbox]):not([type=submit])");

  suggestions.forEach((suggestion, place) => {
    suggestion.addEventListener("focusin", () => {
      hasBegun = true;
      current = place;
      show(place);
    });
  });

  // Before anything is chosen, a key decides the first that it can decide.
  const deciding = (key) => {
    const first = hasBegun ? current : suggestions.findIndex((one, place) => place > current && choiceOf(one, key));
    return first < 0 ? undefined : choiceOf(suggestions[first], key);
  };

  // Where names left open are only counted there is nothing to decide: such a key leads on to what it can decide.
  const isOnlyALink = (key) => key in decisions && hasBegun && !suggestions[current].querySelector("input");

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
    if (event.key === "j") move(current + 1);
    else if (event.key === "k") move(current - 1);
    else if (deciding(event.key)) {
      const choice = deciding(event.key);
      choice.checked = true;
      choice.dispatchEvent(new Event("change", { bubbles: true }));
      move(suggestions.findIndex((one) => one.contains(choice)) + 1);
    } else if (isOnlyALink(event.key)) move(current + 1);
    else if (event.key === "s" && save) form.requestSubmit(save);
    else return;
    event.preventDefault();
  });

  if (!queue) return;
  let isSent = false;
  const isUnsaved = () =>
    [...queue.querySelectorAll("input[type=radio]")].some((choice) => choice.checked !== choice.defaultChecked);
  queue.addEventListener("submit", () => {
    isSent = true;
  });
  // A page that the back button shows again has been sent before, with what is marked in it now still to be saved.
  addEventListener("pageshow", () => {
    isSent = false;
  });
  addEventListener("beforeunload", (event) => {
    if (isUnsaved() && !isSent) event.preventDefault();
  });
})();
