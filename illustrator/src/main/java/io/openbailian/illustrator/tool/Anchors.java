package io.openbailian.illustrator.tool;

/// Where a figure wears and holds things.
///
/// @param crown where a hat sits
/// @param head the middle of the head; its size is half the head's width
/// @param eyes between the eyes; its size is half their distance
/// @param neck where a scarf lies
/// @param waist where a skirt begins
/// @param hand what is held is held here
/// @param chest in front of which something is held with both hands
public record Anchors(
    Mount crown, Mount head, Mount eyes, Mount neck, Mount waist, Mount hand, Mount chest) {

  /// Those of a body that carries a head whose own are given in the head's measure.
  public static Anchors of(
      Mount head, HeadMounts own, Mount neck, Mount waist, Mount hand, Mount chest) {
    return new Anchors(
        own.crown().within(head), head, own.eyes().within(head), neck, waist, hand, chest);
  }

  /// Where a head itself wears things, measured by half its width from its middle.
  public record HeadMounts(Mount crown, Mount eyes) {}
}
