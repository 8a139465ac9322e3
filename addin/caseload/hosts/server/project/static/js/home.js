// The first view: the day asked about, and every button of the ribbon with what it does.
import { asOf, dayField } from "./day.js";
import { button, make } from "./elements.js";
import { comments, notices, toSave } from "./notices.js";
import { RESULTS } from "./results.js";
import { go, person, show } from "./stage.js";
import { doing, running } from "./work.js";
import { page } from "./workbook.js";
import { language, words } from "./words.js";

const DATED = ["refresh", "today"];

const allowed = (each) => !person() || each.roles.some((role) => person().roles.includes(role));

export function home() {
  const tile = (each) => button(
    [make("b", {}, each.label[language()]), make("span", {}, allowed(each) ? each.tip[language()] : words().notForRole)],
    () => begin(each.name), "tile", { disabled: !allowed(each), id: `do-${each.name}` });
  const groups = page().groups.map((group) => [
    make("h2", {}, group.label[language()]),
    ...page().buttons.filter((each) => each.group === group.name).map(tile),
  ]);
  show(words().name, dayField(), toSave(), groups);
}

// What a button does, pressed here or in the ribbon. It takes the place of work that is not done yet.
export function begin(name) {
  running();
  if (name === "help") return go("help");
  if (name === "notices") return notices();
  if (name === "comment") return comments();
  return doing(name, DATED.includes(name) ? asOf() : {}, RESULTS[name]);
}
