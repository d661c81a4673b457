package io.openbailian.imaging.decode;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/// Puts the first frame of a GIF where its screen wants it; what it leaves is transparent.
final class OnScreen {
  private OnScreen() {}

  static BufferedImage place(BufferedImage frame, byte[] file, Header header) throws BrokenFile {
    if (frame.getWidth() == header.width() && frame.getHeight() == header.height()) {
      return frame;
    }
    int[] corner = corner(FileWindow.of(file).littleEndian(true));
    BufferedImage screen =
        new BufferedImage(header.width(), header.height(), BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = screen.createGraphics();
    try {
      g.drawImage(frame, corner[0], corner[1], null);
    } finally {
      g.dispose();
    }
    return screen;
  }

  private static int[] corner(FileWindow file) throws BrokenFile {
    int flags = file.u8(10);
    long at = 13L + ((flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1));
    while (file.u8(at) == 0x21) {
      at += 2;
      while (file.u8(at) != 0) {
        at += 1 + file.u8(at);
      }
      at++;
    }
    return new int[] {file.u16(at + 1), file.u16(at + 3)};
  }
}
