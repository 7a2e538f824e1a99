// Sends a chosen file piece by piece (tus 1.0), shows how far it has come, and takes it up where a bad line broke it off;
// without this script the form sends the file as forms do.
"use strict";
(() => {
  const form = document.querySelector("form[data-uploads]");
  if (!form || !window.fetch || !window.Blob) return;
  const field = form.querySelector("input[type=file]");
  const shown = form.querySelector("[data-progress]");
  const bar = shown.querySelector("progress");
  const words = shown.querySelector("[data-words]");
  const version = { "Tus-Resumable": "1.0.0" };
  const token = { "X-Form-Token": form.elements.csrf.value };
  const piece = 1 << 20;
  const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));
  const encoded = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

  const place = (file) => ["upload", form.dataset.subject, file.name, file.size, file.lastModified].join(" ");
  const kept = (file, address) => {
    try {
      if (address === undefined) return localStorage.getItem(place(file));
      if (address) localStorage.setItem(place(file), address);
      else localStorage.removeItem(place(file));
    } catch { /* Then it is begun anew after the page was closed. */ }
    return null;
  };

  class Refused extends Error {}

  const checked = async (answer) => {
    if (answer.ok) return answer;
    if (answer.status >= 500 || answer.status === 429) throw new Error(answer.statusText);
    const problem = await answer.json().catch(() => ({}));
    throw Object.assign(new Refused(problem.detail || problem.title || answer.statusText), { status: answer.status });
  };

  const begin = async (file) => {
    const said = { filename: file.name, subject: form.dataset.subject };
    for (const name of ["sentence", "language", "replaces"]) {
      const value = form.elements[name] ? form.elements[name].value : "";
      if (value) said[name] = value;
    }
    const metadata = Object.entries(said).map(([name, text]) => name + " " + encoded(text)).join(",");
    const answer = await checked(await fetch(form.dataset.uploads, {
      method: "POST",
      headers: { ...version, ...token, Accept: "application/json", "Upload-Length": file.size, "Upload-Metadata": metadata },
    }));
    const address = answer.headers.get("Location");
    kept(file, address);
    return address;
  };

  const received = async (address) => {
    const answer = await fetch(address, { method: "HEAD", headers: version, cache: "no-store" });
    if (answer.status === 404 || answer.status === 410) return null;
    await checked(answer);
    return Number(answer.headers.get("Upload-Offset"));
  };

  const send = async (file) => {
    let address = kept(file);
    let offset = address ? await received(address).catch(() => null) : null;
    if (offset === null || offset >= file.size) [address, offset] = [await begin(file), 0];
    for (let failures = 0; offset < file.size; ) {
      bar.value = offset / file.size;
      words.textContent = Math.floor((offset / file.size) * 100) + " %";
      try {
        const answer = await checked(await fetch(address, {
          method: "PATCH",
          headers: { ...version, ...token, Accept: "application/json",
            "Upload-Offset": offset, "Content-Type": "application/offset+octet-stream" },
          body: file.slice(offset, offset + piece),
        }));
        offset = Number(answer.headers.get("Upload-Offset"));
        failures = 0;
      } catch (error) {
        if (error instanceof Refused && error.status !== 409) throw error;
        failures += 1;
        if (failures > 10) throw error;
        words.textContent = form.dataset.waiting;
        await pause(Math.min(30, 2 ** failures / 2));
        const now = await received(address).catch(() => offset);
        if (now === null) throw error;
        offset = now;
      }
    }
    bar.value = 1;
  };

  form.addEventListener("submit", async (event) => {
    const file = field.files[0];
    if (!file || !form.elements.sentence.value.trim()) return;
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    shown.hidden = false;
    try {
      await send(file);
      kept(file, "");
      location.assign(form.action);
    } catch (error) {
      if (error instanceof Refused) kept(file, "");
      words.textContent = error instanceof Refused ? error.message : form.dataset.broken;
      words.className = "fault";
      button.disabled = false;
    }
  });
})();
