package io.dataconnectors.internal.call;

import io.dataconnectors.internal.json.Json;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML as the values that JSON has; {@link Element} says how. A document type declaration is refused, and with it
 * all entities but the five of XML, so that nothing is fetched and nothing grows. The limits are those of JSON. What is said
 * of a failure is our own: the parser's words quote the text.
 */
final class XmlReading {
    private static final String NOT_WELL_FORMED = "it is not well-formed";
    private static final String ENTITIES = "it declares or uses entities of its own, which are not read";

    /** The parser goes through all declarations of namespaces around a name: with many, each element takes long. */
    private static final int MAX_NAMESPACES = 200;

    private final XMLStreamReader reader;
    private final Deque<Element> open = new ArrayDeque<>();
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
                    Element ended = open.pop();
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
        Element element = new Element(name(reader.getLocalName()));
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            element.attribute(
                    reader.getAttributeNamespace(i),
                    name(reader.getAttributeLocalName(i)),
                    reader.getAttributeValue(i));
        }
        open.push(element);
    }

    private void text() {
        Element within = open.peek();
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

    /**
     * One element that is being read, and the value it becomes: its text alone, if that is all it has; else an object of its
     * attributes ({@code @id}), its elements by their local names, several of one name as a list, and its text ({@code #text})
     * if there is any but white space. White space at the ends of a text does not count. {@code xsi:nil="true"} is null.
     */
    static final class Element {
        static final String TEXT = "#text";
        private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

        private final String name;
        private final Map<String, Object> members = new LinkedHashMap<>();
        private final StringBuilder text = new StringBuilder();
        private boolean nil;

        Element(String name) {
            this.name = name;
        }

        String name() {
            return name;
        }

        /** Of two attributes with one local name, that without a prefix counts, else the first. */
        void attribute(@Nullable String namespace, String attribute, String value) {
            boolean prefixed = namespace != null && !namespace.isEmpty();
            if (INSTANCE.equals(namespace)) {
                nil |= attribute.equals("nil") && (value.equals("true") || value.equals("1"));
            } else if (prefixed) {
                members.putIfAbsent("@" + attribute, value);
            } else {
                members.put("@" + attribute, value);
            }
        }

        void text(String part) {
            text.append(part);
        }

        void child(Element child) {
            Object value = child.value();
            Object there = members.get(child.name);
            if (!members.containsKey(child.name)) {
                members.put(child.name, value);
            } else if (there instanceof List<?>) {
                @SuppressWarnings("unchecked") // no value of an element is a list, so that this one was made below
                List<Object> several = (List<Object>) there;
                several.add(value);
            } else {
                members.put(child.name, new ArrayList<>(Arrays.asList(there, value)));
            }
        }

        @Nullable
        Object value() {
            if (nil) {
                return null;
            }
            String said = text.toString().trim(); // what XML calls white space, and no other
            if (members.isEmpty()) {
                return said;
            }
            if (!said.isEmpty()) {
                members.put(TEXT, said);
            }
            return members;
        }

        /** Returns the text of a value that XML became, if it has one beside its attributes; else the value. */
        @Nullable
        static Object textOf(@Nullable Object value) {
            return value instanceof Map<?, ?> members && members.get(TEXT) != null ? members.get(TEXT) : value;
        }
    }
}
