package io.openbailian.imaging.edit;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Mask;
import io.openbailian.imaging.region.Overlay;
import io.openbailian.imaging.region.OverlayFinder;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.Set;

/// Takes text and marks off a picture.
public final class RemoveOverlays {
  private RemoveOverlays() {}

  /// Empty when there is nothing of those kinds to take off.
  public static Optional<BufferedImage> apply(
      BufferedImage image, Set<Overlay> kinds, ImagingWork work) throws InterruptedException {
    Mask found = OverlayFinder.find(image, kinds);
    work.done(30);
    return found.empty() ? Optional.empty() : Optional.of(Erase.apply(image, found, work));
  }
}
