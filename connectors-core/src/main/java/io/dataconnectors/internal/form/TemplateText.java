package io.dataconnectors.internal.form;

/** How the text of a template is written in the canonical form. */
@FunctionalInterface
public interface TemplateText {
    /**
     * Returns what is written.
     *
     * @param pointer where the template stands in the document
     * @param text the template as its author wrote it
     */
    String of(String pointer, String text);

    /**
     * Returns what is written of a path.
     *
     * @param text the path as its author wrote it
     */
    default String path(String text) {
        return text;
    }

    /**
     * Returns what is written of a zone.
     *
     * @param text the zone as its author wrote it
     */
    default String zone(String text) {
        return text;
    }
}
