/// An illustrator: a prompt in, a picture or a film out. It understands Chinese and English by a
/// lexicon and draws the scene, without weights, natives, network or server.
///
/// This is a whole program:
///
/// ```java
/// import io.openbailian.illustrator.Illustration;
/// import io.openbailian.illustrator.animate.Film;
/// import java.awt.image.BufferedImage;
/// import javax.imageio.ImageIO;
///
/// void main() throws Exception {
///   Illustration cat = Illustration.of("a white cat under the full moon, watercolour", 42);
///   ImageIO.write(cat.picture(768, 512), "png", new File("cat.png"));
///   List<BufferedImage> frames = new ArrayList<>();
///   cat.film(new Film.Shape(320, 180, 24, 12), frames::add);
///   IO.println("%s: %d frames".formatted(cat.rewritten(), frames.size()));
/// }
/// ```
///
/// {@link io.openbailian.illustrator.Illustration} is the face. Behind it: `scene` understands a
/// prompt, `palette` chooses colours, `stage` sets things on the canvas, `animate` moves them,
/// `story` tells in steps and `rewrite` says what is drawn. What can be drawn lives in `figure`,
/// `animal`, `thing`, `place` and `letters`, drawn with the means of `tool` in a medium of `style`.
@NullMarked
package io.openbailian.illustrator;

import org.jspecify.annotations.NullMarked;
