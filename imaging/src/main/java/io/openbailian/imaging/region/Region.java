package io.openbailian.imaging.region;

/// A part of a picture that an instruction can name.
public sealed interface Region {
  /// All of it.
  record Whole() implements Region {}

  /// What the picture is of: what stands out, mostly in its middle.
  record Subject() implements Region {}

  /// What is not the subject.
  record Background() implements Region {}

  /// The sky: calm and light, from the top down.
  record Sky() implements Region {}

  /// What is called that colour, wherever it is.
  record Coloured(ColourName colour) implements Region {}

  /// What has that colour and that outline.
  record Shaped(ColourName colour, Shape shape) implements Region {}

  /// Outlines that are told by how much of the box around them they fill.
  enum Shape {
    CIRCLE,
    SQUARE,
    TRIANGLE,
    STAR
  }

  /// Leaves and grass.
  record Plants() implements Region {}

  /// Skin as people have it.
  record Skin() implements Region {}

  /// Hair of someone seen from the front: the dark around and above the face.
  record Hair() implements Region {}

  /// What someone wears: the subject below its head.
  record Clothes() implements Region {}
}
