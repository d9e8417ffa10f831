package io.dataconnectors.cases;

import io.dataconnectors.Answer;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.imports.curl.CurlImport;
import io.dataconnectors.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.Nullable;

/**
 * Reads the calls that a page shows. The document of a call is the last one before it; {@code json inputs}, {@code json
 * context}, {@code http request} and {@code http answer} belong to the {@code json outputs} or the {@code json failure} that
 * follows them. A {@code sh} block is a command for curl that becomes the document behind it.
 */
public final class CasePage {
    private final String name;
    private final List<CallCase> cases = new ArrayList<>();

    @Nullable
    private String document;

    private boolean documentIsUsed = true;

    @Nullable
    private String command;

    private Map<String, Object> inputs = Map.of();
    private Map<String, Object> context = Map.of();
    private final List<WireRequest> requests = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();

    private CasePage(String name, @Nullable String document) {
        this.name = name;
        this.document = document;
    }

    /**
     * Returns the calls that blocks show, in order.
     *
     * @param name what is tested, for messages
     * @param document the document of the calls before the first one that is shown, or null
     * @throws IllegalArgumentException if a block is not understood or belongs to no call
     */
    public static List<CallCase> read(String name, @Nullable String document, List<Block> blocks) {
        CasePage page = new CasePage(name, document);
        blocks.forEach(page::take);
        page.nothingIsPending();
        return page.cases;
    }

    private void take(Block block) {
        switch (block.info()) {
            case "sh" -> command = block.text();
            case "json document" -> document(block.text());
            case "json inputs" -> inputs = object(block.text());
            case "json context" -> context = object(block.text());
            case "http request" -> requests.add(WireRequest.parse(block.text()));
            case "http answer" -> answers.add(WireAnswer.parse(block.text()));
            case "json outputs", "json failure" -> end(block);
            default -> throw new IllegalArgumentException(name + ": a block \"" + block.info() + "\"");
        }
    }

    private void nothingIsPending() {
        boolean none = inputs.isEmpty() && context.isEmpty() && requests.isEmpty() && answers.isEmpty();
        if (!none || command != null || !documentIsUsed) {
            throw new IllegalArgumentException(name + ": after " + cases + " there are blocks that belong to no call");
        }
    }

    private void document(String text) {
        if (command != null && !CurlImport.read(command).definition().equals(ConnectorDocument.read(text))) {
            throw new IllegalArgumentException(name + ": the command becomes\n"
                    + ConnectorDocument.write(CurlImport.read(command).definition()));
        }
        command = null;
        nothingIsPending();
        document = text;
        documentIsUsed = false;
    }

    private void end(Block block) {
        if (answers.size() != requests.size()) {
            throw new IllegalArgumentException(
                    name + ": " + requests.size() + " requests, " + answers.size() + " answers");
        }
        cases.add(new CallCase(
                name + ": " + block.heading(),
                Objects.requireNonNull(document, "document"),
                inputs,
                context,
                List.copyOf(requests),
                List.copyOf(answers),
                block));
        documentIsUsed = true;
        inputs = Map.of();
        context = Map.of();
        requests.clear();
        answers.clear();
    }

    @SuppressWarnings("unchecked") // the members of a JSON object have names
    private static Map<String, Object> object(String json) {
        return (Map<String, Object>) Objects.requireNonNull(Json.read(json));
    }
}
