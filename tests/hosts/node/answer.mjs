// Cell functions asked as xlwings Lite asks them: by xlwings' own code, in Pyodide. Usage: node answer.mjs REQUEST ANSWER
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [request, answer] = process.argv.slice(2);
const { pyodide, wheels, files, code, calls } = JSON.parse(readFileSync(request, "utf8"));
const { loadPyodide } = await import(pathToFileURL(pyodide).href);
const python = await loadPyodide({ env: { HOME: "/home/pyodide", XLWINGS_ON_SERVER: "true", XLWINGS_LICENSE_KEY: "noncommercial" } });
await python.loadPackage(wheels, { messageCallback: () => {} });
for (const [name, text] of Object.entries(files)) python.FS.writeFile(name, text);
python.runPython(code);
const ask = python.globals.get("ask");
const found = [];
for (const each of calls) found.push(JSON.parse(await ask(python.toPy(each))));
writeFileSync(answer, JSON.stringify(found), "utf8");
