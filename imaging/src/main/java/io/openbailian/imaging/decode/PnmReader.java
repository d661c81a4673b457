package io.openbailian.imaging.decode;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/// Reads PBM, PGM and PPM files, in words and in bytes.
final class PnmReader {
  private final PnmHeader header;
  private final FileWindow file;
  private final PnmNumbers words;
  private int at;

  private PnmReader(PnmHeader header, FileWindow file) {
    this.header = header;
    this.file = file;
    this.words = new PnmNumbers(file, header.data() - 1);
    this.at = header.data();
  }

  static BufferedImage read(byte[] bytes) throws BrokenFile {
    FileWindow file = FileWindow.of(bytes);
    PnmHeader header = PnmHeader.read(file);
    BufferedImage image =
        new BufferedImage(header.width(), header.height(), BufferedImage.TYPE_INT_RGB);
    new PnmReader(header, file).fill(((DataBufferInt) image.getRaster().getDataBuffer()).getData());
    return image;
  }

  private void fill(int[] pixels) throws BrokenFile {
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = header.channels() == 3 ? colour() : grey(i % header.width()) * 0x010101;
    }
  }

  private int colour() throws BrokenFile {
    int red = level(sample());
    int green = level(sample());
    return red << 16 | green << 8 | level(sample());
  }

  /// In a bitmap, 1 is ink.
  private int grey(int x) throws BrokenFile {
    if (!header.bitmap()) {
      return level(sample());
    }
    int ink = header.plain() ? words.bit() : packedBit(x);
    return ink == 1 ? 0 : 255;
  }

  private int packedBit(int x) throws BrokenFile {
    int bit = file.u8(at) >> (7 - x % 8) & 1;
    if (x % 8 == 7 || x == header.width() - 1) {
      at++;
    }
    return bit;
  }

  private int sample() throws BrokenFile {
    if (header.plain()) {
      return words.next(header.most());
    }
    int sample = header.sampleBytes() == 2 ? file.u16(at) : file.u8(at);
    at += header.sampleBytes();
    return Math.min(sample, header.most());
  }

  private int level(int sample) {
    return (sample * 255 + header.most() / 2) / header.most();
  }
}
