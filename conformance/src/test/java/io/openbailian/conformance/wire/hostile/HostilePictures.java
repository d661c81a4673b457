package io.openbailian.conformance.wire.hostile;

import static io.openbailian.conformance.wire.hostile.PictureFiles.SIDE;
import static io.openbailian.conformance.wire.hostile.PictureFiles.cut;
import static io.openbailian.conformance.wire.hostile.PictureFiles.join;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Everything strangers send in the place of a picture.
final class HostilePictures {
  private static final int FIFTY_MEGABYTES = 50 << 20;

  private HostilePictures() {}

  /// Files that are no picture, or none that a server should spend memory on.
  static List<Hostile> refused() {
    return Stream.of(cutFiles(), bombs(), otherFiles(), liars(), loops())
        .flatMap(List::stream)
        .toList();
  }

  /// Odd files that show a picture all the same.
  static List<Hostile> readable() {
    byte[] png = PictureFiles.of("png");
    byte[] jpeg = PictureFiles.of("jpg");
    byte[] note = JpegFiles.segment(0xFE, "<!--<script>alert(1)</script>--><html>");
    byte[] text = PngFiles.deflated(new byte[FIFTY_MEGABYTES]);
    return List.of(
        new Hostile("animated GIF", PictureFiles.animatedGif()),
        new Hostile("animated WEBP", PictureFiles.animatedWebp()),
        new Hostile("animated PNG", PictureFiles.animatedPng()),
        new Hostile("PNG with a ZIP behind it", join(png, zip())),
        new Hostile(
            "GIF with a script behind it", join(PictureFiles.of("gif"), latin("*/;alert(1)"))),
        new Hostile("JPEG with HTML in a comment", JpegFiles.with(jpeg, note)),
        new Hostile(
            "JPEG with HTML behind it", join(jpeg, latin("<html><script>alert(1)</script>"))),
        new Hostile("JPEG with 5000 markers", JpegFiles.with(jpeg, markers(5000))),
        new Hostile("JPEG whose EXIF goes in a circle", JpegFiles.with(jpeg, JpegFiles.circle())),
        new Hostile(
            "PNG with 50 MB of text, packed",
            PngFiles.with(png, PngFiles.chunk("zTXt", join(latin("note\0\0"), text)))),
        new Hostile(
            "PNG with a colour profile of 50 MB, packed",
            PngFiles.with(png, PngFiles.chunk("iCCP", join(latin("profile\0\0"), text)))),
        new Hostile("TIFF tag by tag", TiffFiles.grey().file()),
        new Hostile("TIFF with 3000 empty pages", TiffFiles.grey().pages(3000)),
        new Hostile(
            "PNG with 50 MB of rows too many",
            PngFiles.claiming(SIDE, SIDE, new byte[FIFTY_MEGABYTES])),
        new Hostile(
            "TIFF with a sub-directory that is itself",
            TiffFiles.grey()
                .number(0x8769, TiffFiles.directory())
                .number(0x14A, TiffFiles.directory())
                .file()));
  }

  private static byte[] markers(int count) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < count; i++) {
      all.writeBytes(JpegFiles.segment(0xE0 + i % 16, "nobody reads this"));
    }
    return all.toByteArray();
  }

  private static List<Hostile> cutFiles() {
    List<Hostile> all = new ArrayList<>();
    for (String format : PictureFiles.FORMATS) {
      byte[] whole = PictureFiles.of(format);
      for (int length :
          new int[] {3, 16, 30, whole.length / 4, whole.length / 2, whole.length * 9 / 10}) {
        all.add(new Hostile("%s cut to %d bytes".formatted(format, length), cut(whole, length)));
      }
    }
    return all;
  }

  private static List<Hostile> bombs() {
    byte[] few = new byte[2000];
    return List.of(
        new Hostile("PNG of 100000 * 100000", PngFiles.claiming(100_000, 100_000, few)),
        new Hostile(
            "PNG of 2147483647 * 2147483647",
            PngFiles.claiming(Integer.MAX_VALUE, Integer.MAX_VALUE, few)),
        new Hostile("GIF with a screen of 65535 * 65535", screen(65_535, 65_535)),
        new Hostile("GIF with a screen of 65535 * 3000", screen(65_535, 3000)),
        new Hostile(
            "WEBP of 16383 * 16383",
            PictureFiles.riff(PictureFiles.webpChunk("VP8L", Vp8l.plain(16_383, 16_383)))),
        new Hostile("BMP of 60000 * 60000", bmp(60_000, 60_000)),
        new Hostile("JPEG of 65535 * 65535", JpegFiles.claiming(65_535, 65_535)),
        new Hostile(
            "TIFF of 4294967295 * 4294967295",
            TiffFiles.grey().number(256, 0xFFFFFFFFL).number(257, 0xFFFFFFFFL).file()),
        new Hostile(
            "TIFF with a strip of 2 GB", TiffFiles.grey().number(279, Integer.MAX_VALUE).file()),
        new Hostile(
            "TIFF with 60000 samples for a pixel", TiffFiles.grey().number(277, 60_000).file()),
        new Hostile(
            "TIFF with 200 samples for a pixel",
            TiffFiles.grey().number(256, 3000).number(257, 3000).number(277, 200).file()),
        new Hostile(
            "TIFF with tiles of 65536 * 65536",
            TiffFiles.grey()
                .number(322, 65_536)
                .number(323, 65_536)
                .number(324, 8)
                .number(325, 4096)
                .file()));
  }

  private static byte[] screen(int width, int height) {
    byte[] gif = PictureFiles.of("gif");
    byte[] sides = new Binary(false).u16(width).u16(height).toBytes();
    System.arraycopy(sides, 0, gif, 6, 4);
    return gif;
  }

  private static byte[] bmp(int width, int height) {
    byte[] bmp = PictureFiles.of("bmp");
    byte[] sides = new Binary(false).u32(width).u32(height).toBytes();
    System.arraycopy(sides, 0, bmp, 18, 8);
    return bmp;
  }

  private static List<Hostile> otherFiles() {
    return List.of(
        new Hostile("one byte", new byte[] {1}),
        new Hostile("a thousand zeros", new byte[1000]),
        new Hostile(
            "HTML", latin("<!DOCTYPE html><html><body><img src=x onerror=alert(1)></body></html>")),
        new Hostile("PDF", latin("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF")),
        new Hostile(
            "SVG", latin("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>")),
        new Hostile(
            "SVG that reads files",
            latin(
                "<?xml version=\"1.0\"?><!DOCTYPE s [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg>&x;</svg>")),
        new Hostile("ELF", join(latin("\u007fELF\2\1\1\0"), new byte[200])),
        new Hostile("ZIP", zip()),
        new Hostile("GZIP", gzip()),
        new Hostile("a picture packed by GZIP", gzip(PictureFiles.of("png"))),
        new Hostile("PostScript", latin("%!PS-Adobe-3.0 EPSF-3.0\n(%pipe%id) (r) file\n")),
        new Hostile(
            "ImageMagick script",
            latin("push graphic-context\nviewbox 0 0 640 480\nfill 'url(https://x/|id)'\n")),
        new Hostile("HTML with a PNG behind it", join(latin("<html>"), PictureFiles.of("png"))));
  }

  private static List<Hostile> liars() {
    byte[] png = PictureFiles.of("png");
    byte[] head = Arrays.copyOf(png, 33);
    return List.of(
        new Hostile(
            "PNG with a profile of 50 MB that does not come",
            join(head, PngFiles.claim("iCCP", FIFTY_MEGABYTES, "profile\0\0x"))),
        new Hostile(
            "PNG with a text of 50 MB that does not come",
            join(head, PngFiles.claim("tEXt", FIFTY_MEGABYTES, "note\0x"))),
        new Hostile(
            "PNG with a chunk of 4 GB", join(head, PngFiles.claim("IDAT", 0xFFFFFFFFL, "x"))),
        new Hostile(
            "PNG with a palette of 50 MB that does not come",
            join(head, PngFiles.claim("PLTE", FIFTY_MEGABYTES, "x"))),
        new Hostile(
            "PNG that is a JPEG from its 8th byte",
            join(Arrays.copyOf(png, 8), PictureFiles.of("jpg"))),
        new Hostile("PNG whose rows are no deflate stream", spoilt(png)),
        new Hostile("JPEG that says its size twice", JpegFiles.twice()),
        new Hostile("BMP that wraps a PNG", wrapped()),
        new Hostile("WEBP of two sizes", twoSizes()),
        new Hostile(
            "TIFF whose strip lies beyond its end", TiffFiles.grey().number(273, 1 << 30).file()));
  }

  private static byte[] spoilt(byte[] png) {
    byte[] file = png.clone();
    int data = new String(png, StandardCharsets.ISO_8859_1).indexOf("IDAT") + 4;
    Arrays.fill(file, data, data + 1000, (byte) 0x55);
    return file;
  }

  private static byte[] wrapped() {
    byte[] bmp = PictureFiles.of("bmp");
    bmp[30] = 5;
    return join(bmp, PictureFiles.of("png"));
  }

  private static byte[] twoSizes() {
    byte[] canvas = new Binary(false).u32(0).u24(3000).u24(3000).toBytes();
    return PictureFiles.riff(
        PictureFiles.webpChunk("VP8X", canvas),
        PictureFiles.webpChunk("VP8L", Vp8l.plain(SIDE, SIDE)));
  }

  private static List<Hostile> loops() {
    return List.of(
        new Hostile(
            "TIFF whose directory follows itself",
            TiffFiles.grey().next(TiffFiles.directory()).file()),
        new Hostile(
            "GIF of empty blocks", join(cut(PictureFiles.of("gif"), 13), endless(0x21, 0xFE, 0))),
        new Hostile("JPEG of 1000 passes", JpegFiles.passes(1000)));
  }

  private static byte[] endless(int... pattern) {
    byte[] all = new byte[300_000];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) pattern[i % pattern.length];
    }
    return all;
  }

  private static byte[] zip() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.putNextEntry(new ZipEntry("picture.png"));
      zip.write(PictureFiles.of("png"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  private static byte[] gzip() {
    return gzip(new byte[10 << 20]);
  }

  /// The bytes packed, as a server may send them too.
  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(file)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
