// While a text is being read, look now and then whether its claims have come.
const EVERY = 2000;
const MOST = 60;

/** Whether somebody is in the middle of something that a change of the page would disturb. */
function isBusy() {
  return !document.getSelection().isCollapsed || document.hidden;
}

/** Take the parts that change from a fresh copy of this page. */
async function refresh() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const parts = fresh.querySelectorAll("[data-live]");
  document.querySelectorAll("[data-live]").forEach((part, index) => {
    if (parts[index]) part.replaceChildren(...parts[index].childNodes);
  });
}

async function watch() {
  for (let turn = 0; turn < MOST && document.querySelector("[data-reading]"); turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, EVERY));
    if (!isBusy()) await refresh().catch(() => {});
  }
}

watch();
