// Names offered while somebody types, for fields that say where they come from.
(() => {
  "use strict";
  const SOON_MS = 150;

  const offer = (field, place) => {
    const names = document.createElement("datalist");
    names.id = `offers-${place}`;
    field.after(names);
    field.setAttribute("list", names.id);
    field.autocomplete = "off";
    let asked = "";
    let waiting = 0;

    const ask = async () => {
      const term = field.value.trim();
      if (!term || term === asked) return;
      asked = term;
      const address = new URL(field.dataset.offers, location.href);
      address.searchParams.set("term", term);
      const answer = await fetch(address);
      if (!answer.ok) return;
      const { results } = await answer.json();
      if (term === asked) names.replaceChildren(...results.map((one) => new Option(one.text, one.text)));
    };

    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => ask().catch(() => {}), SOON_MS); // Without offers the field is as good as any.
    });
  };

  document.querySelectorAll("input[data-offers]").forEach(offer);
})();
