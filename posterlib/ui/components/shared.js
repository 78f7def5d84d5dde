// Stands before the script of every component.
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

// A line drawing; paths are in a square of 24.
function icon(path) {
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const stroke = document.createElementNS("http://www.w3.org/2000/svg", "path");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("aria-hidden", "true");
  stroke.setAttribute("d", path);
  drawing.append(stroke);
  return drawing;
}

// A link to a page of the studio. A plain click calls `open` instead of loading it, which keeps what was typed.
function pageLink(attributes, open, ...children) {
  const link = element("a", attributes, ...children);
  link.onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  };
  return link;
}
