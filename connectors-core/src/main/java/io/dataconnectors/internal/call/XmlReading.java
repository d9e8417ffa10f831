package io.dataconnectors.internal.call;

import io.dataconnectors.internal.json.Json;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Map;
import javax.annotation.Nullable;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML as the values that JSON has; {@link XmlElement} says how. A document type declaration is refused, and with it
 * all entities but the five of XML, so that nothing is fetched and nothing grows. The limits are those of JSON. What is said
 * of a failure is our own: the parser's words quote the text.
 */
final class XmlReading {
    private static final String NOT_WELL_FORMED = "it is not well-formed";
    private static final String ENTITIES = "it declares or uses entities of its own, which are not read";

    /** The parser goes through all declarations of namespaces around a name: with many, each element takes long. */
    private static final int MAX_NAMESPACES = 200;

    private final XMLStreamReader reader;
    private final Deque<XmlElement> open = new ArrayDeque<>();
    private int tokens;
    private int namespaces;

    private XmlReading(XMLStreamReader reader) {
        this.reader = reader;
    }

    /**
     * The JDK's own parser, whatever else is on the class path: its ways of failing are known. One for each text, since it is
     * not safe for threads and keeps hold of what it read last.
     */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("no entities");
        });
        return factory;
    }

    /** Returns an object whose one member is the outermost element. */
    static Map<String, Object> read(String text) {
        if (hasDocumentType(text)) {
            throw failure(ENTITIES, null);
        }
        try {
            return new XmlReading(factory().createXMLStreamReader(new StringReader(text))).document();
        } catch (XMLStreamException e) {
            throw failure(NOT_WELL_FORMED, e.getLocation());
        }
    }

    /**
     * Whether there is a document type, which can only stand before the outermost element. It is not left to the parser: the
     * JDK's reads one whatever it is told, and prints on the standard error when it is cut short.
     */
    private static boolean hasDocumentType(String text) {
        int at = 0;
        while (at >= 0 && at < text.length()) {
            if (text.startsWith("<?", at)) {
                at = end(text, "?>", at);
            } else if (text.startsWith("<!--", at)) {
                at = end(text, "-->", at);
            } else if (text.charAt(at) <= ' ') {
                at++;
            } else {
                return text.startsWith("<!DOCTYPE", at);
            }
        }
        return false;
    }

    private static int end(String text, String mark, int from) {
        int at = text.indexOf(mark, from + 2);
        return at < 0 ? -1 : at + mark.length();
    }

    private Map<String, Object> document() {
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.END_ELEMENT -> {
                    namespaces -= reader.getNamespaceCount();
                    XmlElement ended = open.pop();
                    if (open.isEmpty()) {
                        end();
                        return Collections.singletonMap(ended.name(), ended.value());
                    }
                    open.element().child(ended);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text();
                default -> {}
            }
        }
    }

    /** A parser that fails in a way of its own on what is no XML has still found that it is none. */
    private int next() {
        try {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw failure(ENTITIES);
            }
            return event;
        } catch (AnswerReader.UnreadableException e) {
            throw e;
        } catch (XMLStreamException | RuntimeException e) {
            throw failure(NOT_WELL_FORMED);
        }
    }

    private void start() {
        if (open.size() == Json.MAX_DEPTH) {
            throw tooMuch();
        }
        namespaces += reader.getNamespaceCount();
        if (namespaces > MAX_NAMESPACES) {
            throw failure("it declares more than " + MAX_NAMESPACES + " namespaces around one element");
        }
        count(1 + reader.getAttributeCount());
        XmlElement element = new XmlElement(name(reader.getLocalName()));
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            element.attribute(
                    reader.getAttributeNamespace(i),
                    name(reader.getAttributeLocalName(i)),
                    reader.getAttributeValue(i));
        }
        open.push(element);
    }

    private void text() {
        XmlElement within = open.peek();
        if (within != null) {
            within.text(reader.getText());
        }
    }

    private void end() {
        while (next() != XMLStreamConstants.END_DOCUMENT) {
            count(1); // a comment, a processing instruction or white space
        }
    }

    private void count(int more) {
        tokens += more;
        if (tokens > Json.MAX_TOKENS) {
            throw tooMuch();
        }
    }

    private String name(String name) {
        if (name.length() > Json.MAX_NAME_LENGTH) {
            throw tooMuch();
        }
        return name;
    }

    private AnswerReader.UnreadableException tooMuch() {
        return failure("it is beyond a limit: nesting " + Json.MAX_DEPTH + ", name " + Json.MAX_NAME_LENGTH
                + " characters, " + Json.MAX_TOKENS + " elements and attributes");
    }

    private AnswerReader.UnreadableException failure(String problem) {
        return failure(problem, reader.getLocation());
    }

    private static AnswerReader.UnreadableException failure(String problem, @Nullable Location place) {
        String where =
                place == null ? "" : " (line " + place.getLineNumber() + ", column " + place.getColumnNumber() + ")";
        return AnswerReader.UnreadableException.malformed("The answer is XML that cannot be read: " + problem + where);
    }
}
