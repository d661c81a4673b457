package io.openbailian.server.media;

import io.openbailian.pixels.PngWriter;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireException;
import io.openbailian.server.artifact.InputFile;
import io.openbailian.server.share.GivenUpException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// Masks of a dialect where what is transparent may change, as masks where what is white may.
///
/// @param memory for masks while they are decoded
public record AlphaMask(PictureDecoder decoder, PixelPool pixels, MemoryBudget memory) {
  private static final int LARGEST = 16 << 20;
  private static final int OPAQUE_FROM = 128;
  private static final int WHITE = 0xFFFFFF;
  private static final long BYTES_OF_A_PIXEL = 8; // as it is read, and as it is written

  /// The mask with white where it is transparent and black elsewhere.
  ///
  /// @param key whose share of the memory it takes
  /// @return empty where it is opaque: it says by its colours what may change
  /// @throws WireException when it is no picture, or too large
  /// @throws IOException when the file cannot be read
  public Optional<byte[]> white(InputFile file, String key)
      throws IOException, InterruptedException {
    if (file.length() > LARGEST) {
      throw new WireException(
          ErrorCode.INVALID_PARAMETER.with(
              "mask should be at most %d MiB".formatted(LARGEST >> 20)));
    }
    try {
      long bytes = decodingBytes(file, key);
      try (MemoryBudget.Loan _ = memory.borrow(key, file.length() + bytes, () -> false)) {
        byte[] content = file.read();
        return pixels.compute(() ->
            switch (decoder.decode(content)) {
              case PictureDecoder.Refused refused -> throw refused(refused);
              case PictureDecoder.Picture(BufferedImage image) ->
                  image.getColorModel().hasAlpha()
                      ? Optional.of(PngWriter.write(white(image), Map.of()))
                      : Optional.empty();
            });
      }
    } catch (GivenUpException e) {
      throw new WireException(ErrorCode.INTERNAL_ERROR.with());
    } catch (PixelPool.PixelWorkException e) {
      throw e.getCause() instanceof WireException said ? said : e;
    }
  }

  /// The loan ends before the next is asked for: whoever holds one must not.
  private long decodingBytes(InputFile file, String key) throws IOException, InterruptedException {
    try (MemoryBudget.Loan _ = memory.borrow(key, file.length(), () -> false)) {
      return switch (decoder.look(file.read())) {
        case PictureDecoder.Seen seen ->
            seen.decodingBytes() + BYTES_OF_A_PIXEL * seen.facts().size().pixels();
        case PictureDecoder.Refused refused -> throw refused(refused);
      };
    }
  }

  private static WireException refused(PictureDecoder.Refused refused) {
    return new WireException(
        ErrorCode.INVALID_PARAMETER
            .with("mask should be a PNG of the size of the first picture")
            .sent("mask: " + refused.why()));
  }

  private static BufferedImage white(BufferedImage image) {
    BufferedImage mask =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    int[] row = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int x = 0; x < row.length; x++) {
        row[x] = row[x] >>> 24 < OPAQUE_FROM ? WHITE : 0;
      }
      mask.setRGB(0, y, row.length, 1, row, 0, row.length);
    }
    return mask;
  }
}
