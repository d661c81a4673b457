package io.openbailian.engine.embedded.edit;

import io.openbailian.engine.EngineFailure;
import io.openbailian.illustrator.Illustration;
import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.edit.Arrange;
import io.openbailian.imaging.edit.Compose;
import io.openbailian.imaging.edit.Cutout;
import io.openbailian.imaging.edit.PictureManner;
import io.openbailian.imaging.region.Region;
import io.openbailian.imaging.region.RegionFinder;
import io.openbailian.pixels.Resizing;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/// Brings parts and looks of one picture into another.
final class Transfer {
  private static final double ALL_BUT = 0.995;
  private static final double STYLED = 0.9;

  private Transfer() {}

  static BufferedImage background(Job job, BufferedImage image, BufferedImage behind)
      throws EngineFailure, InterruptedException {
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
      throws EngineFailure, InterruptedException {
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

  static BufferedImage colours(
      Job job, BufferedImage image, Region part, BufferedImage from, Region of)
      throws EngineFailure, InterruptedException {
    Mask source = RegionFinder.find(Pictures.opaque(from), of, job.work());
    Mask like = source.empty() ? Mask.all(from.getWidth(), from.getHeight()) : source;
    return Compose.matched(image, found(job, image, part), from, like, 1);
  }

  /// The sky of the other, stretched over this one's.
  static BufferedImage sky(Job job, BufferedImage image, BufferedImage from)
      throws EngineFailure, InterruptedException {
    Mask sky = found(job, image, new Region.Sky());
    Rectangle there = RegionFinder.find(from, new Region.Sky(), job.work()).bounds();
    BufferedImage source = there.isEmpty() ? from : Arrange.cropped(from, there);
    Rectangle here = sky.bounds();
    BufferedImage behind = Pictures.copy(Pictures.opaque(image));
    Pictures.paste(
        Pictures.opaque(
            Resizing.toExactSize(
                Arrange.cropped(source, here.width / (double) here.height),
                here.width,
                here.height)),
        behind,
        here.x,
        here.y);
    return Pictures.withAlphaOf(image, sky.composite(Pictures.opaque(image), behind));
  }

  /// The subject of one beside the subject of the other, as large as that or as there is room.
  static BufferedImage beside(Job job, BufferedImage image, BufferedImage from, String place)
      throws EngineFailure, InterruptedException {
    BufferedImage other = Pictures.opaque(from);
    Mask cut = found(job, other, new Region.Subject());
    Rectangle neighbour = RegionFinder.find(image, new Region.Subject(), job.work()).bounds();
    Rectangle where =
        Neighbour.place(
            new Rectangle(image.getWidth(), image.getHeight()), neighbour, cut.bounds(), place);
    return Cutout.of(other, cut).placed(image, where);
  }

  /// Painted as the other is: its colours, and its lines or brush.
  static BufferedImage styled(Job job, BufferedImage image, BufferedImage like)
      throws InterruptedException {
    return PictureManner.of(like, job.work()).paint(image, STYLED, job.work());
  }

  private static Mask found(Job job, BufferedImage image, Region part)
      throws EngineFailure, InterruptedException {
    Mask mask = RegionFinder.find(image, part, job.work());
    if (mask.empty()) {
      throw Refusal.nothingThere("The picture does not show the part that is to change.");
    }
    return mask;
  }

  /// The words drawn: before a picture if there is one, as another is painted if there is one.
  static BufferedImage drawn(
      Job job, String words, Optional<BufferedImage> style, Optional<BufferedImage> behind)
      throws EngineFailure, InterruptedException {
    Illustration drawing = job.of(job.image(), words).illustration("");
    BufferedImage ground = behind.orElse(job.image());
    BufferedImage scene =
        behind.isPresent()
            ? before(drawing, words, Pictures.opaque(ground))
            : drawing.picture(ground.getWidth(), ground.getHeight(), job.work().stopped());
    return style.isPresent() ? painted(job, scene, behind, style.get()) : scene;
  }

  /// What lies behind stays as it is; only what was drawn is painted in the style.
  private static BufferedImage painted(
      Job job, BufferedImage scene, Optional<BufferedImage> behind, BufferedImage style)
      throws InterruptedException {
    BufferedImage styled = styled(job, scene, style);
    if (behind.isEmpty()) {
      return styled;
    }
    int[] now = Pictures.pixels(scene);
    int[] was = Pictures.pixels(Pictures.opaque(behind.get()));
    int width = scene.getWidth();
    Mask drawn =
        Mask.of(
            width,
            scene.getHeight(),
            (x, y) -> (now[y * width + x] ^ was[y * width + x]) << 8 == 0 ? 0 : 255);
    return drawn.composite(scene, styled);
  }

  private static BufferedImage before(Illustration drawing, String words, BufferedImage ground)
      throws EngineFailure {
    int width = ground.getWidth();
    int height = ground.getHeight();
    BufferedImage subjects =
        drawing
            .subjects(width * 3 / 4, height / 2)
            .orElseThrow(() -> Refusal.notUnderstood(List.of(words)));
    return Stuck.onto(ground, subjects, width / 8, height * 9 / 20);
  }
}
