package io.openbailian.conformance.wire.hostile;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/// Sound picture files of every format, which the hostile ones are made from.
final class PictureFiles {
  static final int SIDE = 512;
  static final List<String> FORMATS = List.of("png", "jpg", "bmp", "gif", "tiff", "webp");

  private PictureFiles() {}

  /// A picture of 512 * 512 that does not compress to nothing.
  static byte[] of(String format) {
    return format.equals("webp") ? webp() : file(picture(0), format);
  }

  private static BufferedImage picture(int shift) {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setPaint(new GradientPaint(shift, 0, Color.CYAN, SIDE, SIDE, Color.ORANGE));
    g.fillRect(0, 0, SIDE, SIDE);
    g.dispose();
    SplittableRandom dice = new SplittableRandom(shift);
    for (int i = 0; i < 20_000; i++) {
      image.setRGB(dice.nextInt(SIDE), dice.nextInt(SIDE), dice.nextInt(1 << 24));
    }
    return image;
  }

  private static byte[] file(BufferedImage image, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalStateException("this Java writes no " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /// Two colours at random, which makes one bit of a pixel.
  private static byte[] webp() {
    return riff(webpChunk("VP8L", Vp8l.noise(SIDE, SIDE)));
  }

  static byte[] riff(byte[]... chunks) {
    byte[] body = join(chunks);
    return new Binary(false).text("RIFF").u32(4 + body.length).text("WEBP").bytes(body).toBytes();
  }

  static byte[] webpChunk(String name, byte[] data) {
    Binary chunk = new Binary(false).text(name).u32(data.length).bytes(data);
    return (data.length % 2 == 0 ? chunk : chunk.u8(0)).toBytes();
  }

  /// Three frames, the later ones smaller.
  static byte[] animatedWebp() {
    byte[] canvas = new Binary(false).u32(2).u24(SIDE - 1).u24(SIDE - 1).toBytes();
    byte[] loop = new Binary(false).u32(0).u16(0).toBytes();
    return riff(
        webpChunk("VP8X", canvas),
        webpChunk("ANIM", loop),
        webpFrame(SIDE),
        webpFrame(64),
        webpFrame(32));
  }

  private static byte[] webpFrame(int side) {
    Binary head = new Binary(false).u24(0).u24(0).u24(side - 1).u24(side - 1).u24(100).u8(0);
    return webpChunk("ANMF", head.bytes(webpChunk("VP8L", Vp8l.noise(side, side))).toBytes());
  }

  static byte[] animatedGif() {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (int i = 0; i < 3; i++) {
        writer.writeToSequence(new IIOImage(picture(i), null, delayed(writer)), null);
      }
      writer.endWriteSequence();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return file.toByteArray();
  }

  private static IIOMetadata delayed(ImageWriter writer) throws IOException {
    var type = ImageTypeSpecifier.createFromBufferedImageType(BufferedImage.TYPE_INT_RGB);
    IIOMetadata metadata = writer.getDefaultImageMetadata(type, null);
    IIOMetadataNode root = new IIOMetadataNode("javax_imageio_gif_image_1.0");
    IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
    control.setAttribute("disposalMethod", "none");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "FALSE");
    control.setAttribute("delayTime", "10");
    control.setAttribute("transparentColorIndex", "0");
    root.appendChild(control);
    metadata.mergeTree("javax_imageio_gif_image_1.0", root);
    return metadata;
  }

  /// A PNG with two more frames behind the picture that every reader shows.
  static byte[] animatedPng() {
    byte[] animation = PngFiles.chunk("acTL", new Binary(true).u32(3).u32(0).toBytes());
    byte[] whole = PngFiles.with(of("png"), animation, frameControl(0));
    byte[] data = PngFiles.deflated(new byte[SIDE * (1 + 3 * SIDE)]);
    byte[] second = PngFiles.chunk("fdAT", new Binary(true).u32(2).bytes(data).toBytes());
    return PngFiles.before("IEND", whole, frameControl(1), second);
  }

  private static byte[] frameControl(int number) {
    Binary control = new Binary(true).u32(number).u32(SIDE).u32(SIDE).u32(0).u32(0);
    return PngFiles.chunk("fcTL", control.u16(1).u16(10).u8(0).u8(0).toBytes());
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static byte[] cut(byte[] file, int length) {
    return Arrays.copyOf(file, length);
  }
}
