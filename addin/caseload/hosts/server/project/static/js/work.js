// A verb at work: what step it is at, Cancel where it can still be stopped, and what went wrong in words.
import { button, element, make, sentence } from "./elements.js";
import { draw, go, show } from "./stage.js";
import { inWords, page, run, Trouble } from "./workbook.js";
import { words } from "./words.js";

const SPOKEN = ["explain", "notices_due"]; // verbs whose answer is in the language of the pane
let current = 0;

export const running = () => ++current;
export const isRunning = (number) => current === number;
export const homeButton = (kind = "other") => button(words().home, () => go("home"), kind);
export const row = (...buttons) => make("div", { class: "row" }, buttons);

// `step` gives the words, so that they follow the language; `share` is how much is done, if that is known.
export function working(step, cancel, share = null) {
  draw(() => {
    const name = { "aria-label": step() };
    show(step(), make("progress", share === null ? name : { value: share, max: 1, ...name }),
      cancel ? row(button(words().cancel, cancel, "other", { id: "cancel" })) : make("p", { class: "small" }, words().wait));
    if (!cancel) element("back").hidden = true;
  });
}

export const isAtWork = () => document.querySelector("#view progress") !== null;

export function stop() {
  current++;
  draw(() => show(words().stopped, make("p", {}, words().cancelled), row(homeButton("act"))));
}

// Leave what is shown: work is cancelled where that is possible, and goes on where it is not.
export function back() {
  if (!isAtWork()) return go("home");
  return element("cancel")?.click();
}

// Run a verb; `then` draws what it told.
export async function doing(verb, asked, then) {
  const mine = running();
  const again = () => doing(verb, asked, then);
  try {
    const told = await run(verb, { ...asked }, {
      stopped: () => !isRunning(mine),
      say: (step) => isRunning(mine) && working(() => words()[step], step === "writing" ? null : stop),
    });
    if (isRunning(mine)) draw(() => then(told), SPOKEN.includes(verb) ? again : null);
  } catch (error) {
    if (isRunning(mine)) fail(error, again);
  }
}

export function fail(error, again) {
  const trouble = error instanceof Trouble ? error : new Trouble("excel", error?.message);
  if (trouble.kind === 401 && page().signIn === "signed") return go("signIn");
  return draw(() => {
    const told = trouble.kind === "told" ? trouble.told : null;
    const [what, todo] = told ? [told.error, told.todo] : inWords(trouble);
    const about = told ? [told.where, told.why].filter(Boolean).join(": ") : "";
    show(words().notDone,
      make("div", { class: "error", role: "alert" }, make("b", {}, sentence(what)), about && make("p", {}, sentence(about)), todo && make("p", {}, todo)),
      told && told.problems.length ? make("ul", { class: "because" }, told.problems.map((each) => make("li", {}, each))) : null,
      row(again ? button(words().again, again) : null, homeButton()));
  });
}
