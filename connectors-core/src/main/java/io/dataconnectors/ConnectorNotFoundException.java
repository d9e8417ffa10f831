package io.dataconnectors;

/** There is no connector of this id or name in the workspace. */
public final class ConnectorNotFoundException extends ConnectorException {
    private static final long serialVersionUID = 1L;

    private final String workspace;
    private final String reference;

    /** Creates the exception for the id or name that was asked for. */
    public ConnectorNotFoundException(String workspace, String reference) {
        super("not-found", "There is no connector " + reference + " in the workspace " + workspace);
        this.workspace = workspace;
        this.reference = reference;
    }

    /** Returns the workspace that was searched. */
    public String workspace() {
        return workspace;
    }

    /** Returns the id or name that was asked for. */
    public String reference() {
        return reference;
    }
}
