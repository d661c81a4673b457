package io.openbailian.outbound;

import io.openbailian.engine.EngineFailure;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Writes pictures as PNG, which every server reads.
public final class PngFile {
  private PngFile() {}

  /// The picture as the body of a request, or a part of one.
  public static Outgoing.Body of(BufferedImage image) throws EngineFailure {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new EngineFailure.Broken("a picture of the request cannot be written as PNG", e);
    }
    byte[] bytes = file.toByteArray();
    return new Outgoing.Body("image/png", bytes.length, () -> new ByteArrayInputStream(bytes));
  }
}
