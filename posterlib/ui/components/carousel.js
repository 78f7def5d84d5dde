// The film strip: hovering scrolls it, the buttons and keys jump, a click opens a poster.
const SCROLL_STEP = 2; // pixels
const SCROLL_INTERVAL = 20; // milliseconds
const strips = new WeakMap();
const still = matchMedia("(prefers-reduced-motion: reduce)");

class Strip {
  constructor(root) {
    this.frame = element("section", { class: "strip", "aria-label": "Posters made so far, newest first" });
    this.film = element("ul", { class: "film", tabindex: "0", "aria-label": "Film strip; arrow keys scroll it" });
    this.back = this.jumper("previous", "Previous posters", "M15 5l-7 7 7 7", -1);
    this.forth = this.jumper("next", "Next posters", "M9 5l7 7-7 7", 1);
    this.frame.append(this.film, this.back, this.forth);
    root.append(this.frame);
    this.film.onpointerenter = (event) => event.pointerType === "mouse" && this.roll();
    this.film.onpointerleave = () => this.stop();
    this.film.onkeydown = (event) => this.press(event);
    this.film.onscroll = () => this.fade();
    this.resized = new ResizeObserver(() => this.fade());
    this.resized.observe(this.film);
    this.ids = "";
  }

  show(items) {
    const ids = items.map((item) => item.id).join();
    if (ids === this.ids) return;
    const known = new Map([...this.film.children].map((frame) => [frame.dataset.id, frame]));
    this.film.replaceChildren(...items.map((item) => known.get(item.id) ?? this.picture(item)));
    if (items[0]?.id !== this.ids.split(",")[0]) this.film.scrollLeft = 0;
    this.ids = ids;
    this.reach(0);
    this.fade();
  }

  picture(item) {
    const image = element("img", { src: item.preview, alt: item.caption, loading: "lazy", decoding: "async", draggable: "false" });
    const link = pageLink({ href: item.page, title: item.caption, tabindex: "-1" }, () => this.open(item.id), image);
    const frame = element("li", { "data-id": item.id }, link);
    frame.style.setProperty("--ratio", item.ratio);
    return frame;
  }

  jumper(name, label, path, direction) {
    const button = element("button", { type: "button", class: name, "aria-label": label }, icon(path));
    button.onclick = () => this.jump(direction);
    return button;
  }

  roll() {
    this.stop();
    if (still.matches) return;
    this.timer = setInterval(() => {
      const film = this.film;
      film.scrollLeft += SCROLL_STEP;
      if (film.scrollLeft + film.clientWidth >= film.scrollWidth - 1) film.scrollLeft = 0;
    }, SCROLL_INTERVAL);
  }

  stop() {
    clearInterval(this.timer);
  }

  jump(direction) {
    const distance = Math.max(280, Math.floor(this.film.clientWidth * 0.8));
    this.film.scrollBy({ left: direction * distance, behavior: this.pace() });
  }

  press(event) {
    const links = [...this.film.querySelectorAll("a")];
    const at = links.indexOf(event.target);
    const onPicture = at >= 0;
    const moves = {
      ArrowLeft: () => (onPicture ? this.visit(links, at - 1) : this.jump(-1)),
      ArrowRight: () => (onPicture ? this.visit(links, at + 1) : this.jump(1)),
      Home: () => (onPicture ? this.visit(links, 0) : this.film.scrollTo({ left: 0, behavior: this.pace() })),
      End: () =>
        onPicture
          ? this.visit(links, links.length - 1)
          : this.film.scrollTo({ left: this.film.scrollWidth, behavior: this.pace() }),
    };
    if (!(event.key in moves) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    moves[event.key]();
  }

  visit(links, index) {
    const at = Math.min(Math.max(index, 0), links.length - 1);
    this.reach(at);
    links[at].focus();
  }

  // Only one picture is a tab stop; the arrow keys lead to the others.
  reach(at) {
    this.film.querySelectorAll("a").forEach((link, index) => link.setAttribute("tabindex", index === at ? "0" : "-1"));
  }

  fade() {
    const { scrollLeft, clientWidth, scrollWidth } = this.film;
    this.frame.classList.toggle("fits", scrollWidth <= clientWidth + 1);
    this.frame.classList.toggle("more-before", scrollLeft > 1);
    this.frame.classList.toggle("more-after", scrollLeft + clientWidth < scrollWidth - 1);
  }

  pace() {
    return still.matches ? "auto" : "smooth";
  }

  end() {
    this.stop();
    this.resized.disconnect();
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  if (!strips.has(parentElement)) strips.set(parentElement, new Strip(parentElement));
  const strip = strips.get(parentElement);
  strip.open = (id) => setTriggerValue("open", id);
  strip.show(data.items);
  return () => strip.end();
}
