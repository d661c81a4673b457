package io.openbailian.engine.embedded;

import io.openbailian.engine.SampleFiles;
import io.openbailian.engine.Time;
import io.openbailian.engine.embedded.speak.SpokenSample;
import io.openbailian.illustrator.Illustration;
import io.openbailian.illustrator.prompt.Understanding;
import io.openbailian.pixels.PngWriter;
import io.openbailian.text.Parts;
import io.openbailian.text.Pattern;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Draws what a file's name says, and speaks where it is one of sound. The same name gives the same
/// file, and all pictures have one size, so that a mask fits whatever it is sent with.
public final class DrawnSamples implements SampleFiles {
  private static final int SIDE = 1024;
  private static final long SEED = 1;
  private static final Set<String> PICTURES =
      Set.of("jpg", "jpeg", "png", "webp", "bmp", "tif", "tiff", "");
  private static final Set<String> SOUNDS =
      Set.of("wav", "mp3", "m4a", "aac", "flac", "ogg", "opus", "pcm", "amr");
  private static final Pattern NUMBERS_AND_SIGNS = Pattern.compile("[^\\p{L}]+");

  /// Names that say what a picture is for and not what it shows.
  private static final Map<String, String> BY_USE =
      Map.ofEntries(
          Map.entry("style", "an oil painting of mountains at sunset"),
          Map.entry("menu", "菜单，写着“红烧牛肉面 38元”“麻婆豆腐 22元”“米饭 3元”"),
          Map.entry("poster", "海报，写着“春季新品”，花店"),
          Map.entry("person", "a girl in a garden"),
          Map.entry("portrait", "a portrait of a woman"),
          Map.entry("sketch", "a pencil sketch of a cat"),
          Map.entry("room", "a living room"),
          Map.entry("logo", "a cat, white background"));

  @Override
  public Optional<byte[]> of(String name, Time time) throws InterruptedException {
    String lower = name.toLowerCase(Locale.ROOT);
    int dot = lower.lastIndexOf('.');
    String ending = dot < 0 ? "" : lower.substring(dot + 1);
    String stem =
        NUMBERS_AND_SIGNS
            .matcher(dot < 0 ? lower : lower.substring(0, dot))
            .replaceAll(" ")
            .strip();
    if (SOUNDS.contains(ending)) {
      return Optional.of(SpokenSample.wav("This is a sample recording: " + stem + ".", time));
    }
    if (!PICTURES.contains(ending)) {
      return Optional.empty();
    }
    BufferedImage picture = stem.contains("mask") ? mask() : drawn(stem);
    return Optional.of(PngWriter.write(picture, Map.of("Description", "A sample for " + name)));
  }

  /// White where something may be changed: the middle.
  private static BufferedImage mask() {
    BufferedImage mask = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = mask.createGraphics();
    g.setColor(Color.WHITE);
    g.fillOval(SIDE / 4, SIDE / 4, SIDE / 2, SIDE / 2);
    g.dispose();
    return mask;
  }

  /// What the name names, or else somebody in a garden.
  private static BufferedImage drawn(String stem) throws InterruptedException {
    String use =
        BY_USE.entrySet().stream()
            .filter(entry -> Parts.of(stem, " ").contains(entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(stem);
    boolean known = !use.equals(stem) || !Understanding.of(use).known().isEmpty();
    return Illustration.of(known ? use : "a girl with a dog in a garden", SEED).picture(SIDE, SIDE);
  }
}
