// What htmx does not do by itself: say that the server cannot be reached, and take an old notice away.
document.addEventListener("htmx:sendError", () => {
  const notice = document.getElementById("notice");
  const said = document.createElement("div");
  said.className = "notice bad";
  said.textContent = document.body.dataset.lost;
  notice.replaceChildren(said);
});
document.addEventListener("htmx:beforeRequest", () => document.getElementById("notice").replaceChildren());
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
