// What htmx does not do by itself: say that the server cannot be reached, and take an old notice away.
const quiet = (event) => event.detail.elt?.dataset?.quiet;
const lost = () => {
  const notice = document.getElementById("notice");
  const said = document.createElement("div");
  said.className = "notice bad";
  said.textContent = document.body.dataset.lost;
  notice.replaceChildren(said);
  notice.scrollIntoView({ block: "nearest" });
};
document.addEventListener("htmx:sendError", (event) => quiet(event) || lost());
// A form that leads to another page would take what was typed along into nothing: it is sent once the server has answered.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.dataset.reached) return;
  if (!form.querySelector("input:not([type=hidden]), textarea, select")) return;
  event.preventDefault();
  if (form.dataset.asked) return;
  form.dataset.asked = "yes";
  try {
    await fetch(document.querySelector("link[rel=stylesheet]").href, { method: "HEAD", cache: "no-store" });
    form.dataset.reached = "yes";
    form.requestSubmit(event.submitter);
  } catch {
    lost();
  }
  delete form.dataset.asked;
  delete form.dataset.reached;
});
document.addEventListener("htmx:beforeRequest", (event) => {
  if (!quiet(event)) document.getElementById("notice").replaceChildren();
});
document.addEventListener("htmx:beforeSwap", (event) => {
  const failed = event.detail.xhr.status >= 400;
  if (failed && quiet(event)) event.detail.shouldSwap = false; // what is checked while somebody types interrupts nobody
  if (failed && event.detail.target.id === "notice") event.detail.target.scrollIntoView({ block: "nearest" });
});

// The form of a connector: what is wrong is said at its field, once the person has been there.
document.addEventListener("input", (event) => event.target.setAttribute?.("data-touched", ""));
document.addEventListener("focusout", (event) => event.target.value && event.target.setAttribute("data-touched", ""));
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id !== "live") return;
  const found = [...event.detail.target.children];
  const summary = document.getElementById("problems");
  for (const slot of document.querySelectorAll(".wrong[data-place]")) {
    const field = document.getElementById(slot.dataset.place);
    if (summary.hidden && !field?.hasAttribute("data-touched")) continue;
    const said = found.filter((item) => item.dataset.place === slot.dataset.place);
    slot.replaceChildren(...said.map((item) => Object.assign(document.createElement("p"), { textContent: item.querySelector("span").textContent })));
    if (field?.hasAttribute("aria-invalid")) field.setAttribute("aria-invalid", said.length > 0);
  }
  if (!summary.hidden) {
    summary.querySelector("ul").replaceChildren(...found);
    summary.hidden = found.length === 0;
  }
});
document.addEventListener("click", (event) => {
  const place = event.target.closest?.("#problems a")?.closest("[data-place]").dataset.place;
  const field = place && document.getElementById(place);
  if (!field) return;
  event.preventDefault();
  for (let around = field.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
  (field.hidden ? field.nextElementSibling.shadowRoot.querySelector(".cm-content") : field).focus();
});
// Some pages are shown as a dialog over the one that leads to them.
document.addEventListener("htmx:afterSwap", (event) => {
  const dialog = event.detail.target;
  if (dialog.id === "dialog" && !dialog.open) dialog.showModal();
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("dialog [data-close]");
  if (!link) return;
  event.preventDefault();
  link.closest("dialog").close();
});
// A file is read into the field of its content, as base64.
document.addEventListener("DOMContentLoaded", () => {
  for (const place of document.querySelectorAll("[data-file]")) {
    const content = document.getElementById(place.dataset.file);
    const field = (prefix) => document.getElementById(prefix + place.dataset.file.replace(/^input-/, ""));
    const picker = document.createElement("input");
    picker.type = "file";
    picker.setAttribute("aria-label", field("name-of-").labels[0].textContent);
    picker.addEventListener("change", () => {
      const reader = new FileReader();
      reader.onload = () => {
        content.value = reader.result.split(",")[1] || "";
        field("name-of-").value = picker.files[0].name;
        field("media-type-of-").value = picker.files[0].type;
        field("coding-of-").value = "base64";
      };
      if (picker.files[0]) reader.readAsDataURL(picker.files[0]);
    });
    place.before(picker);
  }
});
