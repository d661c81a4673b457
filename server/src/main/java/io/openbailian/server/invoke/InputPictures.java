package io.openbailian.server.invoke;

import io.openbailian.catalog.FieldType;
import io.openbailian.catalog.ImageInput;
import io.openbailian.catalog.Meaning;
import io.openbailian.catalog.Model;
import io.openbailian.catalog.PictureCheck;
import io.openbailian.catalog.PictureFacts;
import io.openbailian.catalog.Place;
import io.openbailian.catalog.Values;
import io.openbailian.catalog.Violation;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.PixelSize;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import io.openbailian.server.artifact.InputFile;
import io.openbailian.server.artifact.MediaFetcher;
import io.openbailian.server.media.MemoryBudget;
import io.openbailian.server.media.PictureDecoder;
import io.openbailian.server.media.PixelPool;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Brings the input pictures of an invocation into memory: all are at hand before any is read, all
/// are looked at before any is decoded.
///
/// A file is read twice, once for its header and once for its pixels, so that nobody keeps it in
/// memory while he waits for room for the pixels. Room for files is given back before anything else
/// is waited for, so nobody waits for someone who waits for him.
public final class InputPictures implements InputSource {
  /// Of a file whose model has no limit.
  private static final long MOST_BYTES = 64 << 20;

  /// The picture itself, and what an engine makes of it on its way to a result.
  private static final long BYTES_A_PIXEL = 16;

  /// Text that is decoded is there twice.
  private static final long READING = 2;

  private final MediaFetcher fetcher;
  private final PictureDecoder decoder;
  private final PixelPool pool;
  private final MemoryBudget files;
  private final MemoryBudget pixels;

  /// @param heap the bytes the process may use: an eighth is for files, half for pixels
  public InputPictures(MediaFetcher fetcher, PictureDecoder decoder, PixelPool pool, long heap) {
    this(fetcher, decoder, pool, new MemoryBudget(heap / 8), new MemoryBudget(heap / 2));
  }

  InputPictures(
      MediaFetcher fetcher,
      PictureDecoder decoder,
      PixelPool pool,
      MemoryBudget files,
      MemoryBudget pixels) {
    this.fetcher = fetcher;
    this.decoder = decoder;
    this.pool = pool;
    this.files = files;
    this.pixels = pixels;
  }

  /// A picture that the request names.
  ///
  /// @param index among those of its meaning
  /// @param where in the request, for people
  private record Named(String meaning, int index, String where, ImageInput input, long maxBytes) {}

  private record Seen(Named named, InputFile file, PixelSize size) {}

  @Override
  public Inputs open(Invocation invocation, String keyId) throws InterruptedException {
    Model model =
        invocation.model().in(invocation.operation(), invocation.mode(), invocation.values());
    PictureCheck check = new PictureCheck(invocation.operation(), model);
    List<Named> named = named(check, invocation.values());
    return named.isEmpty()
        ? Inputs.none(invocation.values())
        : open(check, invocation.values(), named, keyId);
  }

  private static List<Named> named(PictureCheck check, Values values) {
    List<Named> all = new ArrayList<>();
    List<String> images = values.texts(Meaning.IMAGES);
    IntStream.range(0, images.size())
        .forEach(i -> all.add(named(check, Meaning.IMAGES, i, images.get(i))));
    for (String meaning : List.of(Meaning.IMAGE, Meaning.MASK)) {
      values.text(meaning).ifPresent(text -> all.add(named(check, meaning, 0, text)));
    }
    return all;
  }

  private static Named named(PictureCheck check, String meaning, int index, String text) {
    List<Place> places = check.operation().places(meaning);
    String place = places.isEmpty() ? meaning : places.getFirst().toString();
    String where =
        meaning.equals(Meaning.IMAGES) ? "%s: picture %d".formatted(place, index + 1) : place;
    ImageInput input =
        ImageInput.parse(text)
            .orElseThrow(
                () -> refused(ErrorCode.INVALID_URL.with(), where, "neither a URL nor base64"));
    return new Named(meaning, index, where, input, maxBytes(check, meaning));
  }

  private static long maxBytes(PictureCheck check, String meaning) {
    return check
        .model()
        .field(meaning)
        .map(field -> field.type() instanceof FieldType.Several(var item, _) ? item : field.type())
        .filter(FieldType.Image.class::isInstance)
        .map(type -> Math.min(((FieldType.Image) type).bytes(), MOST_BYTES))
        .orElse(MOST_BYTES);
  }

  private Inputs open(PictureCheck check, Values values, List<Named> named, String keyId)
      throws InterruptedException {
    List<InputFile> atHand = new ArrayList<>();
    try {
      for (Named picture : named) {
        atHand.add(fetcher.open(picture.where(), picture.input(), keyId, picture.maxBytes()));
      }
      return decode(values, check, look(check, named, atHand));
    } finally {
      atHand.forEach(InputPictures::close);
    }
  }

  private static void close(InputFile file) {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("a fetched input could not be removed", e);
    }
  }

  /// Looks at the headers and judges them.
  private List<Seen> look(PictureCheck check, List<Named> named, List<InputFile> atHand)
      throws InterruptedException {
    List<Seen> all = new ArrayList<>();
    Map<String, PixelSize> sizes = new HashMap<>();
    for (int i = 0; i < named.size(); i++) {
      Named picture = named.get(i);
      PictureFacts facts = look(picture, atHand.get(i));
      refuse(check.judge(picture.meaning(), picture.index(), facts));
      all.add(new Seen(picture, atHand.get(i), facts.size()));
      sizes.put(picture.meaning(), facts.size());
    }
    refuse(check.compare(sizes));
    return all;
  }

  private PictureFacts look(Named picture, InputFile file) throws InterruptedException {
    try (MemoryBudget.Loan _ = files.borrow(READING * file.length())) {
      return switch (decoder.look(fetcher.read(picture.where(), file))) {
        case PictureDecoder.Seen(var facts) -> facts;
        case PictureDecoder.Refused refused -> throw refused(refused, picture.where());
      };
    }
  }

  private static void refuse(Optional<Violation> violation) {
    violation.ifPresent(found -> {
      throw new WireException(found.toError());
    });
  }

  private Inputs decode(Values values, PictureCheck check, List<Seen> seen)
      throws InterruptedException {
    long bytes = seen.stream().mapToLong(picture -> picture.size().pixels()).sum() * BYTES_A_PIXEL;
    MemoryBudget.Loan loan = pixels.borrow(bytes);
    boolean handedOn = false;
    try {
      List<BufferedImage> images = new ArrayList<>();
      Optional<BufferedImage> mask = Optional.empty();
      for (Seen picture : seen) {
        BufferedImage image = picture(picture);
        if (picture.named().meaning().equals(Meaning.MASK)) {
          mask = Optional.of(image);
        } else {
          images.add(image);
        }
      }
      Inputs inputs = new Inputs(images, mask, sized(values, check, images), loan::close);
      handedOn = true;
      return inputs;
    } finally {
      if (!handedOn) {
        loan.close();
      }
    }
  }

  private BufferedImage picture(Seen picture) throws InterruptedException {
    String where = picture.named().where();
    try (MemoryBudget.Loan _ = files.borrow(READING * picture.file().length())) {
      byte[] file = fetcher.read(where, picture.file());
      return switch (pool.compute(() -> decoder.decode(file))) {
        case PictureDecoder.Picture(var image) -> image;
        case PictureDecoder.Refused refused -> throw refused(refused, where);
      };
    }
  }

  private static Values sized(Values values, PictureCheck check, List<BufferedImage> images) {
    if (images.isEmpty()) {
      return values;
    }
    BufferedImage last = images.getLast();
    return check
        .size(values, new PixelSize(last.getWidth(), last.getHeight()))
        .map(size -> values.with(Meaning.SIZE, size.toString()))
        .orElse(values);
  }

  private static WireException refused(PictureDecoder.Refused refused, String where) {
    WireError error =
        switch (refused.reason()) {
          case FORMAT -> ErrorCode.INVALID_IMAGE_FORMAT.with();
          case RESOLUTION -> ErrorCode.INVALID_IMAGE_RESOLUTION.with(20_000, 1);
        };
    return refused(error, where, refused.why());
  }

  private static WireException refused(WireError error, String where, String why) {
    return new WireException(error.sent(where + ": " + why));
  }
}
