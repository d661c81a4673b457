package io.openbailian.engines.scripted;

import io.openbailian.engine.Media;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Reads the pictures a script answers with, and decodes each once: a broken one stops the start,
/// not a call.
final class PictureFile {
  private static final int MOST_MEGAPIXELS = 64;

  private final Path folder;
  private final Mistakes mistakes;

  PictureFile(Path folder, Mistakes mistakes) {
    this.folder = folder;
    this.mistakes = mistakes;
  }

  Optional<Media> read(Part part, String name) {
    try {
      byte[] bytes = Files.readAllBytes(folder.resolve(name));
      return Optional.of(new Media.Encoded(bytes, mediaType(bytes)));
    } catch (InvalidPathException e) {
      return wrong(part, name, e.getReason());
    } catch (IOException e) {
      return wrong(part, name, Unreadable.because(e));
    }
  }

  private Optional<Media> wrong(Part part, String name, String reason) {
    mistakes.add(
        part.place(), "the file %s in %s cannot be used: %s".formatted(name, folder, reason));
    return Optional.empty();
  }

  private static String mediaType(byte[] bytes) throws IOException {
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        throw new IOException("it is no picture; PNG, JPEG, GIF and BMP are");
      }
      ImageReader reader = readers.next();
      reader.setInput(stream);
      decode(reader);
      return reader.getOriginatingProvider().getMIMETypes()[0];
    }
  }

  private static void decode(ImageReader reader) throws IOException {
    try {
      if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_MEGAPIXELS * 1_000_000L) {
        throw new IOException("it has more than %d megapixels".formatted(MOST_MEGAPIXELS));
      }
      reader.read(0);
    } catch (RuntimeException e) { // what the codecs throw at some broken pictures
      throw new IOException("it is broken: " + e.getMessage(), e);
    } finally {
      reader.dispose();
    }
  }
}
