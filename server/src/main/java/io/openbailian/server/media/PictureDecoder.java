package io.openbailian.server.media;

import io.openbailian.catalog.check.PictureFacts;
import java.awt.image.BufferedImage;

/// Reads picture files that strangers sent. Whatever is wrong with one is an answer, never an
/// exception.
public interface PictureDecoder {

  /// Looks at the header alone, which costs next to nothing however large the picture claims to be.
  Looked look(byte[] file);

  /// The first frame, upright, `TYPE_INT_RGB` or, where it is not opaque, `TYPE_INT_ARGB`; for
  /// files whose header was looked at.
  Decoded decode(byte[] file);

  /// What looking at a header found.
  sealed interface Looked {}

  /// What decoding came to.
  sealed interface Decoded {}

  /// A header that makes sense.
  ///
  /// @param decodingBytes about what decoding takes at its height
  record Seen(PictureFacts facts, long decodingBytes) implements Looked {}

  /// A picture.
  record Picture(BufferedImage image) implements Decoded {}

  /// A file that is refused.
  ///
  /// @param why for whoever sent it
  record Refused(Reason reason, String why) implements Looked, Decoded {}

  /// Why a file is refused.
  enum Reason {
    /// No picture, of no known format, damaged or cut.
    FORMAT,
    /// More pixels than are decoded for any model.
    RESOLUTION
  }
}
