package io.openbailian.imaging.instruction;

import io.openbailian.imaging.edit.Accessory;
import io.openbailian.imaging.edit.Atmosphere;
import io.openbailian.imaging.edit.PictureStyle;
import io.openbailian.imaging.edit.SurfaceMaterial;
import io.openbailian.imaging.edit.Tone;
import io.openbailian.imaging.region.Overlay;
import io.openbailian.imaging.region.Region;
import java.util.Optional;
import java.util.Set;

/// One thing that an instruction asks for.
public sealed interface Edit {
  /// Where a text goes.
  enum Place {
    TOP,
    MIDDLE,
    BOTTOM
  }

  /// Another tone or colour for a part. `only`, if any, narrows the part to what has that colour.
  record Toned(Region where, Optional<Region> only, Tone.Change change) implements Edit {}

  /// Out of focus; 0 to 1.
  record Blurred(Region where, double amount) implements Edit {}

  /// Clearer; 0 to 1.
  record Sharpened(Region where, double amount) implements Edit {}

  /// Without grain; 0 to 1.
  record Denoised(Region where, double amount) implements Edit {}

  /// Another hour, season or weather.
  record Mooded(Atmosphere.Mood mood) implements Edit {}

  record Styled(PictureStyle style) implements Edit {}

  record Remade(Region where, SurfaceMaterial material) implements Edit {}

  record Mirrored(boolean upsideDown) implements Edit {}

  /// Clockwise by right angles.
  record Turned(int quarters) implements Edit {}

  /// To a ratio of width to height.
  record Cropped(double ratio) implements Edit {}

  record Bordered(int rgb) implements Edit {}

  record Enlarged(int factor) implements Edit {}

  record Written(String text, Place place, int rgb) implements Edit {}

  /// A line of text replaced by another: the one that reads `old`, or else the only one there is.
  record Rewritten(Optional<String> old, String text) implements Edit {}

  record Worn(Accessory.Kind kind, int rgb) implements Edit {}

  /// What the words describe put behind the subject, or in the sky's stead.
  record SceneReplaced(Region where, String scene) implements Edit {}

  record OverlaysRemoved(Set<Overlay> kinds) implements Edit {}

  record Erased(Region where) implements Edit {}
}
