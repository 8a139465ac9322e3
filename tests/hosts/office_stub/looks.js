// What is measured on a page: contrast of each text with what lies behind it (WCAG 2), what sticks out at the side,
// and what can be pressed but has no name or cannot be reached with the keyboard.
(() => {
  const parts = (colour) => (colour.match(/[\d.]+/g) || []).map(Number);
  const light = ([red, green, blue]) => {
    const [r, g, b] = [red, green, blue].map((each) => each / 255).map((each) => (each <= 0.03928 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
  const behind = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const colour = parts(getComputedStyle(each).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const visible = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.closest(".unseen");
  const found = { faint: [], wide: [], nameless: [], texts: 0 };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || ["SCRIPT", "STYLE"].includes(element.tagName) || !visible(element)) continue;
    found.texts++;
    const value = ratio(parts(getComputedStyle(element).color), behind(element));
    if (value < 4.5) found.faint.push(`${value.toFixed(2)} ${walker.currentNode.data.trim().slice(0, 40)}`);
  }
  for (const field of document.querySelectorAll("input, textarea")) {
    const edge = ratio(parts(getComputedStyle(field).borderTopColor), behind(field.parentElement));
    if (field.type !== "checkbox" && visible(field) && edge < 3) found.faint.push(`${edge.toFixed(2)} edge of ${field.id}`);
  }
  for (const each of document.querySelectorAll("body *")) {
    const box = each.getBoundingClientRect();
    if (visible(each) && (box.right > innerWidth + 1 || box.left < -1)) found.wide.push(`${each.tagName} ${each.textContent.slice(0, 40)}`);
  }
  for (const each of document.querySelectorAll("button, a, input, textarea, iframe, summary, progress")) {
    const name = each.textContent.trim() || each.getAttribute("aria-label") || each.title || each.labels?.[0]?.textContent.trim();
    if (visible(each) && (!name || each.tabIndex < (each.tagName === "PROGRESS" ? -1 : 0))) found.nameless.push(each.outerHTML.slice(0, 80));
  }
  return found;
})();
