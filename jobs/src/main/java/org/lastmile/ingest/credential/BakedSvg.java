package org.lastmile.ingest.credential;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Finds the texts that stand in an SVG in UTF-8 under the names of credentials. Nothing that it points to is opened. */
final class BakedSvg {
    private static final Set<QName> ELEMENTS = Set.of(
            new QName("http://openbadges.org", "assertion"),
            new QName("https://purl.imsglobal.org/ob/v3p0", "credential"),
            new QName("https://purl.imsglobal.org/clr/v2p0", "credential"));
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String VERIFY = "verify";
    private static final int MOST_TEXTS = 10;

    private BakedSvg() {}

    /** @throws Rejection if it is no XML, nested without end, or has too many credentials */
    static List<String> texts(byte[] file) throws Rejection {
        try {
            return texts(factory().createXMLStreamReader(new StringReader(text(file))));
        } catch (XMLStreamException | CharacterCodingException damaged) {
            throw new Rejection(Rule.IMAGE_DAMAGED, "");
        }
    }

    /** Decoded here, because the parser prints what it cannot decode. */
    private static String text(byte[] file) throws CharacterCodingException {
        var text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(file))
                .toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    /** The JDK's own, whatever else lies on the class path: without a document type there is no entity to follow. */
    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private static List<String> texts(XMLStreamReader reader) throws XMLStreamException, Rejection {
        var texts = new ArrayList<String>();
        var depth = 0;

        while (reader.hasNext()) {
            var event = reader.next();

            if (event == XMLStreamReader.START_ELEMENT && ELEMENTS.contains(reader.getName())) {
                text(reader).ifPresent(texts::add);
            } else if (event == XMLStreamReader.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamReader.END_ELEMENT) {
                depth--;
            }

            if (depth > JsonDocuments.MAXIMUM_DEPTH) {
                throw new Rejection(Rule.TOO_DEEP, "");
            }

            if (texts.size() > MOST_TEXTS) {
                throw new Rejection(Rule.TOO_LARGE, "");
            }
        }

        return texts;
    }

    /** A token stands in an attribute, a document between the tags; of older badges the attribute holds an address. */
    private static Optional<String> text(XMLStreamReader reader) throws XMLStreamException {
        var verify = Optional.ofNullable(reader.getAttributeValue(null, VERIFY)).map(String::strip);
        var content = reader.getElementText().strip();
        return verify.filter(CompactJws::isOne)
                .or(() -> Optional.of(content).filter(text -> !text.isEmpty()))
                .or(() -> verify.filter(text -> !text.isEmpty()));
    }
}
