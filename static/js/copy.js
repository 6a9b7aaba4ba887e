// A button that copies what stands in an element marked with data-copy, and says that it did.
const SAID_MS = 4000;

document.querySelectorAll("[data-copy]").forEach((source) => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy__button";
  button.textContent = "Copy";
  const of = source.dataset.copy;
  if (of) button.setAttribute("aria-label", `Copy ${of}`);
  const status = document.createElement("span");
  status.className = "copy__status";
  status.setAttribute("role", "status");
  // Between the terms of a list only another description may stand.
  const line = document.createElement(source.localName === "dd" ? "dd" : "p");
  line.className = "copy";
  line.append(button, " ", status);
  source.after(line);

  let timer;
  button.addEventListener("click", async () => {
    status.textContent = (await copy(source)) ? "Copied" : "Could not copy: select the text and copy it by hand.";
    clearTimeout(timer);
    timer = setTimeout(() => (status.textContent = ""), SAID_MS);
  });
});

async function copy(source) {
  try {
    await navigator.clipboard.writeText(source.innerText.trim().replace(/\s+/g, " "));
    return true;
  } catch {
    // Only https and this machine have a clipboard; the old way wants a selection.
    const range = document.createRange();
    range.selectNodeContents(source);
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    return document.execCommand("copy");
  }
}
