package io.openbailian.imaging.instruction;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.edit.Accessory;
import io.openbailian.imaging.edit.Arrange;
import io.openbailian.imaging.edit.Atmosphere;
import io.openbailian.imaging.edit.Compose;
import io.openbailian.imaging.edit.Erase;
import io.openbailian.imaging.edit.Focus;
import io.openbailian.imaging.edit.Inscription;
import io.openbailian.imaging.edit.Remake;
import io.openbailian.imaging.edit.RemoveOverlays;
import io.openbailian.imaging.edit.Stylize;
import io.openbailian.imaging.edit.SuperResolution;
import io.openbailian.imaging.edit.Tone;
import io.openbailian.imaging.region.Overlay;
import io.openbailian.imaging.region.OverlayFinder;
import io.openbailian.imaging.region.Region;
import io.openbailian.imaging.region.RegionFinder;
import io.openbailian.pixels.Face;
import io.openbailian.pixels.Line;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Carries out edits on a picture, one after the other.
public final class Editor {
  /// A subject that covers more of a picture was not told from what is behind it.
  private static final double FILLING = 0.9;

  /// How far the proportions of a line may be from those of the text it is taken for (a logarithm).
  private static final double LIKE = 0.3;

  private final double strength;
  private final SceneDrawer scenery;
  private final Optional<Mask> limits;
  private final ImagingWork work;
  private final ReadLetters letters;

  /// An editor that cannot read.
  ///
  /// @param strength 0 to 1; 0.5 is what an instruction means when nothing is said of strength
  /// @param limits where edits may work, if not everywhere; outside not one pixel changes
  public Editor(double strength, SceneDrawer scenery, Optional<Mask> limits, ImagingWork work) {
    this(strength, scenery, limits, work, ReadLetters.NOBODY);
  }

  /// @param strength 0 to 1; 0.5 is what an instruction means when nothing is said of strength
  /// @param limits where edits may work, if not everywhere; outside not one pixel changes
  /// @param letters edits text, where it can
  public Editor(
      double strength,
      SceneDrawer scenery,
      Optional<Mask> limits,
      ImagingWork work,
      ReadLetters letters) {
    this.letters = letters;
    this.strength = strength;
    this.scenery = scenery;
    this.limits = limits;
    this.work = work;
  }

  public EditOutcome apply(BufferedImage image, List<Edit> edits) throws InterruptedException {
    BufferedImage out = image;
    for (int i = 0; i < edits.size(); i++) {
      switch (apply(out, edits.get(i))) {
        case EditOutcome.Edited(BufferedImage edited) -> out = within(out, edited);
        case EditOutcome.Impossible impossible -> {
          return impossible;
        }
      }
      work.done(95 * (i + 1) / edits.size());
    }
    return new EditOutcome.Edited(out);
  }

  private BufferedImage within(BufferedImage before, BufferedImage after) {
    return limits.map(mask -> mask.composite(before, after)).orElse(after);
  }

  /// Half strength makes the change that was asked for; more adds to it, less holds it back.
  private double amount(double asked) {
    return Math.clamp(asked * 2 * strength, 0, 1);
  }

  private double share() {
    return Math.min(1, 2 * strength);
  }

  private EditOutcome apply(BufferedImage image, Edit edit) throws InterruptedException {
    return switch (edit) {
      case Edit.Toned(Region where, Optional<Region> only, Tone.Change change) ->
          toned(image, where, only, change);
      case Edit.Blurred(Region where, double amount) ->
          in(image, where, mask -> Focus.blur(image, mask, amount(amount), work));
      case Edit.Sharpened(Region where, double amount) ->
          in(image, where, mask -> Focus.sharpen(image, mask, amount(amount), work));
      case Edit.Denoised(Region where, double amount) ->
          in(image, where, mask -> Focus.denoise(image, mask, amount(amount), work));
      case Edit.Mooded(Atmosphere.Mood mood) -> done(Atmosphere.apply(image, mood, share(), work));
      case Edit.Styled(var style) -> done(Stylize.apply(image, style, share(), work));
      case Edit.Remade(Region where, var material) ->
          in(image, where, mask -> Remake.apply(image, material, mask, work));
      case Edit.Erased(Region where) -> in(image, where, mask -> Erase.apply(image, mask, work));
      case Edit.SceneReplaced(Region where, String words) -> scene(image, where, words);
      case Edit.OverlaysRemoved(var kinds) -> without(image, kinds);
      case Edit.Worn(Accessory.Kind kind, int rgb) -> worn(image, kind, rgb);
      case Edit.Rewritten(Optional<String> old, String text) -> rewritten(image, old, text);
      case Edit.Written(String text, Edit.Place place, int rgb) ->
          done(Inscription.write(image, text, box(image, place), rgb));
      case Edit.Mirrored(boolean upsideDown) -> whole(Arrange.mirrored(image, upsideDown));
      case Edit.Turned(int quarters) -> whole(Arrange.turned(image, quarters));
      case Edit.Cropped(double ratio) -> whole(Arrange.cropped(image, ratio));
      case Edit.Bordered(int rgb) -> done(Arrange.bordered(image, rgb, 0.04));
      case Edit.Enlarged(int factor) -> whole(SuperResolution.apply(image, factor, work));
    };
  }

  private interface Step {
    BufferedImage on(Mask mask) throws InterruptedException;
  }

  private static EditOutcome done(BufferedImage image) {
    return new EditOutcome.Edited(image);
  }

  /// What moves pixels about cannot be kept within a mask.
  private EditOutcome whole(BufferedImage image) {
    return limits.isPresent()
        ? new EditOutcome.Impossible("The whole picture cannot be turned or resized within a mask.")
        : done(image);
  }

  private EditOutcome in(BufferedImage image, Region where, Step step) throws InterruptedException {
    Mask mask = mask(image, where);
    return mask.empty() ? missing(where) : done(step.on(mask));
  }

  /// Within a mask the mask is the region: whoever drew it knows better.
  private Mask mask(BufferedImage image, Region where) throws InterruptedException {
    return limits.isPresent() ? limits.get() : RegionFinder.find(image, where, work);
  }

  private static EditOutcome missing(Region where) {
    return new EditOutcome.Impossible(
        "The picture shows no %s that could be found.".formatted(called(where)));
  }

  private static String called(Region where) {
    return switch (where) {
      case Region.Whole() -> "content";
      case Region.Subject() -> "subject";
      case Region.Background() -> "background";
      case Region.Sky() -> "sky";
      case Region.Coloured(var colour) -> "part in " + colour;
      case Region.Shaped(var colour, var shape) -> colour + " " + shape;
      case Region.Plants() -> "plants";
      case Region.Skin() -> "skin";
      case Region.Hair() -> "hair";
      case Region.Clothes() -> "clothes";
    };
  }

  private EditOutcome toned(
      BufferedImage image, Region where, Optional<Region> only, Tone.Change change)
      throws InterruptedException {
    Mask mask = mask(image, where);
    if (only.isPresent()) {
      mask = mask.and(RegionFinder.find(image, only.get(), work));
    }
    return mask.empty()
        ? missing(only.orElse(where))
        : done(Tone.apply(image, scaled(change), mask, share(), work));
  }

  private Tone.Change scaled(Tone.Change change) {
    double more = Math.max(1, 2 * strength);
    return switch (change) {
      case Tone.Change.Brightness(double amount) -> new Tone.Change.Brightness(amount * more);
      case Tone.Change.Contrast(double amount) -> new Tone.Change.Contrast(amount * more);
      case Tone.Change.Warmth(double amount) -> new Tone.Change.Warmth(amount * more);
      case Tone.Change.Saturation(double amount) ->
          new Tone.Change.Saturation(Math.max(-1, amount * more));
      case Tone.Change.BlackAndWhite same -> same;
      case Tone.Change.Sepia same -> same;
      case Tone.Change.Negative same -> same;
      case Tone.Change.Recolour same -> same;
    };
  }

  private EditOutcome scene(BufferedImage image, Region where, String words)
      throws InterruptedException {
    Mask replaced = mask(image, where);
    if (replaced.empty() || replaced.share() > 0.995) {
      return missing(replaced.empty() ? where : new Region.Subject());
    }
    BufferedImage behind = scenery.draw(words, image.getWidth(), image.getHeight(), work.seed());
    return done(
        where instanceof Region.Sky
            ? replaced.composite(image, Pictures.opaque(behind))
            : Compose.onBackground(image, replaced.inverted(), behind, work));
  }

  private EditOutcome without(BufferedImage image, Set<Overlay> kinds) throws InterruptedException {
    Optional<EditOutcome> read = letters.erased(image, kinds);
    if (read.isPresent()) {
      return read.get();
    }
    return RemoveOverlays.apply(image, kinds, work)
        .map(Editor::done)
        .orElseGet(() ->
            new EditOutcome.Impossible(
                "The picture shows no text or mark of that kind to take off."));
  }

  private EditOutcome worn(BufferedImage image, Accessory.Kind kind, int rgb)
      throws InterruptedException {
    Mask subject = RegionFinder.find(image, new Region.Subject(), work);
    if (limits.isPresent()) {
      Rectangle head = Accessory.headWithin(image, subject, limits.get().bounds());
      return done(Accessory.draw(image, kind, head, rgb));
    }
    if (subject.empty() || subject.share() > FILLING) {
      return missing(new Region.Subject());
    }
    Rectangle head = Accessory.within(image, Accessory.head(image, subject));
    return done(Accessory.draw(image, kind, head, rgb));
  }

  private EditOutcome rewritten(BufferedImage image, Optional<String> old, String text)
      throws InterruptedException {
    Optional<EditOutcome> read = letters.rewritten(image, old, text);
    return read.isPresent() ? read.get() : rewrittenUnread(image, old, text);
  }

  /// Nothing here reads: of the lines only the one that is as long for its height as the old text
  /// is taken for it.
  private EditOutcome rewrittenUnread(BufferedImage image, Optional<String> old, String text)
      throws InterruptedException {
    OverlayFinder overlays = OverlayFinder.of(image);
    List<Rectangle> lines = overlays.rectangles();
    if (lines.isEmpty()) {
      return new EditOutcome.Impossible("The picture shows no text that could be replaced.");
    }
    List<Rectangle> meant =
        lines.size() == 1 && old.isEmpty()
            ? lines
            : lines.stream()
                .filter(box -> old.filter(words -> fits(box, words)).isPresent())
                .toList();
    if (meant.size() != 1) {
      return new EditOutcome.Impossible(
          "The picture shows %d lines of text, and it cannot be told which of them is to be replaced."
              .formatted(lines.size()));
    }
    Rectangle box = meant.getFirst();
    int ink = ink(image, box);
    Mask all = overlays.find(EnumSet.allOf(Overlay.class));
    Rectangle wide = new Rectangle(box);
    wide.grow(box.height / 3, box.height / 3);
    Mask here =
        Mask.of(
            image.getWidth(), image.getHeight(), (x, y) -> wide.contains(x, y) ? all.at(x, y) : 0);
    return done(Inscription.write(Erase.apply(image, here, work), text, box, ink));
  }

  private static boolean fits(Rectangle box, String words) {
    Rectangle2D ink = Line.of(words.strip(), Face.SANS_BOLD).ink();
    double asked = ink.getWidth() / Math.max(0.01, ink.getHeight());
    double seen = box.width / (double) Math.max(1, box.height);
    return Math.abs(StrictMath.log(seen / Math.max(0.01, asked))) < LIKE;
  }

  /// The lightest or darkest of the box, whichever is farther from its mean: letters are few.
  private static int ink(BufferedImage image, Rectangle box) {
    int[] pixels =
        Pictures.pixels(Pictures.cut(image, box.x, box.y, box.width, box.height)).clone();
    long sum = 0;
    for (int pixel : pixels) {
      sum += Pictures.luma(pixel);
    }
    double mean = sum / (double) pixels.length;
    int ink = pixels[0];
    for (int pixel : pixels) {
      if (Math.abs(Pictures.luma(pixel) - mean) > Math.abs(Pictures.luma(ink) - mean)) {
        ink = pixel;
      }
    }
    return ink & 0xFFFFFF;
  }

  private Rectangle box(BufferedImage image, Edit.Place place) {
    if (limits.isPresent()) {
      return limits.get().bounds();
    }
    int width = image.getWidth() * 8 / 10;
    int height = image.getHeight() / 10;
    int y =
        switch (place) {
          case TOP -> image.getHeight() / 16;
          case MIDDLE -> (image.getHeight() - height) / 2;
          case BOTTOM -> image.getHeight() - height - image.getHeight() / 16;
        };
    return new Rectangle((image.getWidth() - width) / 2, y, width, height);
  }
}
