package io.dataconnectors.imports.curl;

import io.dataconnectors.imports.ImportException;
import io.dataconnectors.imports.ImportedDraft;
import io.dataconnectors.imports.internal.DraftDeclarations;
import io.dataconnectors.imports.internal.ImportReport;
import io.dataconnectors.imports.internal.Variables;
import java.util.Objects;

/**
 * Makes a draft of a connector of a command for {@code curl}, as documentation, terminals and browsers have it.
 *
 * <pre>{@code
 * ImportedDraft imported = CurlImport.read("curl https://api.example.com/orders/:id -H 'Authorization: Bearer t0p-s3cr3t'");
 *
 * imported.definition().request().url(); // https://api.example.com/orders/{{id}}
 * imported.secrets();                    // {token=***}
 * imported.notes();                      // what was changed, left out, or is to be done
 * }</pre>
 *
 * <p>The draft sends what curl would send: method, target, header fields and body. Credentials in the command become secrets
 * by name. Variables of the shell and what looks like a placeholder ({@code {id}}, {@code :id}, {@code <ID>},
 * {@code YOUR_API_KEY}) become inputs, secrets or, in the host, settings. Nothing is sent, no file is read and no command is
 * run.
 */
public final class CurlImport {
    private CurlImport() {}

    /**
     * Reads a command, quoted for bash or for the command prompt of Windows.
     *
     * @throws ImportException with every reason why the command cannot be a connector: it is none for curl or for PowerShell,
     *     it reads files or runs other commands, its URL or its body is not right
     */
    public static ImportedDraft read(String command) {
        Objects.requireNonNull(command, "command");
        ImportReport report = new ImportReport("command");
        Variables variables = new Variables(report);
        Options options = Options.read(Shell.read(command, variables, report), report);
        return new CurlDraft(options, variables, report, new DraftDeclarations(report)).checked();
    }
}
