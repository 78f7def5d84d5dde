// The first films of a list, shown as they are and never read as markup.
const lists = new WeakMap();

export default function ({ data, parentElement }) {
  if (!lists.has(parentElement)) {
    const root = element("div", { class: "films" });
    parentElement.append(root);
    lists.set(parentElement, root);
  }
  const items = data.films.map((film) => {
    const words = element("span", { class: "prompt", dir: "auto" });
    words.textContent = film.prompt;
    const about = element("small", { dir: "auto" });
    about.textContent = film.about;
    return element("li", {}, words, about);
  });
  const parts = [element("p", {}, data.heading), element("ol", {}, ...items)];
  if (data.more) parts.push(element("p", {}, `and ${data.more} more`));
  lists.get(parentElement).replaceChildren(...parts);
}
