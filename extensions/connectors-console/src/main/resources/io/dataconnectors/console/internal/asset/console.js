// What htmx does not do by itself: say that the server cannot be reached, and take an old notice away.
document.addEventListener("htmx:sendError", () => {
  const notice = document.getElementById("notice");
  const said = document.createElement("div");
  said.className = "notice bad";
  said.textContent = document.body.dataset.lost;
  notice.replaceChildren(said);
});
document.addEventListener("htmx:beforeRequest", () => document.getElementById("notice").replaceChildren());
