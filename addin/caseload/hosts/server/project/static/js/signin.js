// Signing in with a code, and finding out who somebody is.
import { button, element, make } from "./elements.js";
import { at, frame, go, show, signedIn } from "./stage.js";
import { fail, row, running } from "./work.js";
import { calculate, inWords, page, whoAmI } from "./workbook.js";
import { words } from "./words.js";

let asking = false; // cells wait for a sign-in

export function signIn() {
  signedIn(null);
  frame();
  const code = make("textarea", { id: "code", rows: "4", "aria-describedby": "code-help", autocomplete: "off", spellcheck: "false" });
  const wrong = make("div", { class: "error", role: "alert", hidden: true });
  const enter = async () => {
    caseloadCode.keep(code.value.trim());
    try {
      signedIn(await whoAmI());
      go("home");
      if (asking) await calculate();
      asking = false;
    } catch (error) {
      const [what, todo] = inWords(error.kind === 401 ? { kind: "code" } : error);
      wrong.replaceChildren(make("b", {}, what), make("p", {}, todo));
      wrong.hidden = false;
      code.focus();
    }
  };
  code.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    enter();
  });
  show(words().signIn, make("p", {}, make("label", { for: "code" }, words().codeLabel)), code,
    make("p", { id: "code-help", class: "small" }, words().codeHelp), wrong, row(button(words().signIn, enter)));
  code.focus();
}

export async function identify() {
  if (!page().signIn) return go("home");
  try {
    signedIn(await whoAmI());
    return go("home");
  } catch (error) {
    return fail(error, identify);
  }
}

export function signOut() {
  running(); // work that is not done yet ends here
  caseloadCode.keep("");
  go("signIn");
}

// A cell was refused: ask for the code, and let the cells ask again afterwards.
export function signedOut() {
  asking = true;
  if (page().signIn === "signed" && !at("signIn") && element("view").children.length) go("signIn");
}
