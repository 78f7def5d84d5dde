// Posters on the wall, and empty frames for those still being drawn.
const walls = new WeakMap();

function downloadLink(poster) {
  const name = poster.seed === null ? "Download this poster" : `Download the poster with seed ${poster.seed}`;
  const link = element("a", { class: "download", href: poster.download, download: "", "aria-label": name });
  link.append(icon("M12 4v11m-5-5l5 5 5-5M5 20h14"), "Download");
  return link;
}

function picture(poster) {
  const image = element("img", { src: poster.preview, alt: poster.alt, decoding: "async" });
  if (poster.original) {
    image.setAttribute("srcset", `${poster.preview} ${Math.round(720 * Math.min(1, poster.ratio))}w, ${poster.original} ${poster.width}w`);
    image.setAttribute("sizes", "(max-width: 640px) 92vw, 46rem");
  }
  return image;
}

function hung(poster, named, wall) {
  const figure = element("figure", { "data-id": poster.id });
  figure.style.setProperty("--ratio", poster.ratio);
  if (poster.page) {
    const attributes = { class: "open", href: poster.page, "aria-label": `Open: ${poster.alt}` };
    figure.append(pageLink(attributes, () => wall.open(poster.id), picture(poster)));
  } else {
    figure.append(element("div", { class: "open" }, picture(poster)));
  }
  const words = element("span");
  if (named && poster.seed !== null) words.textContent = `Seed ${poster.seed}`;
  figure.append(element("figcaption", {}, words, downloadLink(poster)));
  return figure;
}

function blank(ratio) {
  const figure = element("figure", { class: "blank", "aria-hidden": "true" }, element("div", { class: "open" }));
  figure.style.setProperty("--ratio", ratio);
  return figure;
}

export default function ({ data, parentElement, setTriggerValue }) {
  if (!walls.has(parentElement)) {
    const root = element("div", { class: "wall" });
    parentElement.append(root);
    walls.set(parentElement, { root, shown: "" });
  }
  const wall = walls.get(parentElement);
  wall.open = (id) => setTriggerValue("open", id);
  const wanted = JSON.stringify(data);
  if (wanted === wall.shown) return;
  wall.shown = wanted;
  wall.root.classList.toggle("large", data.posters.some((poster) => poster.original));
  wall.root.classList.toggle("several", data.posters.length + data.blank.count > 1);
  const known = new Map([...wall.root.querySelectorAll("figure[data-id]")].map((figure) => [figure.dataset.id, figure]));
  wall.root.replaceChildren(
    ...data.posters.map((poster) => known.get(poster.id) ?? hung(poster, data.named, wall)),
    ...Array.from({ length: data.blank.count }, () => blank(data.blank.ratio)),
  );
}
