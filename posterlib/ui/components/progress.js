// Says what is being done; the seconds tick here, so that the page need not ask for each of them.
const still = matchMedia("(prefers-reduced-motion: reduce)");
const lines = new WeakMap();

function build(root) {
  const line = document.createElement("p");
  const words = document.createElement("span");
  const clock = document.createElement("span");
  words.className = "words";
  words.setAttribute("role", "status");
  clock.className = "clock";
  clock.setAttribute("aria-hidden", "true");
  const aside = document.createElement("span");
  aside.className = "aside";
  line.append(words, clock, aside);
  root.append(line);
  // On a narrow screen the poster hangs below the form: bring what has just begun into view.
  requestAnimationFrame(() => {
    if (line.getBoundingClientRect().top < innerHeight) return;
    line.scrollIntoView({ block: "center", behavior: still.matches ? "auto" : "smooth" });
  });
  return { words, clock, aside };
}

export default function ({ data, parentElement }) {
  if (!lines.has(parentElement)) lines.set(parentElement, build(parentElement));
  const line = lines.get(parentElement);
  // Written only when it changes, or a screen reader would say it again and again.
  if (line.words.textContent !== data.words) line.words.textContent = data.words;
  line.aside.textContent = data.aside;
  const begun = performance.now() - data.seconds * 1000;
  clearInterval(line.timer);
  const tick = () => (line.clock.textContent = `${((performance.now() - begun) / 1000).toFixed(1)} s`);
  tick();
  line.timer = setInterval(tick, 100);
  return () => clearInterval(line.timer);
}
