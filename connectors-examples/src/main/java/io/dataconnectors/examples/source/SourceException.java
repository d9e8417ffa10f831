package io.dataconnectors.examples.source;

/** A text that is not the JSON or the YAML that it is taken for. The message never quotes the text. */
public final class SourceException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient Place place;

    SourceException(String message, Place place) {
        super(message);
        this.place = place;
    }

    /** Returns where reading stopped. */
    public Place place() {
        return place;
    }
}
