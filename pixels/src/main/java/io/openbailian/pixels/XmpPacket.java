package io.openbailian.pixels;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Texts as an XMP packet, for formats that have no text chunks of their own (JPEG, WebP).
///
/// Each text is an attribute of the namespace that GB 45438-2025 names for the AI label, `TC260`.
public final class XmpPacket {
  private XmpPacket() {}

  /// The packet, UTF-8.
  ///
  /// @param texts names (XML names) to texts of any characters
  public static byte[] of(Map<String, String> texts) {
    StringBuilder attributes = new StringBuilder();
    texts.forEach(
        (name, text) -> attributes.append(" TC260:%s=\"%s\"".formatted(name, escaped(text))));
    return """
    <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
    <rdf:Description rdf:about="" xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/"%s/></rdf:RDF></x:xmpmeta>\
    """
        .formatted(attributes)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '"' -> escaped.append("&quot;");
            case '\n', '\r', '\t' -> escaped.append("&#").append(c).append(';');
            default -> {
              if (c >= ' ' && c != 0xFFFE && c != 0xFFFF) {
                escaped.appendCodePoint(c);
              }
            }
          }
        });
    return escaped.toString();
  }
}
