// Makes elements out of plain values. Text stays text: nothing here reads HTML.

/** Makes an element; `attributes` of undefined are left out, children may be nested lists. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== ""));
  return made;
}

/** Gives text with what stands between backticks as code. */
export function prose(text) {
  return (text ?? "").split("`").map((part, index) => (index % 2 ? element("code", {}, part) : part));
}

/** Shows text to copy, and a button that does. */
export function sample(text, label, announce) {
  const button = element("button", { type: "button", "aria-label": `Copy ${label}` }, "Copy");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
      announce(`Copied ${label}.`);
    } catch {
      getSelection().selectAllChildren(code);
      button.textContent = "Selected";
      announce("The browser does not let this page copy. The text is selected: press Ctrl+C.");
    }
    setTimeout(() => (button.textContent = "Copy"), 2000);
  });
  const code = element("code", {}, text);
  return element("div", { class: "sample" }, element("pre", { tabindex: "0", role: "group", "aria-label": label }, code), button);
}
