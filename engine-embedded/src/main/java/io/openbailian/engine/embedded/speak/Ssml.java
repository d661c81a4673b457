package io.openbailian.engine.embedded.speak;

import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Reads SSML: pauses, other readings and pinyin count; what else tags say is passed over and their
/// text is spoken.
final class Ssml {
  private static final Pattern TIME = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s)");
  private static final int LONGEST_BREAK = 10_000;
  private static final int USUAL_BREAK = 300;
  private static final Map<String, Integer> STRENGTHS =
      Map.of("none", 0, "x-weak", 80, "weak", 150, "medium", 300, "strong", 600, "x-strong", 1000);

  private final List<Piece> pieces = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private String spelled = "";

  private Ssml() {}

  /// What a document says; empty when it is no SSML.
  static Optional<List<Piece>> read(String document) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(document));
      Ssml ssml = new Ssml();
      ssml.read(xml);
      return Optional.of(ssml.pieces);
    } catch (XMLStreamException e) {
      return Optional.empty();
    }
  }

  private void read(XMLStreamReader xml) throws XMLStreamException {
    int replaced = 0;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          boolean replaces = replaced > 0 || begin(xml);
          replaced += replaces ? 1 : 0;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (replaced > 0) {
            replaced--;
          }
          end(xml.getLocalName());
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (replaced == 0) {
            text.append(xml.getText());
          }
        }
        default -> {} // comments and the like say nothing
      }
    }
    settle();
  }

  /// Whether what is inside the element is not to be spoken.
  private boolean begin(XMLStreamReader xml) {
    switch (xml.getLocalName().toLowerCase(Locale.ROOT)) {
      case "break" -> pause(xml.getAttributeValue(null, "time"), attribute(xml, "strength"));
      case "sub" -> {
        return instead(xml.getAttributeValue(null, "alias"));
      }
      case "phoneme" -> {
        boolean pinyin = attribute(xml, "alphabet").equals("py");
        return pinyin && instead(" " + attribute(xml, "ph") + " ");
      }
      case "say-as" -> spelled = attribute(xml, "interpret-as");
      default -> {} // the text of other tags is spoken as it is
    }
    return false;
  }

  private boolean instead(@Nullable String reading) {
    if (reading == null) {
      return false;
    }
    text.append(reading);
    return true;
  }

  private void end(String element) {
    switch (element.toLowerCase(Locale.ROOT)) {
      case "p", "s" -> text.append('\n');
      case "say-as" -> spell();
      default -> {} // nothing ends there but the tag
    }
  }

  /// Numbers that are read digit by digit.
  private void spell() {
    if (spelled.equals("digits") || spelled.equals("telephone") || spelled.equals("id")) {
      int start = text.length();
      while (start > 0 && "0123456789 -".indexOf(text.charAt(start - 1)) >= 0) {
        start--;
      }
      String digits = text.substring(start).replace(" ", "").replace("-", "");
      text.setLength(start);
      text.append(String.join(" ", digits.chars().mapToObj(Character::toString).toList()));
    }
    spelled = "";
  }

  private void pause(@Nullable String time, String strength) {
    settle();
    int millis = STRENGTHS.getOrDefault(strength, USUAL_BREAK);
    Matcher matcher = TIME.matcher(time == null ? "" : time.strip());
    if (matcher.matches()) {
      double number = Double.parseDouble(matcher.group(1));
      double unit = matcher.group(2).equals("s") ? 1000 : 1;
      millis = (int) Math.min(LONGEST_BREAK, number * unit);
    }
    pieces.add(new Piece.Silence(millis));
  }

  private void settle() {
    if (!text.isEmpty()) {
      pieces.add(new Piece.Words(text.toString()));
      text.setLength(0);
    }
  }

  private static String attribute(XMLStreamReader xml, String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value.strip();
  }
}
