package io.openbailian.illustrator.tool;

import io.openbailian.illustrator.palette.Palette;
import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.SceneDescription;
import io.openbailian.illustrator.scene.Style;
import io.openbailian.illustrator.style.Layer;
import io.openbailian.illustrator.style.MediaByStyle;
import io.openbailian.illustrator.style.Medium;
import io.openbailian.illustrator.style.Surface;
import io.openbailian.text.Dice;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The picture in the making: its pixels, its proportions and what it is to show.
public final class Canvas {
  public final int width;
  public final int height;

  /// What sizes are measured by, in pixels: the shorter side.
  public final double unit;

  /// Where the sky ends, in pixels from the top.
  public final double horizon;

  /// Where things in the middle distance stand.
  final double middle;

  /// Where things in front stand.
  public final double front;

  public final SceneDescription scene;
  public final Palette palette;
  public final Dice dice;
  public final Sheet sheet;
  public final Easel easel;
  public final Medium medium;

  /// The same pixels as the medium sees them.
  public final Surface surface;

  /// Where the light of the sky is, in pixels.
  public final double sunX;

  public final double sunY;

  /// Takes what is drawn apart into layers; null where one picture is drawn.
  public final @Nullable Layers layers;

  private final BufferedImage image;
  private final int[] pixels;
  private final byte[] figures;
  private final BooleanSupplier stopped;

  public Canvas(
      int width,
      int height,
      SceneDescription scene,
      Palette palette,
      Dice dice,
      Medium medium,
      BooleanSupplier stopped) {
    this(width, height, scene, palette, dice, medium, stopped, false);
  }

  /// For a film, whose frames are put together from what is drawn; its medium is the house's own.
  ///
  /// @param layered whether what is drawn is to be taken apart into layers
  public Canvas(
      int width,
      int height,
      SceneDescription scene,
      Palette palette,
      Dice dice,
      BooleanSupplier stopped,
      boolean layered) {
    this(
        width,
        height,
        scene,
        palette,
        dice,
        MediaByStyle.of(Style.NATURAL, dice),
        stopped,
        layered);
  }

  private Canvas(
      int width,
      int height,
      SceneDescription scene,
      Palette palette,
      Dice dice,
      Medium medium,
      BooleanSupplier stopped,
      boolean layered) {
    this.width = width;
    this.height = height;
    this.scene = scene;
    this.palette = palette;
    this.dice = dice;
    this.medium = medium;
    this.stopped = stopped;
    this.unit = Math.min(width, height);
    this.image =
        new BufferedImage(
            width, height, layered ? BufferedImage.TYPE_INT_ARGB_PRE : BufferedImage.TYPE_INT_RGB);
    this.pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    this.layers = layered ? new Layers(width, height, pixels) : null;
    Frame frame = new Frame(width, height, scene);
    this.horizon = frame.horizon();
    this.middle = frame.middle();
    this.front = frame.front();
    Dice light = dice.fork("light");
    boolean left = light.chance(0.5);
    this.sunX = width * (left ? light.between(0.2, 0.36) : light.between(0.64, 0.8));
    this.sunY = sunHeight(light);
    this.figures = new byte[width * height];
    this.surface =
        new Surface(
            image,
            scene,
            horizon,
            front,
            sunX,
            sunY,
            palette,
            dice.fork("medium"),
            figures,
            this::poll);
    Graphics2D g = image.createGraphics();
    Layer.smooth(g);
    this.easel = new Easel(g, medium.hand(palette), unit);
    this.sheet = new Sheet(easel, new AffineTransform(), palette, left);
  }

  private double sunHeight(Dice light) {
    return switch (scene.time()) {
      case DAWN, DUSK -> horizon - unit * light.between(0.03, 0.14);
      case DAY, NIGHT -> horizon * light.between(0.2, 0.34);
    };
  }

  /// What is drawn from here on stands upright at a depth, from 0 at the horizon to 1 in front.
  public void upright(double depth) {
    if (layers != null) {
      layers.next(depth, false);
    }
  }

  /// What is drawn from here on lies on the ground, and so is far above and near below.
  public void ground() {
    if (layers != null) {
      layers.next(1, true);
    }
  }

  public BufferedImage image() {
    return image;
  }

  /// Lays a colour over a pixel; on a layer, which may be empty there, premultiplied.
  public void lay(int at, int rgb, double share) {
    int part = (int) (256 * share);
    pixels[at] =
        layers == null ? Rgb.blended(pixels[at], rgb, part) : Rgb.veiled(pixels[at], rgb, part);
  }

  /// The pixels, row by row, `0xRRGGBB`.
  public int[] pixels() {
    return pixels;
  }

  /// The number of the subject at each pixel, from 1; 0 where the place is seen.
  public byte[] figures() {
    return figures;
  }

  /// The same picture with each pixel that many wide, cut to a size, to be drawn on more finely.
  public Canvas enlarged(int wide, int high, int cell) {
    Canvas page = new Canvas(wide, high, scene, palette, dice, medium, stopped);
    for (int y = 0; y < high; y++) {
      int from = y / cell * width;
      for (int x = 0; x < wide; x++) {
        page.pixels[y * wide + x] = pixels[from + x / cell];
      }
    }
    return page;
  }

  /// Ends the drawing when nobody wants it any more.
  public void poll() throws InterruptedException {
    if (stopped.getAsBoolean() || Thread.interrupted()) {
      throw new InterruptedException("the drawing was stopped");
    }
  }

  /// For a loop over rows: polls now and then.
  public void poll(int row) throws InterruptedException {
    if ((row & 63) == 0) {
      poll();
    }
  }
}
