// The day asked about: today, unless somebody chose another one in this pane.
import { make } from "./elements.js";
import { words } from "./words.js";

const two = (number) => String(number).padStart(2, "0");
let chosen = null;

function today() {
  const now = new Date();
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

// What is sent with a verb: with an emptied field, the day that stands in the workbook counts.
export function asOf() {
  const day = chosen ?? today();
  return day ? { as_of: day } : {};
}

export function dayField() {
  const field = make("input", { type: "date", id: "day", value: chosen ?? today(), "aria-describedby": "day-help" });
  field.addEventListener("change", () => (chosen = field.value));
  return make("div", { class: "day" }, make("label", { for: "day" }, words().dayAsked), field,
    make("p", { id: "day-help", class: "small unseen" }, words().dayHelp));
}
