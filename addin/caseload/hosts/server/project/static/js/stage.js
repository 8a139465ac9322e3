// The one page of the pane: a title, one view, the way back, who is signed in. Views that are reached from several
// places are entered here by name, so that no view needs to know the others.
import { element } from "./elements.js";
import { page } from "./workbook.js";
import { language, turnLanguage, words } from "./words.js";

const state = { person: null, view: null, again: null };
const views = {};

export const named = (name, view) => (views[name] = view);
export const go = (name) => draw(views[name]);
export const person = () => state.person;
export const at = (name) => state.view === views[name];

export function signedIn(somebody) {
  state.person = somebody;
}

export function show(title, ...content) {
  const first = at("home") || at("signIn");
  element("title").textContent = title;
  element("view").replaceChildren(...content.flat(Infinity).filter(Boolean));
  element("back").hidden = first;
  element("back").textContent = `← ${words().back}`;
  element("status").textContent = title;
  element("title").focus();
}

// Show a view; `again` asks the server anew when the language is turned, since what it told is in one language.
export function draw(view, again = null) {
  Object.assign(state, { view, again });
  frame();
  view();
}

export function frame() {
  document.documentElement.lang = language();
  element("language").textContent = words().other;
  element("language").lang = language() === "en" ? "es" : "en";
  const name = state.person && page().signIn ? words().signedIn(state.person.name) : "";
  element("who").textContent = name;
  element("out").textContent = words().signOut;
  element("out").hidden = !(name && page().signIn === "signed");
}

export function turn() {
  turnLanguage();
  if (state.again) {
    frame();
    state.again();
  } else {
    draw(state.view);
  }
  element("language").focus();
}
