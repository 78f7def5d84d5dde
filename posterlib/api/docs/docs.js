// Draws /openapi.json as a page.

import { element, prose, sample } from "./elements.js";
import { Schemas } from "./schemas.js";

const main = document.getElementById("content");
const contents = document.getElementById("contents");
const fold = document.getElementById("fold");
const announcement = document.getElementById("announcement");
const announce = (text) => (announcement.textContent = text);

/** Writes the line for a terminal that makes the example's call. */
function curl(method, path, operation) {
  let address = path;
  const parts = [];
  for (const parameter of operation.parameters ?? []) {
    if (parameter.in === "path") address = address.replace(`{${parameter.name}}`, encodeURIComponent(parameter.example));
    if (parameter.name === "Prefer") parts.push(`-H 'Prefer: ${parameter.example}'`);
  }
  const body = operation.requestBody?.content["application/json"].example;
  if (body) parts.push("-H 'Content-Type: application/json'", `-d '${JSON.stringify(body).replaceAll("'", "'\\''")}'`);
  const way = method === "post" && !body ? "-X POST " : operation.responses[302] ? "-L -o poster.png " : operation.responses[206] ? "-o poster.png " : "";
  return [`curl ${way}'${location.origin}${address}'`, ...parts].join(" \\\n  ");
}

function answer(status, response, schemas) {
  const [type, content] = Object.entries(response.content ?? {})[0] ?? [];
  const headers = Object.entries(response.headers ?? {}).filter(([, header]) => !header.$ref);
  const shown = [];
  if (content?.example) shown.push(sample(JSON.stringify(content.example, null, 2), `the example of ${status}`, announce));
  const table = content?.schema && schemas.table(content.schema);
  if (table?.querySelector("tr")) {
    const kind = `Fields · ${Object.keys(response.content).join(", ")}`;
    shown.push(content.example ? element("details", { class: "inner" }, element("summary", {}, kind), table) : [element("p", { class: "kind" }, type), table]);
  } else if (type) {
    shown.push(element("p", { class: "kind" }, Object.keys(response.content).join(", ")));
  }
  if (headers.length) {
    const rows = headers.map(([name, header]) => schemas.row(name, header.schema, header.description, false));
    shown.push(element("p", { class: "kind" }, "Headers"), element("table", { class: "fields" }, element("tbody", {}, rows)));
  }
  const summary = element("summary", {}, element("span", { class: Number(status) < 400 ? "status" : "status bad" }, status), element("span", {}, prose(response.description)));
  return element("details", { class: "answer" }, summary, element("div", {}, shown));
}

function operationArticle(method, path, operation, schemas) {
  const parameters = (operation.parameters ?? []).map((each) => schemas.row(each.name, each.schema, each.description, each.required));
  const body = operation.requestBody?.content["application/json"].schema;
  const answers = Object.entries(operation.responses).map(([status, response]) => answer(status, response, schemas));
  answers[0].open = true;
  return element(
    "article",
    { id: operation.operationId, "aria-labelledby": `${operation.operationId}-title` },
    element("h3", { id: `${operation.operationId}-title` }, operation.summary),
    element("div", { class: "route" }, element("span", { class: `method ${method}` }, method.toUpperCase()), element("code", {}, path)),
    operation.description ? element("p", {}, prose(operation.description)) : "",
    sample(curl(method, path, operation), `the call of ${path}`, announce),
    parameters.length ? [element("h4", {}, "Parameters"), element("table", { class: "fields" }, element("tbody", {}, parameters))] : "",
    body ? [element("h4", {}, "Body"), schemas.table(body, true)] : "",
    element("h4", {}, "Answers"),
    answers,
  );
}

function codesSection(codes) {
  const rows = codes.map(({ code, status, meaning }) =>
    element("tr", { id: code }, element("th", { scope: "row" }, element("code", {}, code)), element("td", {}, element("span", { class: "status bad" }, String(status))), element("td", {}, prose(meaning))),
  );
  const words = "`code` of an error never changes: decide by it. The text beside it says what happened and what to do next.";
  return element(
    "section",
    { class: "group", id: "errors" },
    element("h2", {}, "Errors"),
    element("p", {}, prose(words)),
    element("article", {}, element("table", { class: "fields codes" }, element("tbody", {}, rows))),
  );
}

function draw(description) {
  const schemas = new Schemas(description.components.schemas);
  const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  main.replaceChildren(element("h1", {}, `${description.info.title} API`), element("p", { class: "about" }, prose(description.info.description)));
  contents.replaceChildren();
  for (const tag of description.tags) {
    const members = operations.filter(({ operation }) => operation.tags.includes(tag.name));
    const articles = members.map(({ path, method, operation }) => operationArticle(method, path, operation, schemas));
    main.append(element("section", { class: "group" }, element("h2", {}, tag.name), element("p", {}, prose(tag.description)), articles));
    const links = members.map(({ method, operation }) =>
      element("li", {}, element("a", { href: `#${operation.operationId}` }, element("span", { class: `method ${method}` }, method.toUpperCase()), operation.summary)),
    );
    contents.append(element("h2", {}, tag.name), element("ul", {}, links));
  }
  main.append(codesSection(description["x-problem-codes"]));
  contents.append(element("h2", {}, "Errors"), element("ul", {}, element("li", {}, element("a", { href: "#errors" }, element("span", {}, "4xx"), "What each code means"))));
}

/** Keeps the contents open where there is room beside the text, and closes them after a choice where there is none. */
function foldContents() {
  const roomy = matchMedia("(min-width: 60.01rem)");
  const fit = () => (fold.open = roomy.matches);
  roomy.addEventListener("change", fit);
  contents.addEventListener("click", (event) => event.target.closest("a") && fit());
  fit();
}

/** Goes to a part that was not there yet when the address was opened. */
function goAgain(hash) {
  if (!hash) return;
  history.replaceState(null, "", location.pathname);
  location.replace(hash);
}

/** Marks in the contents what is being read. */
function follow() {
  const links = new Map([...contents.querySelectorAll("li a")].map((link) => [link.hash.slice(1), link]));
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const entry of entries.filter((each) => each.isIntersecting)) {
        links.forEach((link) => link.removeAttribute("aria-current"));
        links.get(entry.target.id)?.setAttribute("aria-current", "true");
      }
    },
    { rootMargin: "-10% 0px -75% 0px" },
  );
  links.forEach((_, id) => watcher.observe(document.getElementById(id)));
}

try {
  const response = await fetch("/openapi.json");
  if (!response.ok) throw new Error(`The studio answered ${response.status}.`);
  draw(await response.json());
  foldContents();
  follow();
  goAgain(location.hash);
} catch (error) {
  document.getElementById("state")?.replaceChildren(`/openapi.json could not be read. ${error.message} Reload the page to try again.`);
} finally {
  main.setAttribute("aria-busy", "false");
}
