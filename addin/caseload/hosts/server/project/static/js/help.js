// How Caseload works, in one page.
import { make } from "./elements.js";
import { show } from "./stage.js";
import { homeButton, row } from "./work.js";
import { page } from "./workbook.js";
import { language, words } from "./words.js";

export function help() {
  show(page().buttons.find((each) => each.name === "help").label[language()],
    words().help.map(([title, text]) => [make("h2", {}, title), make("p", {}, text)]),
    make("p", { class: "small" }, `Caseload ${page().version}`), row(homeButton()));
}
