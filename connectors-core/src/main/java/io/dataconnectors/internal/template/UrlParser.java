package io.dataconnectors.internal.template;

import io.dataconnectors.ArrayStyle;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.template.ForeignPlaceholder.PathPlaceholders;
import io.dataconnectors.internal.template.Names.Name;
import io.dataconnectors.internal.template.Piece.Pieces;
import io.dataconnectors.internal.template.QueryTemplate.Parameter;
import io.dataconnectors.internal.template.Source.TextProblems;
import io.dataconnectors.internal.template.UrlParts.Part;
import io.dataconnectors.internal.template.UrlTemplate.CompiledUrl;
import java.util.ArrayList;
import java.util.List;

/** Reads a URL template: its origin, which is fixed, its path segments, and the parameters written in it. */
final class UrlParser {
    private static final String VARYING_HOST =
            "what differs in its host is a setting: https://{{setting.shop}}.example.com/";

    private final Source source;
    private final Names names;
    private final TextProblems problems;

    UrlParser(Source source, Names names) {
        this.source = source;
        this.names = names;
        this.problems = source.problems();
    }

    /** The URL; without any parts where problems were found. */
    CompiledUrl parse() {
        if (!source.isReadable()) {
            return CompiledUrl.NONE;
        }
        source.tokens().forEach(this::checkCharacters);
        if (source.text().isBlank()) {
            problems.add(0, Code.EMPTY_TEXT, "The URL is missing, such as https://api.example.com/orders");
            return CompiledUrl.NONE;
        }
        if (source.tokens().isEmpty()
                || !(source.tokens().get(0) instanceof Token.Text first)
                || !UrlRules.hasScheme(first.text())) {
            boolean varies = source.tokens().isEmpty()
                    || !(source.tokens().get(0) instanceof Token.Text text)
                    || ForeignPlaceholder.first(text.text()).isPresent();
            problems.add(
                    0,
                    Code.NOT_HTTPS,
                    "A URL must begin with " + UrlRules.SCHEME + (varies ? "; " + VARYING_HOST : ""));
            return CompiledUrl.NONE;
        }
        int scheme = UrlRules.SCHEME.length();
        List<Token> tokens = new ArrayList<>(source.tokens());
        tokens.set(0, new Token.Text(first.offset() + scheme, first.text().substring(scheme)));
        UrlParts parts = UrlParts.of(tokens, problems);
        String origin = UrlRules.SCHEME + authority(parts.authority());
        return CompiledUrl.of(origin, segments(parts.segments()), parameters(parts.parameters()));
    }

    private void checkCharacters(Token token) {
        if (!(token instanceof Token.Text text)) {
            return;
        }
        for (int i = 0; i < text.text().length(); i++) {
            Problem problem = UrlRules.character(text.text(), i);
            if (problem != null) {
                problems.add(text.offset() + i, problem);
                return;
            }
        }
    }

    private String authority(Part part) {
        StringBuilder authority = new StringBuilder();
        boolean known = true;
        for (Token token : part.tokens()) {
            if (token instanceof Token.Text text) {
                authority.append(text.text());
            } else {
                known &= isKnown(token, authority);
            }
        }
        Problem problem = known ? HostRules.problem(authority.toString()) : null;
        if (problem != null) {
            boolean varies = ForeignPlaceholder.first(authority.toString()).isPresent();
            String[] settings = part.tokens().stream()
                    .flatMap(token -> token.subjects().stream())
                    .toArray(String[]::new);
            problems.add(
                    part.offset(),
                    varies ? Code.VARYING_HOST : problem.code(),
                    varies ? "No value stands in the host of a URL; " + VARYING_HOST : problem.message(),
                    settings);
        }
        return authority.toString();
    }

    /** Whether a tag stands for a text that may be part of a host; then that text is added. */
    private boolean isKnown(Token tag, StringBuilder authority) {
        if (authority.indexOf(":", authority.indexOf("]") + 1) >= 0) {
            problems.add(tag, Code.VARYING_HOST, "Nothing may stand in for the port");
        } else if (tag instanceof Token.Value value) {
            return addSetting(value, authority);
        } else if (!(tag instanceof Token.Close)) {
            problems.add(tag, Code.VARYING_HOST, "No section may stand in the host of a URL");
        }
        return false;
    }

    private boolean addSetting(Token.Value tag, StringBuilder authority) {
        if (!tag.expression().isConstant()) {
            problems.add(
                    tag,
                    Code.VARYING_HOST,
                    "Only a setting may stand in the host of a URL, no other value and no secret");
            return false;
        }
        if (!(tag.expression().constantValue() instanceof String labels) || !isLabels(labels)) {
            problems.add(
                    tag,
                    Code.MALFORMED_HOST,
                    "In the host of a URL a setting is a text of letters, digits, hyphens and dots");
            return false;
        }
        authority.append(labels);
        return true;
    }

    private static boolean isLabels(String text) {
        return !text.isEmpty()
                && text.chars().allMatch(c -> Name.isLetter(c) || Name.isDigit(c) || c == '-' || c == '.');
    }

    private List<CompiledUrl.Segment> segments(List<Part> parts) {
        List<CompiledUrl.Segment> segments = new ArrayList<>();
        for (Part part : parts) {
            PathPlaceholders.check(part.tokens(), names, problems);
            if (isList(part)) {
                segments.add(new CompiledUrl.Many(((Token.Value) part.tokens().get(0)).expression()));
                continue;
            }
            Pieces pieces = TextParser.pieces(Position.SEGMENT, part.tokens(), problems);
            ForeignText.check(part.tokens(), Position.SEGMENT, problems);
            segments.add(pieces.isFixed() ? fixed(pieces.fixed(), part.offset()) : new CompiledUrl.One(pieces));
        }
        return segments;
    }

    private CompiledUrl.Segment fixed(String segment, int offset) {
        Problem problem = UrlRules.segment(segment);
        if (problem != null) {
            problems.add(offset, problem);
        }
        return new CompiledUrl.Fixed(new TextOutput.Constant('/' + segment));
    }

    /** Whether a list of single values stands alone between slashes. */
    private static boolean isList(Part part) {
        return part.tokens().size() == 1
                && part.tokens().get(0) instanceof Token.Value value
                && value.expression().shape().kind() == Shape.Kind.LIST
                && !value.expression().shape().item().isContainer();
    }

    private List<Parameter> parameters(List<Part> parts) {
        List<Parameter> parameters = new ArrayList<>();
        for (Part part : parts) {
            if (!part.tokens().isEmpty()) {
                parameters.add(parameter(part));
            }
        }
        return parameters;
    }

    private Parameter parameter(Part part) {
        List<Token> name = new ArrayList<>();
        List<Token> value = new ArrayList<>();
        boolean inName = true;
        for (Token token : part.tokens()) {
            int equals =
                    inName && token instanceof Token.Text text ? text.text().indexOf('=') : -1;
            if (equals >= 0 && token instanceof Token.Text text) {
                addNonEmpty(name, new Token.Text(text.offset(), text.text().substring(0, equals)));
                addNonEmpty(
                        value,
                        new Token.Text(text.offset() + equals + 1, text.text().substring(equals + 1)));
                inName = false;
            } else {
                (inName ? name : value).add(token);
            }
        }
        String encoded = Parameter.name(Position.URL_PARAMETER, name, part.offset(), problems);
        if (inName) {
            return new Parameter.Flag(encoded);
        }
        return Parameter.of(encoded, ArrayStyle.REPEAT, Position.URL_PARAMETER, value, problems);
    }

    private static void addNonEmpty(List<Token> tokens, Token.Text text) {
        if (!text.text().isEmpty()) {
            tokens.add(text);
        }
    }
}
