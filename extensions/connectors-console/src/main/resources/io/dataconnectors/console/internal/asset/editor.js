// Makes an editor of each <textarea data-editor="json">. The text area stays what is sent with the form, and is what there is
// without scripts. The editor stands in a shadow root: its styles are allowed there, and nothing inline is in the page.
import { EditorState } from '@codemirror/state';
import { EditorView, drawSelection, keymap, lineNumbers } from '@codemirror/view';
import { HighlightStyle, StreamLanguage, bracketMatching, syntaxHighlighting } from '@codemirror/language';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { tags } from '@lezer/highlight';

// JSON with placeholders: {{order_id}} stands in texts and in the place of values.
const json = StreamLanguage.define({
  startState: () => ({ text: false }),
  token(stream, state) {
    if (stream.match(/^\{\{[^}]*\}\}/)) return "variableName";
    if (state.text) {
      while (!stream.eol() && !stream.match("{{", false)) {
        const next = stream.next();
        if (next === "\\") stream.next();
        else if (next === '"') { state.text = false; break; }
      }
      return state.name ? "propertyName" : "string";
    }
    if (stream.eatSpace()) return null;
    if (stream.eat('"')) {
      state.text = true;
      state.name = /^(?:[^"\\]|\\.)*"\s*:/.test(stream.string.slice(stream.pos));
      return state.name ? "propertyName" : "string";
    }
    if (stream.match(/^-?\d[\d.eE+-]*/)) return "number";
    if (stream.match(/^(?:true|false|null)\b/)) return "atom";
    stream.next();
    return null;
  },
});

const look = [
  EditorView.theme({
    "&": { color: "var(--dc-text)", backgroundColor: "var(--dc-surface)", border: "1px solid var(--dc-field-line)", borderRadius: "calc(var(--dc-radius) - 2px)", fontSize: "14px" },
    "&.cm-focused": { outline: "2px solid var(--dc-accent)" },
    ".cm-scroller": { fontFamily: "var(--dc-mono)", minHeight: "8rem", maxHeight: "32rem", overflow: "auto" },
    ".cm-gutters": { color: "var(--dc-quiet)", backgroundColor: "var(--dc-sunken)", borderRight: "1px solid var(--dc-line)" },
    ".cm-content": { caretColor: "var(--dc-text)" },
    ".cm-cursor": { borderLeftColor: "var(--dc-text)" },
    "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "color-mix(in srgb, var(--dc-accent) 25%, transparent) !important" },
    ".cm-matchingBracket": { backgroundColor: "var(--dc-sunken)", outline: "1px solid var(--dc-field-line)" },
  }),
  syntaxHighlighting(HighlightStyle.define([
    { tag: tags.propertyName, color: "var(--dc-accent)" },
    { tag: tags.string, color: "var(--dc-good)" },
    { tag: [tags.number, tags.atom], color: "var(--dc-warn)" },
    { tag: tags.variableName, color: "var(--dc-bad)", fontWeight: "600" },
  ])),
];

function edit(area) {
  const label = area.labels[0];
  const place = document.createElement("div");
  place.className = "editor";
  area.after(place);
  const root = place.attachShadow({ mode: "open" });
  const words = { "aria-label": label ? label.textContent.trim() : area.name, "aria-multiline": "true", tabindex: "0" };
  if (area.getAttribute("aria-invalid") === "true") words["aria-invalid"] = "true";
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: area.value,
      extensions: [
        lineNumbers(), history(), drawSelection(), bracketMatching(), json, look,
        keymap.of([...defaultKeymap, ...historyKeymap]),
        EditorState.readOnly.of(area.readOnly || area.disabled),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of(words),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return;
          area.value = view.state.doc.toString();
          area.dispatchEvent(new Event("input", { bubbles: true }));
        }),
      ],
    }),
  });
  area.hidden = true;
  label?.addEventListener("click", () => view.focus());
}

function editAll() {
  for (const area of document.querySelectorAll("textarea[data-editor]:not([hidden])")) edit(area);
}

editAll();
document.addEventListener("htmx:load", editAll);
