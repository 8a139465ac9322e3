// The task pane: one page, one thing at a time. Home, at work, a result, an error, sign-in, help.
import { button, element, make } from "./elements.js";
import { notices } from "./notices.js";
import { RESULTS } from "./results.js";
import { inWords, page, run, Trouble, whoAmI } from "./workbook.js";
import { language, turnLanguage, words } from "./words.js";

const state = { person: null, draw: null, run: 0 };

export function show(title, ...content) {
  element("title").textContent = title;
  element("view").replaceChildren(...content.flat(Infinity).filter(Boolean));
  element("back").hidden = state.draw === home || state.draw === signIn;
  element("back").textContent = `← ${words().back}`;
  element("status").textContent = title;
  element("title").focus();
}

function frame() {
  document.documentElement.lang = language();
  element("language").textContent = words().other;
  element("language").lang = language() === "en" ? "es" : "en";
  const name = state.person && page().signIn ? words().signedIn(state.person.name) : "";
  element("who").textContent = name;
  element("out").textContent = words().signOut;
  element("out").hidden = !(name && page().signIn === "signed");
}

export function draw(view) {
  state.draw = view;
  frame();
  view();
}

function allowed(each) {
  return !state.person || each.roles.some((role) => state.person.roles.includes(role));
}

export function home() {
  const tile = (each) => button(
    [make("b", {}, each.label[language()]), make("span", {}, allowed(each) ? each.tip[language()] : words().notForRole)],
    () => begin(each.name), "tile", { disabled: !allowed(each), id: `do-${each.name}` });
  const groups = page().groups.map((group) => [
    make("h2", {}, group.label[language()]),
    ...page().buttons.filter((each) => each.group === group.name).map(tile),
  ]);
  show(words().name, groups);
}

export function working(step, stop, share = null) {
  state.draw = working;
  const bar = make("progress", share === null ? { "aria-label": step } : { value: share, max: 1, "aria-label": step });
  show(step, bar, make("div", { class: "row" }, button(words().cancel, stop, "other")));
}

// Run a verb with progress and Cancel; `then` draws what it gave.
export async function doing(verb, asked, then) {
  const mine = ++state.run;
  const stopped = () => state.run !== mine;
  const again = () => doing(verb, asked, then);
  try {
    const told = await run(verb, { ...asked }, {
      stopped,
      say: (step) => !stopped() && working(words()[step], stop),
    });
    if (!stopped()) draw(() => then(told));
  } catch (error) {
    if (!stopped()) fail(error, again);
  }
}

export function stop() {
  state.run++;
  draw(() => show(words().cancelled, make("div", { class: "row" }, button(words().home, () => draw(home)))));
}

export const running = () => ++state.run;
export const isRunning = (number) => state.run === number;

export function fail(error, again) {
  const trouble = error instanceof Trouble ? error : new Trouble("excel", error?.message);
  if (trouble.kind === 401 && page().signIn === "signed") return draw(signIn);
  draw(() => {
    const told = trouble.kind === "told" ? trouble.told : null;
    const [what, todo] = told ? [told.error, told.todo] : inWords(trouble);
    const about = told ? [told.where, told.why].filter(Boolean).join(": ") : "";
    show(what,
      make("div", { class: "error", role: "alert" }, make("b", {}, what), about && make("p", {}, about), todo && make("p", {}, todo)),
      told && told.problems.length ? make("ul", { class: "because" }, told.problems.map((each) => make("li", {}, each))) : null,
      make("div", { class: "row" }, again ? button(words().again, again) : null, button(words().home, () => draw(home), "other")));
  });
}

export function begin(name) {
  if (name === "help") return draw(help);
  if (name === "notices" || name === "comment") return notices(name);
  return doing(name, {}, RESULTS[name]);
}

function help() {
  show(page().buttons.find((each) => each.name === "help").label[language()],
    words().help.map(([title, text]) => [make("h2", {}, title), make("p", {}, text)]),
    make("p", { class: "small" }, `Caseload ${page().version}`));
}

function signIn() {
  state.person = null;
  frame();
  const code = make("textarea", { id: "code", rows: "4", "aria-describedby": "code-help", autocomplete: "off", spellcheck: "false" });
  const wrong = make("div", { class: "error", role: "alert", hidden: true });
  const enter = async () => {
    caseloadCode.keep(code.value.trim());
    try {
      state.person = await whoAmI();
      draw(home);
    } catch (error) {
      const [what, todo] = inWords(error);
      wrong.replaceChildren(make("b", {}, what), make("p", {}, todo));
      wrong.hidden = false;
      code.focus();
    }
  };
  show(words().signIn, make("p", {}, make("label", { for: "code" }, words().codeLabel)), code,
    make("p", { id: "code-help", class: "small" }, words().codeHelp), wrong,
    make("div", { class: "row" }, button(words().signIn, enter)));
  code.focus();
}

async function identify() {
  if (!page().signIn) return draw(home);
  try {
    state.person = await whoAmI();
    draw(home);
  } catch (error) {
    if (error.kind === 401 && page().signIn === "signed") draw(signIn);
    else fail(error, identify);
  }
}

export function start() {
  element("language").addEventListener("click", () => {
    turnLanguage();
    if (state.draw === working) frame();
    else draw(state.draw);
    element("language").focus();
  });
  element("back").addEventListener("click", () => (state.draw === working ? stop() : draw(home)));
  element("out").addEventListener("click", () => {
    caseloadCode.keep("");
    draw(signIn);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !element("back").hidden) element("back").click();
  });
  document.addEventListener("caseload:signed-out", () => {
    if (page().signIn === "signed" && state.draw !== signIn) draw(signIn);
  });
  globalThis.caseloadStart = begin;
  Office.onReady(identify);
}
