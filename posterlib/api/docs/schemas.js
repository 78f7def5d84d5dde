// Puts JSON Schema into words and tables.

import { element, prose } from "./elements.js";

const LIMITS = [
  ["minimum", (value) => `at least ${value}`],
  ["exclusiveMinimum", (value) => `more than ${value}`],
  ["maximum", (value) => `at most ${value}`],
  ["minItems", (value) => `at least ${value}`],
  ["maxItems", (value) => `at most ${value}`],
  ["maxLength", (value) => `at most ${value.toLocaleString("en")} characters`],
  ["default", (value) => (value === null || value === "" ? undefined : `${JSON.stringify(value)} when left out`)],
];

export class Schemas {
  constructor(schemas) {
    this.schemas = schemas;
  }

  /** Gives what a reference stands for; anything else stays as it is. */
  resolve(schema) {
    return schema.$ref ? this.schemas[schema.$ref.split("/").pop()] : schema;
  }

  /** Says what a value may be, such as "list of text" or "whole number or null". */
  kind(schema) {
    if (schema.$ref) return this.kind(this.resolve(schema));
    if (schema.anyOf) return schema.anyOf.map((choice) => this.kind(choice)).join(" or ");
    if (schema.const !== undefined) return JSON.stringify(schema.const);
    if (schema.enum) return schema.enum.map((choice) => JSON.stringify(choice)).join(", ");
    if (schema.type === "array") {
      if (schema.prefixItems) return schema.prefixItems.map((item) => this.kind(item)).join(", then ");
      return `list of ${this.kind(schema.items ?? {})}`;
    }
    const names = { string: "text", integer: "whole number", number: "number", boolean: "true or false", null: "null" };
    return schema.format === "date-time" ? "date and time" : (names[schema.type] ?? schema.type ?? "anything");
  }

  /** Says within which bounds a value lies. */
  limits(schema) {
    const all = [schema, ...(schema.anyOf ?? [])];
    return LIMITS.flatMap(([key, say]) => all.filter((one) => one[key] !== undefined).map((one) => say(one[key]))).filter(Boolean);
  }

  /** Gives the object that a schema holds inside, if it holds one. */
  inner(schema) {
    const choices = [schema, schema.items, ...(schema.anyOf ?? [])].filter(Boolean);
    return choices.map((choice) => this.resolve(choice)).find((choice) => choice?.properties);
  }

  /** Makes one row of a table of fields. */
  row(name, schema, description, required) {
    const inner = this.inner(schema);
    const kind = [this.kind(schema), ...this.limits(schema)].join(" · ");
    return element(
      "tr",
      {},
      element("th", { scope: "row" }, element("code", {}, name), required ? element("span", { class: "must" }, " required") : "", element("span", { class: "kind" }, kind)),
      element("td", {}, prose(description), inner ? element("details", { class: "inner" }, element("summary", {}, "its fields"), this.table(inner)) : ""),
    );
  }

  /** Makes a table of an object's fields. `marks` tells whether required ones are marked, as they are in requests. */
  table(schema, marks = false) {
    const object = this.inner(schema) ?? schema;
    const rows = Object.entries(object.properties ?? {}).map(([name, property]) =>
      this.row(name, property, property.description ?? this.resolve(property).description, marks && (object.required ?? []).includes(name)),
    );
    return element("table", { class: "fields" }, element("tbody", {}, rows));
  }
}
