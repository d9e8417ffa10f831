package io.dataconnectors.http.internal.credential;

import io.dataconnectors.FailureKind;
import io.dataconnectors.Header;
import io.dataconnectors.Method;
import io.dataconnectors.Secret;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.gate.HeaderGate;
import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.request.RenderedRequest;
import io.dataconnectors.internal.template.RenderException;
import io.dataconnectors.internal.template.UrlRules;
import io.dataconnectors.internal.thread.HostCode;
import io.dataconnectors.spi.RequestSigner;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs requests with the signer that a definition names, if it names one. */
public final class Signature {
    private static final Logger LOG = LoggerFactory.getLogger(Signature.class);
    private static final String FORM = "application/x-www-form-urlencoded";
    private final String name;
    private final RequestSigner signer;

    private Signature(String name, RequestSigner signer) {
        this.name = name;
        this.signer = signer;
    }

    /** Returns the signature of the signer that is registered under a name, or null if the name is null. */
    @Nullable
    public static Signature of(@Nullable String name, Map<String, RequestSigner> signers) throws Stopped {
        if (name == null) {
            return null;
        }
        RequestSigner signer = signers.get(name);
        if (signer == null) {
            throw new Stopped(FailureKind.SIGNER_UNAVAILABLE, "No signer \"" + name + "\" is registered here");
        }
        return new Signature(name, signer);
    }

    public Signed sign(RenderedRequest request, Instant time) throws Stopped {
        RequestSigner.Signature made = made(new ToSign(request, time));
        if (made == null) {
            throw failed("failed");
        }
        RenderedRequest signed = signed(request, made);
        List<String> problems = Stream.of(HeaderGate.problems(signed.headers()), UrlRules.problems(signed.url()))
                .flatMap(List::stream)
                .map(Problem::message)
                .collect(Collectors.toCollection(ArrayList::new));
        if (!made.formFields().isEmpty() && !isForm(request)) {
            problems.add("The request has no form that a field could be added to");
        }
        if (!problems.isEmpty()) {
            throw unsendable(String.join("; ", problems));
        }
        return new Signed(signed, Proofs.in(made));
    }

    private RenderedRequest signed(RenderedRequest request, RequestSigner.Signature made) throws Stopped {
        try {
            return request.withHeaders(made.headers()).withQuery(made.query()).withFormFields(made.formFields());
        } catch (RenderException e) {
            throw unsendable(String.valueOf(e.getMessage()));
        }
    }

    private static boolean isForm(RenderedRequest request) {
        return request.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase("Content-Type"))
                .anyMatch(header -> header.value().toLowerCase(Locale.ROOT).startsWith(FORM));
    }

    private Stopped unsendable(String problems) {
        return failed("adds what cannot be sent: " + problems);
    }

    private Stopped failed(String how) {
        return new Stopped(FailureKind.AUTHENTICATION, "The signer \"" + name + "\" " + how);
    }

    /** Returns null if the signer failed: its message may quote what it signed. */
    @Nullable
    private RequestSigner.Signature made(RequestSigner.Unsigned request) {
        try {
            return signer.sign(request);
        } catch (Throwable e) {
            HostCode.passOn(e);
            LOG.warn("The signer {} threw {}", name, e.getClass().getName());
            return null;
        }
    }

    /**
     * A request with its signature.
     *
     * @param request the request
     * @param proofs what in it proves who sends it
     */
    public record Signed(RenderedRequest request, List<Secret> proofs) {}

    private record ToSign(RenderedRequest request, Instant time) implements RequestSigner.Unsigned {
        @Override
        public Method method() {
            return request.method();
        }

        @Override
        public String url() {
            return request.url();
        }

        @Override
        public List<Header> headers() {
            return request.headers();
        }

        @Override
        public byte[] body() {
            return request.body().clone();
        }

        @Override
        public Map<String, String> parameters() {
            return request.signerParameters();
        }

        @Override
        public long epochSecond() {
            return time.getEpochSecond();
        }

        @Override
        public String toString() {
            return request.toString(); // the record's own would show secrets
        }
    }

    /**
     * The sums, tokens and keys in what a signer adds. A server may say them without what stands around them, as in
     * {@code AWS4-HMAC-SHA256 Credential=…, Signature=…}, so each word is one.
     */
    private static final class Proofs {
        /** Long enough for 128 bits in Base64. What is shorter is a time, a version, a name: and those are in answers too. */
        private static final Pattern WORD =
                Pattern.compile("(?:[A-Za-z0-9+/_~-]|%[0-9A-Fa-f]{2}){22,}+(?!=\"|=[A-Za-z0-9%])");

        private Proofs() {}

        /** A header field may hold it percent-encoded (RFC 5849, section 3.5.1). */
        private static String decoded(String word) {
            return URLDecoder.decode(word.replace("+", "%2B"), StandardCharsets.UTF_8);
        }

        static List<Secret> in(RequestSigner.Signature made) {
            return Stream.of(
                            made.headers().stream().map(Header::value),
                            made.query().stream().map(Map.Entry::getValue),
                            made.formFields().stream().map(Map.Entry::getValue))
                    .flatMap(values -> values)
                    .flatMap(value -> WORD.matcher(value).results())
                    .map(MatchResult::group)
                    .flatMap(word -> Stream.of(word, decoded(word)).distinct())
                    .map(Secret::of)
                    .toList();
        }
    }
}
