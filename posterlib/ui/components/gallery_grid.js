// The gallery's wall. Arrow keys, Home and End move between posters; Enter and a click open one.
const walls = new WeakMap();

function card(item, wall) {
  const image = element("img", { src: item.preview, alt: item.caption, loading: "lazy", decoding: "async" });
  const caption = element("span", { class: "caption", "aria-hidden": "true" });
  const about = element("span", { class: "about" });
  caption.textContent = item.caption;
  about.textContent = item.about;
  const frame = element("span", { class: "frame" }, image);
  const link = pageLink({ href: item.page, title: item.caption }, () => wall.open(item.id), frame, caption, about);
  const place = element("li", { "data-id": item.id }, link);
  place.style.setProperty("--ratio", item.ratio);
  return place;
}

function move(event, list) {
  const links = [...list.querySelectorAll("a")];
  const at = links.indexOf(event.target);
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: links.length - 1 }[event.key];
  if (at < 0 || to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  links[Math.min(Math.max(to, 0), links.length - 1)].focus();
}

export default function ({ data, parentElement, setTriggerValue }) {
  if (!walls.has(parentElement)) {
    const list = element("ul", { "aria-label": "Posters, newest first" });
    list.onkeydown = (event) => move(event, list);
    parentElement.append(list);
    walls.set(parentElement, { list, ids: "" });
  }
  const wall = walls.get(parentElement);
  wall.open = (id) => setTriggerValue("open", id);
  const ids = data.items.map((item) => item.id).join();
  if (ids === wall.ids) return;
  const turned = wall.ids !== "";
  wall.ids = ids;
  wall.list.replaceChildren(...data.items.map((item) => card(item, wall)));
  // The page numbers are below the wall: who turns the page wants to see its beginning.
  if (turned) wall.list.scrollIntoView({ block: "start" });
}
