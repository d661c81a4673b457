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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the input pictures of an invocation into memory: all are at hand before any is read, all
/// are looked at before any is decoded.
///
/// A file is read twice, once for its header and once for its pixels, so that nobody keeps it in
/// memory while he waits for room for the pixels. Room for files is given back before anything else
/// is waited for, so nobody waits for someone who waits for him.
public final class InputPictures implements InputSource {
  private static final Logger LOG = LoggerFactory.getLogger(InputPictures.class);

  /// Of a file whose model has no limit.
  private static final long MOST_BYTES = 64 << 20;

  /// Text that is decoded is there twice.
  private static final long READING = 2;

  private final MediaFetcher fetcher;
  private final PictureDecoder decoder;
  private final PixelPool pool;
  private final MemoryBudget files;
  private final MemoryBudget pixels;
  private final long most;

  /// @param heap the bytes the process may use: an eighth is for files, half for pixels, of which
  ///   one call that is alone may take more
  public InputPictures(MediaFetcher fetcher, PictureDecoder decoder, PixelPool pool, long heap) {
    this(
        fetcher,
        decoder,
        pool,
        new MemoryBudget(heap / 8),
        new MemoryBudget(heap / 2),
        heap / 4 * 3);
  }

  InputPictures(
      MediaFetcher fetcher,
      PictureDecoder decoder,
      PixelPool pool,
      MemoryBudget files,
      MemoryBudget pixels,
      long most) {
    this.fetcher = fetcher;
    this.decoder = decoder;
    this.pool = pool;
    this.files = files;
    this.pixels = pixels;
    this.most = most;
  }

  /// A picture that the request names.
  ///
  /// @param index among those of its meaning
  /// @param where in the request, for people
  private record Named(String meaning, int index, String where, ImageInput input, long maxBytes) {}

  private record Seen(Named named, InputFile file, PixelSize size, long decodingBytes) {}

  /// Bytes of files that are in memory.
  public long filesInMemory() {
    return files.lent();
  }

  /// Bytes that calls which work on pictures may use.
  public long pixelsInMemory() {
    return pixels.lent();
  }

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
      PictureDecoder.Seen seen = look(picture, atHand.get(i));
      PictureFacts facts = seen.facts();
      refuse(check.judge(picture.meaning(), picture.index(), facts));
      all.add(new Seen(picture, atHand.get(i), facts.size(), seen.decodingBytes()));
      sizes.put(picture.meaning(), facts.size());
    }
    refuse(check.compare(sizes));
    return all;
  }

  private PictureDecoder.Seen look(Named picture, InputFile file) throws InterruptedException {
    try (MemoryBudget.Loan _ = files.borrow(READING * file.length())) {
      return switch (decoder.look(fetcher.read(picture.where(), file))) {
        case PictureDecoder.Seen seen -> seen;
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
    MemoryBudget.Loan loan = pixels.borrow(affordable(values, check, seen));
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
      Values filled = images.isEmpty() ? values : sized(values, check, size(images.getLast()));
      Inputs inputs = new Inputs(images, mask, filled, loan::close);
      handedOn = true;
      return inputs;
    } finally {
      if (!handedOn) {
        loan.close();
      }
    }
  }

  /// What the work on these pictures will take, which is refused before any work if it can never be
  /// had.
  private long affordable(Values values, PictureCheck check, List<Seen> seen) {
    WorkingMemory need =
        WorkingMemory.of(
            sized(values, check, seen.getLast().size()),
            seen.stream().map(Seen::size).toList(),
            seen.stream().mapToLong(Seen::decodingBytes).max().orElse(0));
    if (need.least() > most) {
      throw new WireException(
          ErrorCode.UNSUPPORTED_OPERATION.with(
              "A picture of %s needs about %d MB of working memory here, and one call may have %d MB, enough for about %.1f megapixels: ask for less, or give the server a larger heap."
                  .formatted(
                      need.largest(), need.least() >> 20, most >> 20, need.megapixels(most))));
    }
    return need.usual();
  }

  private static PixelSize size(BufferedImage image) {
    return new PixelSize(image.getWidth(), image.getHeight());
  }

  private BufferedImage picture(Seen picture) throws InterruptedException {
    String where = picture.named().where();
    try (MemoryBudget.Loan _ = files.borrow(READING * picture.file().length())) {
      byte[] file = fetcher.read(where, picture.file());
      return switch (pool.compute(() -> decoder.decode(file))) {
        case PictureDecoder.Picture(var image) -> image;
        case PictureDecoder.Refused refused -> throw refused(refused, where);
      };
    } catch (PixelPool.PixelWorkException e) { // no file may cost more than its own request
      LOG.error("{}: could not be decoded", where, e);
      throw refused(
          ErrorCode.INVALID_IMAGE_FORMAT.with(), where, "the picture could not be decoded here");
    }
  }

  private static Values sized(Values values, PictureCheck check, PixelSize last) {
    return check
        .size(values, last)
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
