// Labelled facts. Values are what people typed: they are set as text, never as markup.
const LONG = 34; // characters; a longer value has a row to itself
const lists = new WeakMap();

export default function ({ data, parentElement }) {
  if (!lists.has(parentElement)) {
    const list = document.createElement("dl");
    parentElement.append(list);
    lists.set(parentElement, list);
  }
  lists.get(parentElement).replaceChildren(
    ...data.rows.map(([label, value]) => {
      const fact = document.createElement("div");
      const term = document.createElement("dt");
      const description = document.createElement("dd");
      fact.className = value.length > LONG ? "long" : "";
      term.textContent = label;
      description.textContent = value;
      fact.append(term, description);
      return fact;
    }),
  );
}
