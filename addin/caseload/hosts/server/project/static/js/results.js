// What each verb gave, as a view.
import { button, make } from "./elements.js";
import { doing, draw, home, show } from "./pane.js";
import { goTo } from "./workbook.js";
import { day, words } from "./words.js";

const homeButton = () => button(words().home, () => draw(home), "other");

function figures(pairs) {
  return make("dl", { class: "figures" }, pairs.map(([name, value]) =>
    make("div", {}, make("dt", {}, name), make("dd", {}, String(value)))));
}

function problemList(problems) {
  return make("ul", { class: "lines" }, problems.map((each) => {
    const text = [make("span", { class: each.severity === "error" ? "bad" : "" }, each.what),
      make("span", { class: "more" }, [each.where, each.why, each.todo].filter(Boolean).join(" · "))];
    return make("li", {}, each.where.includes("!") ? button(text, () => goTo(each.where), "", { title: words().goTo(each.where) }) : make("label", {}, text));
  }));
}

const standing = (counts) => figures(["overdue", "due_today", "open"].map((each) => [words()[each], counts[each]]));

function refreshed(told) {
  show(words().refreshed(day(told.as_of)), standing(told.counts),
    figures([[words().people, told.people], [words().changed, told.changed], [words().unanswered, told.unanswered]]),
    told.unanswered ? make("p", { class: "small" }, words().unansweredHelp) : null,
    problemList(told.problems),
    make("div", { class: "row" }, button(words().showToday, () => doing("today", {}, due)), homeButton()));
}

function checked(told) {
  show(told.count ? words().problems(told.count) : words().noProblems, problemList(told.problems),
    told.count > told.problems.length ? make("p", { class: "small" }, words().firstOf(told.problems.length, told.count)) : null,
    make("div", { class: "row" }, homeButton()));
}

function due(told) {
  const line = (each) => make("li", {}, button([
    make("span", { class: each.standing }, `${words()[each.standing]} · ${day(each.due_on)}`),
    make("span", { class: "more" }, `${each.participant_id} ${each.person}`),
    each.what,
    make("span", { class: "more" }, each.why),
  ], () => goTo(each.place), "", { title: words().goTo(each.place) }));
  show(words().refreshed(day(told.as_of)), standing(told.counts),
    told.count ? make("ul", { class: "lines" }, told.lines.map(line)) : make("p", {}, words().nothingDue),
    told.count > told.lines.length ? make("p", { class: "small" }, words().firstOf(told.lines.length, told.count)) : null,
    make("div", { class: "row" }, homeButton()));
}

function explained(told) {
  show(told.header, make("p", { class: "small" }, told.place),
    make("h2", {}, words().shows), make("p", { class: "shown" }, told.shown || "–"),
    make("h2", {}, words().because), make("ul", { class: "because" }, told.because.map((each) => make("li", {}, each))),
    ...(told.question ? [make("h2", {}, words().source), make("p", {}, `${told.question}: ${told.cites}`)] : []),
    ...(told.parameters.length ? [make("h2", {}, words().parameters),
      make("ul", { class: "because" }, told.parameters.map((each) => make("li", {}, `${each.key} = ${each.value} (${each.source})`)))] : []),
    make("div", { class: "row" }, homeButton()));
}

const formulas = (title) => (told) => show(words()[title], figures([[words().cells, told.cells],
  ...(told.others ? [[words().others, told.others]] : [])]), make("div", { class: "row" }, homeButton()));

export const RESULTS = {
  refresh: refreshed,
  check: checked,
  today: due,
  explain: explained,
  insert: formulas("inserted"),
  repair: formulas("repaired"),
  remove: formulas("removed"),
};
