package io.openbailian.engine.embedded.edit;

import io.openbailian.engine.EngineException;
import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.edit.Arrange;
import io.openbailian.imaging.edit.Compose;
import io.openbailian.imaging.region.Region;
import io.openbailian.imaging.region.RegionFinder;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/// Brings parts and looks of one picture into another.
final class Transfer {
  private static final double ALL_BUT = 0.995;
  private static final double STYLED = 0.6;

  private Transfer() {}

  static BufferedImage background(Job job, BufferedImage image, BufferedImage behind)
      throws EngineException, InterruptedException {
    Mask subject = RegionFinder.find(image, new Region.Subject(), job.work());
    if (subject.empty() || subject.share() > ALL_BUT) {
      throw Refusal.nothingThere("The picture shows no subject that could be cut out.");
    }
    return Compose.onBackground(image, subject, shaped(behind, image), job.work());
  }

  /// Cut to the shape of the other, so that bringing it to its size stretches nothing.
  private static BufferedImage shaped(BufferedImage image, BufferedImage like) {
    return Arrange.cropped(image, like.getWidth() / (double) like.getHeight());
  }

  static BufferedImage texture(Job job, BufferedImage image, Region part, BufferedImage from)
      throws EngineException, InterruptedException {
    return Compose.textured(image, found(job, image, part), cloth(job, part, from), job.work());
  }

  /// The middle of what is worn in the other picture; all of it when that shows a mere pattern.
  private static BufferedImage cloth(Job job, Region part, BufferedImage from)
      throws InterruptedException {
    Rectangle worn =
        part instanceof Region.Clothes && wearer(job, from)
            ? RegionFinder.find(from, part, job.work()).bounds()
            : new Rectangle();
    return worn.width < 16 || worn.height < 16
        ? from
        : Arrange.cropped(
            from,
            new Rectangle(
                worn.x + worn.width / 3,
                worn.y + worn.height / 3,
                worn.width / 3,
                worn.height / 3));
  }

  private static boolean wearer(Job job, BufferedImage image) throws InterruptedException {
    BufferedImage opaque = Pictures.opaque(image);
    Mask subject = RegionFinder.find(opaque, new Region.Subject(), job.work());
    return !subject.empty() && !RegionFinder.face(opaque, subject).isEmpty();
  }

  static BufferedImage colours(Job job, BufferedImage image, Region part, BufferedImage from)
      throws EngineException, InterruptedException {
    return Compose.matched(image, found(job, image, part), from, 1);
  }

  private static Mask found(Job job, BufferedImage image, Region part)
      throws EngineException, InterruptedException {
    Mask mask = RegionFinder.find(image, part, job.work());
    if (mask.empty()) {
      throw Refusal.nothingThere("The picture does not show the part that is to change.");
    }
    return mask;
  }

  /// The words drawn: before a picture if there is one, in the colours of another if there is.
  static BufferedImage drawn(
      Job job, String words, Optional<BufferedImage> style, Optional<BufferedImage> behind)
      throws EngineException, InterruptedException {
    Illustration drawing = job.of(job.image(), words).illustration("");
    BufferedImage ground = behind.orElse(job.image());
    int width = ground.getWidth();
    int height = ground.getHeight();
    BufferedImage subjects =
        drawing
            .subjects(width * 3 / 4, height / 2)
            .orElseThrow(() -> Refusal.notUnderstood(List.of(words)));
    BufferedImage styled =
        style.isPresent()
            ? Compose.matched(subjects, seen(subjects), style.get(), STYLED)
            : subjects;
    return behind.isPresent()
        ? Stuck.onto(Pictures.opaque(ground), styled, width / 8, height * 9 / 20)
        : scene(job, drawing, width, height, style);
  }

  private static BufferedImage scene(
      Job job, Illustration drawing, int width, int height, Optional<BufferedImage> style)
      throws InterruptedException {
    BufferedImage scene = drawing.whole(width, height, job.work());
    return style.isPresent()
        ? Compose.matched(scene, Mask.all(width, height), style.get(), STYLED)
        : scene;
  }

  private static Mask seen(BufferedImage sticker) {
    int[] pixels = Pictures.pixels(sticker);
    int width = sticker.getWidth();
    return Mask.of(width, sticker.getHeight(), (x, y) -> pixels[y * width + x] >>> 24);
  }
}
