package io.dataconnectors;

/** Another connector of the workspace has this name. */
public final class NameTakenException extends ConnectorException {
    private static final long serialVersionUID = 1L;

    private final String name;

    /** Creates the exception for a name. */
    public NameTakenException(String name) {
        super("name-taken", "Another connector is already called " + name + "; choose another name");
        this.name = name;
    }

    /** Returns the name that is taken. */
    public String name() {
        return name;
    }
}
