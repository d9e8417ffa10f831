package io.dataconnectors.imports.curl;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Secret;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A draft of a connector made of a command for {@code curl}, as documentation, terminals and browsers have it.
 *
 * <pre>{@code
 * CurlImport imported = CurlImport.read("curl https://api.example.com/orders/:id -H 'Authorization: Bearer t0p-s3cr3t'");
 *
 * imported.definition().request().url(); // https://api.example.com/orders/{{id}}
 * imported.secrets();                    // {token=***}
 * imported.notes();                      // what was changed, left out, or is to be done
 * }</pre>
 *
 * <p>The draft sends what curl would send: method, target, header fields and body. Credentials in the command become secrets
 * by name and are nowhere but in {@link #secrets()}. Variables of the shell and what looks like a placeholder ({@code {id}},
 * {@code :id}, {@code <ID>}, {@code YOUR_API_KEY}) become inputs, secrets or, in the host, settings. Nothing is sent, no file
 * is read and no command is run.
 */
public final class CurlImport {
    private final ConnectorDefinition definition;
    private final Map<String, Secret> secrets;
    private final List<String> notes;

    private CurlImport(ConnectorDefinition definition, Map<String, Secret> secrets, List<String> notes) {
        this.definition = definition;
        this.secrets = secrets;
        this.notes = notes;
    }

    /**
     * Reads a command, quoted for bash or for the command prompt of Windows.
     *
     * @throws CurlImportException with every reason why the command cannot be a connector: it is none for curl or for
     *     PowerShell, it reads files or runs other commands, its URL or its body is not right
     */
    public static CurlImport read(String command) {
        Objects.requireNonNull(command, "command");
        Report report = new Report();
        Variables variables = new Variables(report);
        Options options = Options.read(Shell.read(command, variables, report), report);
        DraftDeclarations found = new DraftDeclarations(report);
        ConnectorDefinition definition = new Draft(options, variables, report, found).definition();
        return new CurlImport(definition, found.secrets(), report.notes());
    }

    /** Returns the draft. Its name and its description are made of the request, for someone to put better ones. */
    public ConnectorDefinition definition() {
        return definition;
    }

    /**
     * Returns the secrets that the command says, by the names that the draft gives them. The draft may name more: those of
     * variables and placeholders, which the command does not say.
     */
    public Map<String, Secret> secrets() {
        return secrets;
    }

    /** Returns what was changed, left out or not understood, and what is to be done, in sentences without a secret. */
    public List<String> notes() {
        return notes;
    }

    /** Returns the draft in short, with the number of secrets and of notes. */
    @Override
    public String toString() {
        return definition + " (" + secrets.size() + " secrets, " + notes.size() + " notes)";
    }
}
