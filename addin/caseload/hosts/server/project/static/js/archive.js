// Several zip archives as one: their files stand one after the other, and one directory at the end lists all of them.
const END = 22; // bytes of the record at the end, which the server writes without a comment

export function joined(archives) {
  const bodies = [];
  const lists = [];
  let before = 0;
  let files = 0;
  for (const text of archives) {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const view = new DataView(bytes.buffer);
    const end = bytes.length - END;
    const [count, size, start] = [view.getUint16(end + 10, true), view.getUint32(end + 12, true), view.getUint32(end + 16, true)];
    for (let at = start; at < start + size; ) {
      view.setUint32(at + 42, view.getUint32(at + 42, true) + before, true); // where the file begins, now later
      at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    bodies.push(bytes.subarray(0, start));
    lists.push(bytes.subarray(start, start + size));
    before += start;
    files += count;
  }
  return new Blob([...bodies, ...lists, ending(files, lists.reduce((sum, each) => sum + each.length, 0), before)],
    { type: "application/zip" });
}

function ending(files, size, start) {
  const view = new DataView(new ArrayBuffer(END));
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, files, true);
  view.setUint16(10, files, true);
  view.setUint32(12, size, true);
  view.setUint32(16, start, true);
  return view.buffer;
}
