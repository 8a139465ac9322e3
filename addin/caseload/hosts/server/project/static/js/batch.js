// Cells that Excel asks for at the same moment go to the server in one request. What goes wrong is shown in the cell,
// in words; a request that is safe to repeat is repeated.
import { packed, unpacked } from "./columns.js";
import { words } from "./words.js";

const TICK = 10; // milliseconds in which calls are collected
const MOST = 10000; // calls in one request, as the server takes them
const AGAIN = [1000, 3000]; // milliseconds before a request is repeated
const PASSING = [429, 502, 503, 504];
const REFUSED = [400, 413];
const LONGEST = 45; // seconds a request of cells may take
const PATIENCE = 20000; // milliseconds after which nothing is repeated: no cell waits for long

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

// xlwings lets a thousand cells wait at once, so that more of them would come in waves, each a request of its own.
export function widen() {
  if (typeof semaphore !== "undefined" && semaphore.maxConcurrency < MOST) semaphore.maxConcurrency = MOST;
}

export function batching() {
  const plain = globalThis.xwRequest;
  const path = "/xlwings/custom-functions-call";
  let waiting = [];
  widen();

  function collect(body, headers) {
    return new Promise((done) => {
      if (waiting.length === 0) setTimeout(send, TICK);
      waiting.push({ call: [body.func_name, body.args], headers, done });
    });
  }

  function send() {
    const all = waiting;
    waiting = [];
    for (let at = 0; at < all.length; at += MOST) answer(all.slice(at, at + MOST));
  }

  async function answer(cells) {
    const began = Date.now();
    for (let attempt = 0; ; attempt++) {
      try {
        const found = await post(cells);
        cells.forEach((cell, at) => finish(cell, found[at]));
        return;
      } catch (error) {
        const status = error.response ? error.response.status : 0;
        if (REFUSED.includes(status) && cells.length > 1) {
          const half = Math.ceil(cells.length / 2); // one call that is refused, or is too long, must not spoil the others
          await Promise.all([answer(cells.slice(0, half)), answer(cells.slice(half))]);
          return;
        }
        const passing = status === 0 || PASSING.includes(status);
        if (passing && attempt < AGAIN.length && Date.now() - began < PATIENCE) {
          await pause(AGAIN[attempt]);
          continue;
        }
        if (status === 401) document.dispatchEvent(new CustomEvent("caseload:signed-out"));
        const text = `? ${words().cell[status] || words().cell.other}`;
        cells.forEach((cell) => finish(cell, [[text]]));
        return;
      }
    }
  }

  async function post(cells) {
    const { body, places } = packed(cells.map((cell) => cell.call));
    const options = { headers: cells[0].headers, timeout: Math.min(LONGEST, config.requestTimeout) * 1000 };
    const response = await plain.post(`${location.origin}${config.appPath}/caseload/batch`, body, options);
    return unpacked(response.data, places);
  }

  function finish(cell, result) {
    cell.done({ data: { result }, status: 200, statusText: "" });
  }

  globalThis.xwRequest = {
    get: plain.get,
    post(url, body, options) {
      const one = url.endsWith(path) && globalThis.caseloadUnbatched !== true;
      return one ? collect(body, options.headers) : plain.post(url, body, options);
    },
  };
}
