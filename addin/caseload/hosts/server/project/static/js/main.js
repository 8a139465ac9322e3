// The pane starts: cells are batched, views are entered by name, and the buttons around the view get their work.
import { batching } from "./batch.js";
import { element } from "./elements.js";
import { help } from "./help.js";
import { begin, home } from "./home.js";
import { identify, signedOut, signIn, signOut } from "./signin.js";
import { frame, named, turn } from "./stage.js";
import { back } from "./work.js";

batching();
named("home", home);
named("signIn", signIn);
named("help", help);
named("refresh", () => begin("refresh"));
element("back").addEventListener("click", back);
element("language").addEventListener("click", turn);
element("out").addEventListener("click", signOut);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !element("back").hidden) back();
});
document.addEventListener("caseload:signed-out", signedOut);
globalThis.caseloadStart = begin;
frame();
Office.onReady(identify);
