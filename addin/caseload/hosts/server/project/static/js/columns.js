// Calls with single cells travel as columns, one for each argument of a function: they are asked as one question.
const plain = (value) => value === null || typeof value === "number" || typeof value === "string" || typeof value === "boolean";

// The value of one cell, null for what is left out, undefined for whatever is more than one plain value.
function single(arg) {
  if (arg === null || arg === undefined) return null;
  if (plain(arg)) return arg;
  if (!Array.isArray(arg) || arg.length !== 1 || !Array.isArray(arg[0]) || arg[0].length !== 1) return undefined;
  const value = arg[0][0] ?? null;
  return plain(value) ? value : undefined;
}

// What to send for calls (pairs of name and arguments), and where each answer will belong.
export function packed(calls) {
  const alone = { asked: [], at: [] };
  const groups = new Map();
  calls.forEach(([name, args], at) => {
    const values = args.map(single);
    if (values.includes(undefined)) {
      alone.asked.push([name, args]);
      alone.at.push(at);
      return;
    }
    let given = values.length;
    while (given > 0 && values[given - 1] === null) given--;
    const key = `${name} ${values.length} ${given}`;
    if (!groups.has(key)) groups.set(key, { name, columns: values.map((_, place) => (place < given ? [] : null)), at: [] });
    const group = groups.get(key);
    for (let place = 0; place < given; place++) group.columns[place].push(values[place]);
    group.at.push(at);
  });
  const columns = [...groups.values()];
  const body = { calls: alone.asked, columns: columns.map((each) => [each.name, each.at.length, each.columns]) };
  return { body, places: { calls: alone.at, columns: columns.map((each) => each.at) } };
}

// The answers in the order of the calls, each as rows.
export function unpacked(answer, places) {
  const found = [];
  places.calls.forEach((at, number) => (found[at] = answer.results[number]));
  places.columns.forEach((group, number) => {
    const values = answer.columns[number];
    group.forEach((at, row) => (found[at] = Array.isArray(values[row]) ? values[row] : [[values[row]]]));
  });
  return found;
}
