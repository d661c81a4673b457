package io.openbailian.catalog.check;

import io.openbailian.catalog.model.Field;
import io.openbailian.catalog.model.FieldType;
import io.openbailian.catalog.model.ImageFormat;
import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.Place;
import io.openbailian.catalog.model.Rule;
import io.openbailian.catalog.model.SizeLike;
import io.openbailian.catalog.model.Values;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.PixelSize;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Judges the input pictures of a request, once they are fetched, by the limits of the fields that
/// name them.
///
/// @param model as it is for the request: {@link Model#in}
public record PictureCheck(Operation operation, Model model) {

  /// What is wrong with one picture; empty when nothing is.
  ///
  /// @param index among the pictures of the field, from 0
  public Optional<Violation> judge(String meaning, int index, PictureFacts picture) {
    return model
        .field(meaning)
        .flatMap(field -> limits(field).flatMap(limits -> judge(field, index, limits, picture)));
  }

  private Optional<Violation> judge(
      Field field, int index, FieldType.Image limits, PictureFacts picture) {
    if (picture.format().isEmpty() || !takes(limits, picture.format().get())) {
      return violation(
              field, index, ErrorCode.INVALID_IMAGE_FORMAT.sentence(), wrongFormat(limits, picture))
          .map(violation -> violation.as(ErrorCode.INVALID_IMAGE_FORMAT));
    }
    if (picture.bytes() > limits.bytes()) {
      return violation(
              field, index, ErrorCode.INVALID_IMAGE_SIZE.sentence(), picture.bytes() + " bytes")
          .map(violation -> violation.as(ErrorCode.INVALID_IMAGE_SIZE));
    }
    return brokenSize(limits, picture.size())
        .flatMap(sentence -> violation(field, index, sentence, picture.size().toString()))
        .map(violation -> violation.as(ErrorCode.INVALID_IMAGE_RESOLUTION));
  }

  private static String wrongFormat(FieldType.Image limits, PictureFacts picture) {
    String format = picture.format().map(ImageFormat::spelling).orElse("no known format");
    return limits.formats().isEmpty()
        ? format
        : "%s, not one of %s"
            .formatted(
                format,
                limits.formats().stream()
                    .map(ImageFormat::spelling)
                    .collect(Collectors.joining(", ")));
  }

  private static boolean takes(FieldType.Image limits, ImageFormat format) {
    return limits.formats().isEmpty() || limits.formats().contains(format);
  }

  private static Optional<String> brokenSize(FieldType.Image limits, PixelSize size) {
    return limits
        .side()
        .filter(side -> !side.holds(size.width()) || !side.holds(size.height()))
        .map(side -> ErrorCode.INVALID_IMAGE_RESOLUTION.sentence(side.max(), side.min()))
        .or(() -> limits.ratio().filter(ratio -> !ratio.holds(size)).map(Sentences::ratio));
  }

  /// What is wrong with pictures that have to be as large as others; empty when nothing is.
  ///
  /// @param sizes by meaning, for fields that are one picture
  public Optional<Violation> compare(Map<String, PixelSize> sizes) {
    for (Field field : model.fields()) {
      for (Rule rule : field.rules()) {
        PixelSize size = sizes.get(field.meaning());
        if (rule instanceof Rule.SameSizeAs(String other)
            && size != null
            && sizes.containsKey(other)
            && !size.equals(sizes.get(other))) {
          return violation(
              field,
              0,
              Sentences.sameSize(name(field.meaning()), name(other)),
              "%s and %s".formatted(size, sizes.get(other)));
        }
      }
    }
    return Optional.empty();
  }

  /// The size that follows from the last picture, for a request that has no `size` of its own and
  /// whose model has a default that depends on the pictures.
  public Optional<PixelSize> size(Values values, PixelSize last) {
    return model
        .field(Meaning.SIZE)
        .filter(_ -> values.size(Meaning.SIZE).isEmpty())
        .flatMap(field ->
            field.type() instanceof FieldType.Size size
                ? like(field, size, values).map(like -> like.of(last, size))
                : Optional.empty());
  }

  /// A tier that was sent, or else the default.
  private static Optional<SizeLike> like(Field field, FieldType.Size size, Values values) {
    Optional<SizeLike> fallback = field.like();
    int step = fallback.map(SizeLike::step).orElse(1);
    return values
        .text(Meaning.SIZE)
        .map(size.tiers()::get)
        .map(area -> new SizeLike(area, step))
        .or(() -> fallback);
  }

  /// The limits of a field's pictures; empty when it has none.
  private static Optional<FieldType.Image> limits(Field field) {
    FieldType type = field.type() instanceof FieldType.Several(var item, _) ? item : field.type();
    return type instanceof FieldType.Image image ? Optional.of(image) : Optional.empty();
  }

  private Optional<Violation> violation(Field field, int index, String sentence, String sent) {
    boolean several = field.type() instanceof FieldType.Several;
    String which = several ? "picture %d: %s".formatted(index + 1, sent) : sent;
    return Optional.of(
        new Violation(ErrorCode.INVALID_PARAMETER, place(field.meaning()), sentence, which));
  }

  private String place(String meaning) {
    List<Place> places = operation.places(meaning);
    return places.isEmpty() ? meaning : places.getFirst().toString();
  }

  private String name(String meaning) {
    List<Place> places = operation.places(meaning);
    return places.isEmpty() ? meaning : places.getFirst().name();
  }
}
