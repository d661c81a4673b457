package io.openbailian.illustrator;

import io.openbailian.illustrator.animate.Film;
import io.openbailian.illustrator.letters.Proof;
import io.openbailian.illustrator.palette.Palette;
import io.openbailian.illustrator.palette.Palettes;
import io.openbailian.illustrator.prompt.Composer;
import io.openbailian.illustrator.rewrite.SceneRewriter;
import io.openbailian.illustrator.scene.SceneDescription;
import io.openbailian.illustrator.stage.ScenePainter;
import io.openbailian.illustrator.stage.Sticker;
import io.openbailian.text.Dice;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// What a prompt asks to see, understood and ready to be drawn: as a picture of any size, as a
/// film, or its subjects alone. Immutable; the same prompts and seed give the same pixels.
///
/// Everything is drawn on the calling thread.
public final class Illustration {
  private final String prompt;
  private final Dice dice;
  private final SceneDescription scene;
  private final Palette palette;

  private Illustration(String prompt, Dice dice, SceneDescription scene) {
    this.prompt = prompt;
    this.dice = dice;
    this.scene = scene;
    this.palette = Palettes.of(scene, dice.fork("palette"));
  }

  /// What a prompt asks to see.
  ///
  /// @param prompt in Chinese or English; what it does not say is chosen by the seed
  /// @param seed any number
  public static Illustration of(String prompt, long seed) {
    return of(prompt, "", seed);
  }

  /// What a prompt asks to see, without what is not wanted.
  ///
  /// @param negativePrompt words for what must not be seen; may be empty
  public static Illustration of(String prompt, String negativePrompt, long seed) {
    Dice dice = Dice.of(seed, prompt, negativePrompt);
    return new Illustration(
        prompt, dice, Composer.compose(prompt, negativePrompt, dice.fork("scene")));
  }

  /// What was understood.
  public SceneDescription scene() {
    return scene;
  }

  /// The colours it is drawn in.
  public Palette palette() {
    return palette;
  }

  /// The prompt with all that is drawn beside what it says, in its language.
  public String rewritten() {
    return SceneRewriter.rewritten(prompt, scene, palette);
  }

  /// What is really drawn, in the prompt's language: the same as {@link #rewritten} while nothing
  /// is missed, else without the prompt, which says more than is drawn.
  public String drawn() {
    return SceneRewriter.drawn(prompt, scene, palette);
  }

  /// What the prompt says and no picture of it shows, in its words and order.
  public List<String> missed() {
    return scene.missed();
  }

  /// What a picture of that size will lack of what was asked, in a sentence: characters that no
  /// font has, texts that are too long. Empty when it lacks nothing.
  public Optional<String> note(int width, int height) {
    return Proof.of(scene, width, height, painting()).note();
  }

  /// The picture, `TYPE_INT_RGB`.
  ///
  /// @throws InterruptedException when the thread was interrupted
  public BufferedImage picture(int width, int height) throws InterruptedException {
    return picture(width, height, () -> false);
  }

  /// The picture, unless it is stopped before it is done.
  ///
  /// @param width in pixels, at least 1
  /// @param height in pixels, at least 1
  /// @param stopped asked again and again while drawing
  /// @throws InterruptedException when it said so, or the thread was interrupted
  public BufferedImage picture(int width, int height, BooleanSupplier stopped)
      throws InterruptedException {
    return ScenePainter.draw(scene, palette, width, height, painting(), stopped);
  }

  /// Only what the prompt names, side by side on transparent ground, as large as the size allows;
  /// empty when it names nothing that can be drawn.
  public Optional<BufferedImage> subjects(int width, int height) {
    return Sticker.draw(scene, palette, width, height, painting());
  }

  /// Draws the film, frame by frame.
  ///
  /// @param screen gets each frame when it is done
  public void film(Film.Shape shape, Film.Screen screen) throws InterruptedException {
    film(shape, () -> false, screen);
  }

  /// Draws the film, frame by frame, unless it is stopped before it is done.
  ///
  /// @param screen lends the pictures that are drawn on, and gets each frame when it is done
  /// @throws InterruptedException when the drawing was stopped, or the screen was interrupted
  public void film(Film.Shape shape, BooleanSupplier stopped, Film.Screen screen)
      throws InterruptedException {
    Film.show(prompt, scene, dice, shape, stopped, screen);
  }

  private Dice painting() {
    return dice.fork("draw");
  }
}
