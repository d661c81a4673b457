package io.openbailian.imaging.decode;

import com.twelvemonkeys.imageio.plugins.bmp.BMPImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Reads pictures from files that strangers sent.
///
/// A header is read first and costs nothing; only a file within the limits is decoded, by readers
/// written in Java, and whatever they throw becomes a refusal. Threads may share nothing but bytes.
public final class Decoder {
  private Decoder() {}

  /// Looks at the header only.
  public static Inspection inspect(byte[] file, Limits limits) {
    try {
      return within(Headers.read(file), limits);
    } catch (BrokenFile broken) {
      return new Inspection.Illegible(broken.fault(), broken.why());
    }
  }

  /// The first frame of the file, upright.
  public static Decoded decode(byte[] file, Limits limits) {
    return switch (inspect(file, limits)) {
      case Inspection.Illegible(FileFault fault, String why) -> new Decoded.Refused(fault, why);
      case Inspection.Legible(Header header) -> decode(file, header);
    };
  }

  private static Inspection within(Header header, Limits limits) {
    if (header.pixels() > limits.pixels()
        || Math.max(header.width(), header.height()) > limits.side()) {
      return new Inspection.Illegible(
          FileFault.TOO_LARGE,
          "the image is %d x %d; at most %d pixels and sides of %d are read"
              .formatted(header.width(), header.height(), limits.pixels(), limits.side()));
    }
    if (header.frames() > limits.frames()) {
      return new Inspection.Illegible(
          FileFault.TOO_MANY_FRAMES,
          "the image has %d frames; at most %d are allowed"
              .formatted(header.frames(), limits.frames()));
    }
    return new Inspection.Legible(header);
  }

  private static Decoded decode(byte[] file, Header header) {
    try {
      BufferedImage image = Flattening.flat(firstFrame(file, header));
      return new Decoded.Picture(Orientation.upright(image, header.orientation()), header);
    } catch (BrokenFile broken) {
      return new Decoded.Refused(broken.fault(), broken.why());
    } catch (EOFException cut) {
      return new Decoded.Refused(
          FileFault.TRUNCATED, "the %s ends before its picture does".formatted(header.format()));
    } catch (IIOException broken) {
      return broken.getCause() instanceof EOFException
          ? new Decoded.Refused(
              FileFault.TRUNCATED, "the %s ends before its picture does".formatted(header.format()))
          : malformed(header);
    } catch (IOException
        | RuntimeException
        | StackOverflowError broken) { // readers meet hostile bytes in any state
      return malformed(header);
    }
  }

  private static Decoded malformed(Header header) {
    return new Decoded.Refused(
        FileFault.MALFORMED, "the %s is damaged and cannot be decoded".formatted(header.format()));
  }

  private static BufferedImage firstFrame(byte[] file, Header header)
      throws IOException, BrokenFile {
    return header.format() == PictureFormat.PNM ? PnmReader.read(file) : readFrame(file, header);
  }

  private static BufferedImage readFrame(byte[] file, Header header)
      throws IOException, BrokenFile {
    ImageReader reader = reader(header.format());
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in, true, true);
      Truncation truncation = new Truncation();
      reader.addIIOReadWarningListener(truncation);
      BufferedImage image = reader.read(0);
      truncation.check(header);
      return header.format() == PictureFormat.GIF
          ? OnScreen.place(image, file, header)
          : sized(image, header);
    } finally {
      reader.dispose();
    }
  }

  private static BufferedImage sized(BufferedImage image, Header header) throws BrokenFile {
    if (image.getWidth() != header.storedWidth() || image.getHeight() != header.storedHeight()) {
      throw new BrokenFile(
          FileFault.MALFORMED,
          "the %s says it is %d x %d but is %d x %d"
              .formatted(
                  header.format(),
                  header.storedWidth(),
                  header.storedHeight(),
                  image.getWidth(),
                  image.getHeight()));
    }
    return image;
  }

  private static ImageReader reader(PictureFormat format) throws IOException {
    return switch (format) {
      case BMP -> new BMPImageReaderSpi().createReaderInstance(null);
      case GIF -> builtIn("gif");
      case JPEG -> jpeg();
      case PNG -> builtIn("png");
      case PNM -> throw new IllegalStateException("PNM is read by own code");
      case TIFF -> new TIFFImageReaderSpi().createReaderInstance(null);
      case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
    };
  }

  private static ImageReader jpeg() {
    for (Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        readers.hasNext(); ) {
      ImageReader reader = readers.next();
      if (reader.getOriginatingProvider() instanceof JPEGImageReaderSpi) {
        return reader;
      }
    }
    throw new IllegalStateException("the JPEG reader is not registered");
  }

  private static ImageReader builtIn(String format) {
    for (Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        readers.hasNext(); ) {
      ImageReader reader = readers.next();
      if (reader.getClass().getName().startsWith("com.sun.imageio.")) {
        return reader;
      }
    }
    throw new IllegalStateException("this Java has no reader for " + format);
  }
}
