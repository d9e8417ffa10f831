package io.dataconnectors.internal.template;

/** The limits of templates and of what they render to. */
final class TemplateLimits {
    /** Characters of a template, and UTF-8 bytes of what it renders to. */
    static final int SIZE = 1024 * 1024;

    /** Characters of the settings that stand in all templates of a definition together, each as often as it stands there. */
    static final int SETTINGS = 256 * 1024;

    /** Characters of a rendered URL and of a rendered header value. */
    static final int LINE = 8 * 1024;

    /** How deep sections may nest. */
    static final int SECTIONS = 32;

    /** How many names a path may have, and how many filters an expression. */
    static final int STEPS = 32;

    /** Parts rendered and characters that filters read and write, in one rendering. */
    static final int WORK = 4 * 1024 * 1024;

    /** The same, of filters that work on the settings of a definition: it is done when the definition is read. */
    static final int FOLDING = 256 * 1024;

    private TemplateLimits() {}
}
