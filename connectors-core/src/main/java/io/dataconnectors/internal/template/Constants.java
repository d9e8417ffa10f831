package io.dataconnectors.internal.template;

/** Counts the text of the settings in one template, or in all of a definition together. */
final class Constants {
    private final Rendering folding = new Rendering(Values.builder().build(), "The text", TemplateLimits.SIZE, 0);
    private final int most;
    private int length;

    private Constants(int most) {
        this.most = most;
    }

    static Constants ofTemplate() {
        return new Constants(TemplateLimits.SIZE);
    }

    static Constants ofDefinition() {
        Constants constants = new Constants(TemplateLimits.SETTINGS);
        constants.folding.charge(TemplateLimits.WORK - TemplateLimits.FOLDING);
        return constants;
    }

    /** Where filters work on settings; their work counts together. */
    Rendering folding() {
        return folding;
    }

    /** Counts characters that stand in the place of a setting, or are an argument. */
    void add(int characters) {
        length = (int) Math.min(Integer.MAX_VALUE, (long) length + characters);
    }

    /** Notes that filters have more work with them than may be. */
    void areTooMuch() {
        length = Integer.MAX_VALUE;
    }

    boolean areTooLong() {
        return length > most;
    }

    /** What is wrong where they are too long. */
    String problem() {
        return most == TemplateLimits.SIZE
                ? "With its settings in it a template has at most " + most + " characters"
                : "In all templates together settings have at most " + most + " characters, each as often as it stands"
                        + " there, and filters work on as many";
    }
}
