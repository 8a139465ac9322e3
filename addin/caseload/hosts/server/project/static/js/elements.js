// Small helpers to build the page. Text is always set as text, never as HTML.
export function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") made.addEventListener("click", value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value != null) made.setAttribute(name, value);
  }
  made.append(...children.flat(Infinity).filter((child) => child != null && child !== ""));
  return made;
}

export const button = (text, onclick, kind = "act", more = {}) =>
  make("button", { type: "button", class: kind, onclick, ...more }, text);

export const element = (id) => document.getElementById(id);

// Words as a sentence begins.
export const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1);
