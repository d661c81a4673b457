package io.openbailian.imaging.decode;

import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/// Readers of JPEG and GIF fill a missing end with grey and only warn; that is a refusal here.
final class Truncation implements IIOReadWarningListener {
  private boolean truncated;

  @Override
  public void warningOccurred(ImageReader source, String warning) {
    String text = warning.toLowerCase(Locale.ROOT);
    truncated |= text.contains("premature") || text.contains("truncated") || text.contains("eof");
  }

  void check(Header header) throws BrokenFile {
    if (truncated) {
      throw new BrokenFile(
          FileFault.TRUNCATED, "the %s ends before its picture does".formatted(header.format()));
    }
  }
}
