// Posters on the wall, and frames that say how those stand which do not hang yet, or never will.
const walls = new WeakMap();

const ICONS = {
  queued: "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 7v5l3.5 2",
  running: "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
  saving: "M12 4v10m-4-4l4 4 4-4M5 19h14",
  done: "M5 12.5l4.5 4.5L19 7.5",
  failed: "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M9 9l6 6m0-6l-6 6",
  cancelled: "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M6 6l12 12",
  interrupted:
    "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M9.6 9.4a2.5 2.5 0 1 1 3.6 2.2c-.8.5-1.2 1-1.2 1.9M12 16.6v.1",
};

function downloadLink(poster, words) {
  const unseeded = poster.seed === null || poster.seed === undefined;
  const name = unseeded ? "Download this poster" : `Download the poster with seed ${poster.seed}`;
  const link = element("a", { class: "download", href: poster.download, download: "", "aria-label": name, title: name });
  link.append(icon("M12 4v11m-5-5l5 5 5-5M5 20h14"));
  if (words) link.append("Download");
  return link;
}

function picture(poster, ratio) {
  const image = element("img", { src: poster.preview, alt: poster.alt, decoding: "async" });
  if (poster.original) {
    image.setAttribute("srcset", `${poster.preview} ${Math.round(720 * Math.min(1, ratio))}w, ${poster.original} ${poster.width}w`);
    image.setAttribute("sizes", "(max-width: 640px) 92vw, 46rem");
  }
  return image;
}

function hung(tile, layout, wall) {
  const { poster } = tile;
  const figure = element("figure", { "data-id": poster.id, "data-state": tile.state });
  if (poster.page) {
    const attributes = { class: "open", href: poster.page, "aria-label": `Open: ${poster.alt}` };
    figure.append(pageLink(attributes, () => wall.open(poster.id), picture(poster, tile.ratio)));
  } else {
    figure.append(element("div", { class: "open" }, picture(poster, tile.ratio)));
  }
  const caption = element("span", { class: "name", dir: "auto" });
  caption.textContent = tile.caption ?? "";
  figure.append(element("figcaption", {}, caption, downloadLink(poster, layout !== "many")));
  return figure;
}

function frame(tile) {
  const word = element("strong");
  word.append(icon(ICONS[tile.state] ?? ICONS.queued), tile.word);
  const inside = element("div", { class: "open" }, word);
  if (tile.note) {
    const note = element("small");
    note.textContent = tile.note;
    inside.append(note);
  }
  const figure = element("figure", { class: "frame", "data-state": tile.state }, inside);
  if (tile.caption) {
    const caption = element("span", { class: "name", dir: "auto" });
    caption.textContent = tile.caption;
    figure.append(element("figcaption", {}, caption));
  }
  return figure;
}

function made(tile, layout, wall) {
  const figure = tile.poster ? hung(tile, layout, wall) : frame(tile);
  figure.style.setProperty("--ratio", tile.ratio);
  return figure;
}

export default function ({ data, parentElement, setTriggerValue }) {
  if (!walls.has(parentElement)) {
    const root = element("div", { class: "wall" });
    parentElement.append(root);
    walls.set(parentElement, { root, figures: new Map() });
  }
  const wall = walls.get(parentElement);
  wall.open = (id) => setTriggerValue("open", id);
  const figures = new Map();
  data.tiles.forEach((tile, number) => {
    // What did not change stays: a picture is not loaded again, and the light over a frame moves on.
    const told = JSON.stringify([number, data.layout, tile]);
    figures.set(told, wall.figures.get(told) ?? made(tile, data.layout, wall));
  });
  const changed = [...figures.keys()].join() !== [...wall.figures.keys()].join();
  wall.figures = figures;
  wall.root.className = `wall ${data.layout}`;
  if (changed) wall.root.replaceChildren(...figures.values());
}
