package io.openbailian.server.media;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.openbailian.pixels.JpegWriter;
import io.openbailian.pixels.Resizing;
import io.openbailian.server.artifact.Artifact;
import io.openbailian.server.artifact.StoredFile;
import io.openbailian.server.share.GivenUpException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// Small JPEGs of results that are pictures, of 20 KiB at most. The newest that were asked for are
/// kept in 16 MiB; the others are made anew. Memory and cores that making them takes are bounded,
/// whoever asks for how many.
public final class Thumbnails {
  private static final int SIDE = 320;
  private static final int SMALLEST_SIDE = 80;
  private static final int MOST_BYTES = 20 << 10;
  private static final long KEPT_BYTES = 16L << 20;
  private static final long LARGEST = 64L << 20;

  /// What making a picture smaller takes for each row of it: four floats for each pixel across.
  private static final long BYTES_OF_A_ROW = 16L * SIDE;

  private final PictureDecoder decoder;
  private final PixelPool pixels;
  private final MemoryBudget memory;
  private final Cache<String, byte[]> kept =
      Caffeine.newBuilder()
          .maximumWeight(KEPT_BYTES)
          .weigher((String _, byte[] picture) -> picture.length)
          .build();

  /// @param memory for pictures while they are decoded
  public Thumbnails(PictureDecoder decoder, PixelPool pixels, MemoryBudget memory) {
    this.decoder = decoder;
    this.pixels = pixels;
    this.memory = memory;
  }

  /// The small picture; empty when the file is no picture.
  ///
  /// @throws IOException when the file cannot be read
  public Optional<byte[]> of(Artifact artifact, StoredFile file)
      throws IOException, InterruptedException {
    byte[] known = kept.getIfPresent(artifact.sha256());
    if (known != null) {
      return Optional.of(known);
    }
    if (!artifact.mediaType().startsWith("image/") || artifact.bytes() > LARGEST) {
      return Optional.empty();
    }
    Optional<byte[]> made = made(artifact, file);
    made.ifPresent(picture -> kept.put(artifact.sha256(), picture));
    return made;
  }

  private Optional<byte[]> made(Artifact artifact, StoredFile file)
      throws IOException, InterruptedException {
    String workspace = artifact.workspace();
    try {
      Optional<PictureDecoder.Seen> seen;
      try (MemoryBudget.Loan _ = memory.borrow(workspace, artifact.bytes(), () -> false)) {
        seen =
            decoder.look(file.read()) instanceof PictureDecoder.Seen legible
                ? Optional.of(legible)
                : Optional.empty();
      }
      if (seen.isEmpty()) {
        return Optional.empty();
      }
      long bytes =
          artifact.bytes()
              + seen.get().decodingBytes()
              + BYTES_OF_A_ROW * seen.get().facts().size().height();
      try (MemoryBudget.Loan _ = memory.borrow(workspace, bytes, () -> false)) {
        byte[] content = file.read();
        return pixels.compute(() ->
            switch (decoder.decode(content)) {
              case PictureDecoder.Refused _ -> Optional.<byte[]>empty();
              case PictureDecoder.Picture(BufferedImage image) -> Optional.of(small(image));
            });
      }
    } catch (GivenUpException e) {
      throw new IllegalStateException("a small picture was given up, which nobody does", e);
    }
  }

  /// As large as fits.
  private static byte[] small(BufferedImage image) throws IOException {
    int side = Math.min(SIDE, Math.max(image.getWidth(), image.getHeight()));
    byte[] file = jpeg(image, side);
    while (file.length > MOST_BYTES && side > SMALLEST_SIDE) {
      side = side * 3 / 4;
      file = jpeg(image, side);
    }
    return file;
  }

  private static byte[] jpeg(BufferedImage image, int side) throws IOException {
    double scale = side / (double) Math.max(image.getWidth(), image.getHeight());
    int width = Math.max(1, Math.toIntExact(Math.round(image.getWidth() * scale)));
    int height = Math.max(1, Math.toIntExact(Math.round(image.getHeight() * scale)));
    return JpegWriter.write(Resizing.toExactSize(image, width, height), Map.of());
  }
}
