package io.openbailian.catalog.check;

import io.openbailian.catalog.check.ImageInput.Inline;
import io.openbailian.catalog.check.ImageInput.Uploaded;
import io.openbailian.catalog.check.ImageInput.Url;
import io.openbailian.text.Parts;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// Reads the texts that requests put in place of a picture.
final class ImageText {
  private static final String DATA = "data:";
  private static final String BASE64 = ";base64";
  private static final String OSS = "oss://";
  private static final int LONGEST_URL = 8192;
  private static final int LONGEST_DATA_HEAD = 256;
  private static final int LONGEST_KEY = 1024;

  /// No picture has fewer characters, so a word that went astray is not taken for one.
  private static final int SHORTEST_PICTURE = 40;

  /// The rest of an encoded picture, which may be megabytes, is its decoder's to judge.
  private static final int LOOKED_AT = 64;

  private ImageText() {}

  static Optional<ImageInput> parse(String text) {
    String source = text.strip();
    if (begins(source, "http://") || begins(source, "https://")) {
      return url(source);
    }
    if (begins(source, DATA)) {
      return data(source);
    }
    if (begins(source, OSS)) {
      return uploaded(source.substring(OSS.length()));
    }
    return source.length() >= SHORTEST_PICTURE && isEncoded(source, 0)
        ? Optional.of(new Inline("", source))
        : Optional.empty();
  }

  private static boolean begins(String text, String scheme) {
    return text.regionMatches(true, 0, scheme, 0, scheme.length());
  }

  private static Optional<ImageInput> url(String text) {
    if (text.length() > LONGEST_URL) {
      return Optional.empty();
    }
    try {
      URI address = new URI(ascii(text));
      return address.getHost() == null || address.getRawUserInfo() != null
          ? Optional.empty()
          : Optional.of(new Url(address));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /// The address with everything percent-encoded that is not ASCII; what is encoded stays so.
  private static String ascii(String url) {
    StringBuilder encoded = new StringBuilder(url.length());
    for (byte b : url.getBytes(StandardCharsets.UTF_8)) {
      if (b > ' ' && b < 0x7F) {
        encoded.append((char) b);
      } else {
        encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return encoded.toString();
  }

  private static Optional<ImageInput> data(String text) {
    int comma = text.substring(0, Math.min(text.length(), LONGEST_DATA_HEAD)).indexOf(',');
    if (comma < 0 || comma + 1 == text.length() || !isEncoded(text, comma + 1)) {
      return Optional.empty();
    }
    String head = text.substring(DATA.length(), comma).toLowerCase(Locale.ROOT);
    return head.endsWith(BASE64)
        ? Optional.of(
            new Inline(
                head.substring(0, head.length() - BASE64.length()), text.substring(comma + 1)))
        : Optional.empty();
  }

  private static Optional<ImageInput> uploaded(String key) {
    boolean plain =
        !key.isBlank()
            && key.length() <= LONGEST_KEY
            && !key.startsWith("/")
            && !Parts.of(key, "/").contains("..")
            && key.chars().noneMatch(Character::isISOControl);
    return plain ? Optional.of(new Uploaded(key)) : Optional.empty();
  }

  private static boolean isEncoded(String text, int from) {
    return text.substring(from, Math.min(text.length(), from + LOOKED_AT))
        .chars()
        .allMatch(ImageText::isBase64);
  }

  private static boolean isBase64(int c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || "+/=\r\n".indexOf(c) >= 0;
  }
}
