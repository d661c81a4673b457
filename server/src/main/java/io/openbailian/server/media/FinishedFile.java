package io.openbailian.server.media;

import io.openbailian.av.FilmReader;
import io.openbailian.engine.Media;
import io.openbailian.imaging.decode.Decoder;
import io.openbailian.imaging.decode.Header;
import io.openbailian.imaging.decode.Inspection;
import io.openbailian.imaging.decode.Limits;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that is kept byte for byte: it is looked at, so that nothing is passed on that is no
/// picture and no film.
public final class FinishedFile {
  private static final String FILM = "video/mp4";

  private FinishedFile() {}

  /// Its bytes, with what can be seen of them.
  ///
  /// @param copy where a film may be written to be looked at
  /// @throws UnusableMediaException when they are neither a picture nor a film
  public static PictureFinisher.Finished look(Media.Encoded file, Path copy) throws IOException {
    if (file.mediaType().equals(FILM)) {
      return film(file.bytes(), copy);
    }
    return switch (Decoder.inspect(file.bytes(), Limits.DEFAULT)) {
      case Inspection.Legible(Header header) ->
          new PictureFinisher.Finished(
              file.bytes(), file.mediaType(), header.width(), header.height());
      case Inspection.Illegible(_, String why) -> throw new UnusableMediaException(why);
    };
  }

  private static PictureFinisher.Finished film(byte[] bytes, Path copy) throws IOException {
    Files.write(copy, bytes);
    try (FilmReader reader = FilmReader.open(copy)) {
      BufferedImage first =
          reader.next().orElseThrow(() -> new UnusableMediaException("the film has no frames"));
      return new PictureFinisher.Finished(bytes, FILM, first.getWidth(), first.getHeight());
    }
  }
}
