package io.openbailian.cli.output;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The formats that results are written in, by what their files end in.
public enum PictureFormat {
  PNG(".png"),
  JPEG(".jpg", ".jpeg"),
  WEBP(".webp"),
  MP4(".mp4");

  private final String usual;
  private final String other;

  PictureFormat(String ending) {
    this(ending, ending);
  }

  PictureFormat(String usual, String other) {
    this.usual = usual;
    this.other = other;
  }

  private Stream<String> endings() {
    return Stream.of(usual, other).distinct();
  }

  /// The format that a name's ending, with its dot, stands for.
  public static Optional<PictureFormat> of(String ending) {
    String plain = ending.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> format.endings().anyMatch(plain::equals))
        .findFirst();
  }

  /// The format of a file, by its first bytes.
  ///
  /// @param head at least 12 bytes of it
  static Optional<PictureFormat> of(byte[] head) {
    if (begins(head, 0, 0x89, 'P', 'N', 'G')) {
      return Optional.of(PNG);
    }
    if (begins(head, 0, 0xFF, 0xD8)) {
      return Optional.of(JPEG);
    }
    if (begins(head, 0, 'R', 'I', 'F', 'F') && begins(head, 8, 'W', 'E', 'B', 'P')) {
      return Optional.of(WEBP);
    }
    return begins(head, 4, 'f', 't', 'y', 'p') ? Optional.of(MP4) : Optional.empty();
  }

  private static boolean begins(byte[] head, int at, int... wanted) {
    if (head.length < at + wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if ((head[at + i] & 0xFF) != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  /// Refuses a name whose ending promises what cannot be written.
  ///
  /// @param film whether it is a film, which is always an MP4
  public static void check(Destination output, boolean film) {
    String ending = output.ending();
    boolean legal =
        ending.isEmpty() || of(ending).filter(format -> (format == MP4) == film).isPresent();
    if (!legal) {
      throw CommandException.usage(
          Texts.say(film ? "out.film-ending" : "out.picture-ending", ending, endings(film)));
    }
  }

  private static String endings(boolean film) {
    return Stream.of(values())
        .filter(format -> (format == MP4) == film)
        .flatMap(PictureFormat::endings)
        .collect(Collectors.joining(", "));
  }
}
