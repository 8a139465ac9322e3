// What each verb gave, as a view.
import { asOf } from "./day.js";
import { button, make, sentence } from "./elements.js";
import { show } from "./stage.js";
import { doing, homeButton, row } from "./work.js";
import { goTo } from "./workbook.js";
import { day, words } from "./words.js";

function figures(pairs) {
  return make("dl", { class: "figures" }, pairs.map(([name, value]) =>
    make("div", {}, make("dt", {}, name), make("dd", {}, String(value)))));
}

function problemList(problems) {
  return make("ul", { class: "lines" }, problems.map((each) => {
    const text = [make("span", { class: each.severity === "error" ? "bad" : "" }, sentence(each.what)),
      make("span", { class: "more" }, [each.where, each.why, each.todo].filter(Boolean).join(" · "))];
    return make("li", {}, each.where.includes("!") ? button(text, () => goTo(each.where), "", { title: words().goTo(each.where) }) : make("label", {}, text));
  }));
}

function gapList(gaps) {
  return make("ul", { class: "lines" }, gaps.map((each) => make("li", {}, button(
    [each.text, make("span", { class: "more" }, `${each.header} · ${each.where}`)], () => goTo(each.where), "", { title: words().goTo(each.where) }))));
}

const firstOf = (shown, count) => (count > shown ? make("p", { class: "small" }, words().firstOf(shown, count)) : null);

const standing = (counts) => figures(["overdue", "due_today", "open"].map((each) => [words()[each], counts[each]]));

function refreshed(told) {
  show(words().refreshed(day(told.as_of)), standing(told.counts),
    figures([[words().people, told.people], [words().changed, told.changed], [words().unanswered, told.unanswered]]),
    problemList(told.problems),
    told.unanswered ? [make("p", { class: "small" }, words().unansweredHelp), gapList(told.gaps), firstOf(told.gaps.length, told.unanswered)] : null,
    row(button(words().showToday, () => doing("today", asOf(), due)), homeButton()));
}

function checked(told) {
  show(told.count ? words().problems(told.count) : words().noProblems, problemList(told.problems),
    firstOf(told.problems.length, told.count),
    row(homeButton()));
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
    firstOf(told.lines.length, told.count),
    row(homeButton()));
}

function explained(told) {
  show(told.header, make("p", { class: "small" }, told.place),
    make("h2", {}, words().shows), make("p", { class: "shown" }, told.shown || "–"),
    make("h2", {}, words().because), make("ul", { class: "because" }, told.because.map((each) => make("li", {}, sentence(each)))),
    ...(told.question ? [make("h2", {}, words().source), make("p", {}, `${told.question}: ${told.cites}`)] : []),
    ...(told.parameters.length ? [make("h2", {}, words().parameters),
      make("ul", { class: "because" }, told.parameters.map((each) => make("li", {}, `${each.key} = ${each.value} (${each.source})`)))] : []),
    row(homeButton()));
}

const formulas = (title) => (told) => show(words()[title], figures([[words().cells, told.cells],
  ...(told.others ? [[words().others, told.others]] : [])]), row(homeButton()));

export const RESULTS = {
  refresh: refreshed,
  check: checked,
  today: due,
  explain: explained,
  insert: formulas("inserted"),
  repair: formulas("repaired"),
  remove: formulas("removed"),
};
