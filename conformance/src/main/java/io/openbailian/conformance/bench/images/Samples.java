package io.openbailian.conformance.bench.images;

import io.openbailian.imaging.decode.Decoded;
import io.openbailian.imaging.decode.Decoder;
import io.openbailian.imaging.decode.Limits;
import io.openbailian.pixels.Face;
import io.openbailian.pixels.JpegWriter;
import io.openbailian.pixels.Line;
import io.openbailian.pixels.Resizing;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The pictures that are edited, each as a JPEG file of 1024*1024.
///
/// @param all one that was drawn, then photographs by their names
record Samples(List<BufferedImage> all) {
  static final int SIDE = 1024;

  /// The photographs of the folder beside a drawing.
  static Samples of(byte[] drawing, Path photographs) throws IOException {
    List<BufferedImage> all = new ArrayList<>();
    all.add(decoded(drawing));
    try (Stream<Path> files = Files.list(photographs)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".jpg")).sorted().toList()) {
        all.add(Resizing.toExactSize(decoded(Files.readAllBytes(file)), SIDE, SIDE));
      }
    }
    return new Samples(all);
  }

  List<BufferedImage> in(Form form) {
    return all.stream().map(form::of).toList();
  }

  static BufferedImage decoded(byte[] file) throws IOException {
    return switch (Decoder.decode(file, Limits.DEFAULT)) {
      case Decoded.Picture(BufferedImage image, _) -> image;
      case Decoded.Refused(_, String why) -> throw new IOException(why);
    };
  }

  static byte[] jpeg(BufferedImage image) throws IOException {
    return JpegWriter.write(image, Map.of());
  }

  /// As a request carries it.
  static String inline(BufferedImage image) throws IOException {
    return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg(image));
  }

  /// Which form of the pictures is sent.
  enum Form {
    AS_THEY_ARE {
      @Override
      void draw(Graphics2D canvas, BufferedImage image) {
        canvas.drawImage(image, 0, 0, null);
      }
    },
    GREY {
      @Override
      void draw(Graphics2D canvas, BufferedImage image) {
        var grey =
            new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        AS_THEY_ARE.draw(grey.createGraphics(), image);
        canvas.drawImage(grey, 0, 0, null);
      }
    },
    MARKED {
      @Override
      void draw(Graphics2D canvas, BufferedImage image) {
        AS_THEY_ARE.draw(canvas, image);
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setColor(Color.WHITE);
        canvas.fill(Line.of("百炼图库 样张", Face.SANS_BOLD).at(80, 760, 80));
        canvas.setColor(Color.BLACK);
        canvas.fill(Line.of("SAMPLE 2026", Face.SANS_BOLD).at(500, 970, 60));
      }
    };

    abstract void draw(Graphics2D canvas, BufferedImage image);

    BufferedImage of(BufferedImage image) {
      var copy = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
      Graphics2D canvas = copy.createGraphics();
      draw(canvas, image);
      canvas.dispose();
      return copy;
    }
  }

  /// White where an eighth of a picture is to be edited: an ellipse a little right of its middle.
  static BufferedImage mask() {
    var mask = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = mask.createGraphics();
    canvas.setColor(Color.WHITE);
    canvas.fillOval(480, 400, 400, 420);
    canvas.dispose();
    return mask;
  }
}
