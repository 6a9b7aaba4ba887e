// The browse page's form: filters apply as they are ticked, long facets are searched while typing, and the address
// asked for is the canonical one. Without this script the form has an Apply button and links to whole lists.
const form = document.querySelector("form.browse[data-order]");
const wide = window.matchMedia("(min-width: 56rem)"); // Where filters stand beside the results, as in layout.css.
const APPLY_MS = 700; // Long enough to tick a second box.
const TYPING_MS = 150;
const PLACE = "browse-place";

if (form) {
  sendCanonicalAddress();
  applyOnChange();
  form.querySelectorAll("fieldset[data-facet]").forEach(makeFinder);
}

function sendCanonicalAddress() {
  // One question has one address: keys in order, values sorted, blanks and defaults left out. The server would
  // redirect any other spelling; this saves the hop.
  form.addEventListener("formdata", ({ formData }) => {
    const given = [...new Set(formData.keys())].map((key) => [key, [...new Set(formData.getAll(key))]]);
    const order = form.dataset.order.split(" ");
    given.sort(([one], [two]) => order.indexOf(one) - order.indexOf(two));
    given.forEach(([key]) => formData.delete(key));
    for (const [key, values] of given) {
      if (key === "sort" && values[0] === "newest") continue;
      for (const value of values.map((text) => text.trim()).sort()) if (value) formData.append(key, value);
    }
  });
}

function applyOnChange() {
  let timer;
  const hint = document.createElement("p");
  hint.className = "hint browse__applies";
  hint.textContent = "Results change as you tick.";
  form.querySelector(".browse__fields").prepend(hint);

  form.addEventListener("submit", () => clearTimeout(timer));
  form.addEventListener("change", ({ target }) => {
    if (!wide.matches || !target.matches("input[type=checkbox], select")) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      keepPlace(document.activeElement);
      form.requestSubmit();
    }, APPLY_MS);
  });
  window.addEventListener("pageshow", ({ persisted }) => {
    // Whoever comes back sees the filters of the results that stand there, not a tick that was never applied.
    const [entry] = performance.getEntriesByType("navigation");
    if (persisted || entry?.type === "back_forward") form.reset();
    if (!persisted) restorePlace();
  });
}

function keepPlace(element) {
  const place = { name: element?.name ?? "", value: element?.value ?? "", y: window.scrollY, at: Date.now() };
  try {
    sessionStorage.setItem(PLACE, JSON.stringify(place));
  } catch {
    // Without storage the page begins at its top.
  }
}

function restorePlace() {
  let place;
  try {
    place = JSON.parse(sessionStorage.getItem(PLACE));
    sessionStorage.removeItem(PLACE);
  } catch {
    return;
  }
  if (!place || Date.now() - place.at > 30_000 || location.hash) return;
  const found = [...form.elements].find(
    ({ name, value, type }) => name && name === place.name && (type !== "checkbox" || value === place.value),
  );
  found?.focus({ preventScroll: true });
  window.scrollTo({ top: place.y, behavior: "instant" });
}

// A combobox as the ARIA Authoring Practices describe it: a text box whose list is walked with the arrow keys.
function makeFinder(fieldset) {
  const { facet, plural, names, question } = fieldset.dataset;
  const id = `find-${facet}`;
  const list = make("ul", { id: `${id}-list`, className: "finder__list", role: "listbox", hidden: true });
  list.setAttribute("aria-label", `${plural} that fit`);
  const box = make("input", { id, className: "field__control", type: "text", autocomplete: "off", role: "combobox" });
  box.dir = "auto";
  box.maxLength = 100;
  box.spellcheck = false;
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-expanded", "false");
  box.setAttribute("aria-controls", list.id);
  const label = make("label", { className: "finder__label", htmlFor: id, textContent: `Find among all ${plural}` });
  const status = make("p", { className: "visually-hidden", role: "status" });
  const finder = make("div", { className: "finder" });
  finder.append(label, box, list, status);
  fieldset.querySelector("legend").after(finder);

  let timer;
  let asking;
  let active = -1;
  const options = () => [...list.querySelectorAll("[role=option]")];

  const close = () => {
    list.hidden = true;
    active = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };
  const activate = (number) => {
    const all = options();
    if (!all.length) return;
    active = (number + all.length) % all.length;
    all.forEach((option, place) => option.setAttribute("aria-selected", String(place === active)));
    box.setAttribute("aria-activedescendant", all[active].id);
    all[active].scrollIntoView({ block: "nearest" });
  };
  const choose = (option) => {
    close();
    box.value = "";
    tick(fieldset, facet, option.dataset);
    status.textContent = `${option.dataset.name} added.`;
  };
  const show = (found, typed) => {
    active = -1;
    box.removeAttribute("aria-activedescendant");
    list.replaceChildren(
      ...found.map((value, place) => {
        const option = make("li", { id: `${id}-${place}`, className: "finder__option", role: "option" });
        option.setAttribute("aria-selected", "false");
        Object.assign(option.dataset, { slug: value.slug, name: value.name, count: value.count });
        const kind = value.kind ? ` ${value.kind.replaceAll("_", " ")}` : "";
        option.append(
          make("bdi", { textContent: value.name }),
          make("span", { className: "quiet", textContent: kind }),
          make("span", { className: "facets__count", textContent: ` ${value.count.toLocaleString("en")}` }),
        );
        return option;
      }),
    );
    list.hidden = !found.length;
    box.setAttribute("aria-expanded", String(found.length > 0));
    const many = found.length === 10 ? "The 10 nearest" : found.length;
    status.textContent = found.length ? `${many} found. Up and down arrows to choose.` : `Nothing fits “${typed}”.`;
    finder.classList.toggle("finder--nothing", !found.length);
    finder.dataset.nothing = found.length ? "" : "Nothing fits.";
  };
  const ask = async () => {
    const typed = box.value.trim().replace(/\s+/g, " ");
    asking?.abort();
    finder.classList.remove("finder--nothing");
    if (!typed) return close();
    asking = new AbortController();
    const own = new URLSearchParams({ facet, name: typed });
    try {
      const answer = await fetch(`${names}?${question ? `${question}&` : ""}${own}`, { signal: asking.signal });
      if (!answer.ok) throw new Error(String(answer.status));
      show(await answer.json(), typed);
    } catch (error) {
      if (error.name === "AbortError") return undefined;
      close();
      status.textContent = "The names could not be fetched.";
    }
    return undefined;
  };

  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, TYPING_MS);
  });
  box.addEventListener("keydown", (event) => {
    const all = options();
    const isOpen = !list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen) ask();
      else activate(event.key === "ArrowDown" ? active + 1 : Math.max(active, 0) - 1);
    } else if (event.key === "Enter") {
      event.preventDefault(); // A half-typed name is no reason to send the form.
      if (isOpen && all.length) choose(all[Math.max(active, 0)]);
    } else if (event.key === "Escape") {
      if (!isOpen && !box.value) return;
      event.preventDefault();
      if (isOpen) close();
      else box.value = "";
    }
  });
  box.addEventListener("blur", close);
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // The box keeps the focus.
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) choose(option);
  });
}

function tick(fieldset, facet, { slug, name, count }) {
  let box = [...fieldset.querySelectorAll("input[type=checkbox]")].find(({ value }) => value === slug);
  if (!box) {
    box = make("input", { type: "checkbox", name: facet, value: slug });
    const label = make("label", { className: "facets__value" });
    label.append(
      box,
      " ",
      make("bdi", { className: "facets__name", textContent: name }),
      " ",
      make("span", { className: "facets__count", textContent: Number(count).toLocaleString("en") }),
    );
    const row = make("li");
    row.append(label);
    fieldset.querySelector(".facets__values").prepend(row);
  }
  box.checked = true;
  box.dispatchEvent(new Event("change", { bubbles: true }));
}

function make(tag, properties = {}) {
  return Object.assign(document.createElement(tag), properties);
}
