package io.openbailian.server.run;

import io.openbailian.catalog.check.ImageInput;
import io.openbailian.catalog.check.PictureCheck;
import io.openbailian.catalog.check.PictureFacts;
import io.openbailian.catalog.check.Violation;
import io.openbailian.catalog.model.FieldType;
import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Place;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.EngineCall.Item;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.InputPicture;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.PixelSize;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import io.openbailian.server.artifact.Asker;
import io.openbailian.server.artifact.InputFile;
import io.openbailian.server.media.MemoryBudget;
import io.openbailian.server.media.PictureDecoder;
import io.openbailian.server.routing.Gate;
import io.openbailian.server.routing.Route.TakeAddresses;
import io.openbailian.server.share.GivenUpException;
import io.openbailian.server.task.WorkMarks;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The input pictures of one invocation: all are at hand before any is looked at, all are looked at
/// before the gate, and all are decoded together when the engine first asks for pixels.
final class PictureInputs implements Inputs {
  /// The most bytes of a file whose model sets no limit.
  private static final long MOST_BYTES = 64 << 20;

  private final PictureLoader loader;
  private final PictureCheck check;
  private final Asker asker;
  private final Map<String, InputFile> given;
  private final TakeAddresses addresses;
  private final Marking marking;
  private final List<Named> named;
  private final Map<Named, InputFile> files = new LinkedHashMap<>();

  /// Pictures that an engine elsewhere may be given the address of.
  private final Map<Named, URI> handedOn = new HashMap<>();

  private List<Seen> seen = List.of();
  private Values values;
  private boolean ready;
  private @Nullable Pixels pixels;

  /// Inside the gate of the engine that is at work on them.
  private Optional<Gate.Turn> place = Optional.empty();

  /// @param given pictures that are at hand, by the text that stands for each; closed by whoever
  ///   gave them
  /// @param addresses whether engines of the route take public addresses as they are
  /// @param marking noted while files are looked at and decoded
  PictureInputs(
      PictureLoader loader,
      Invocation invocation,
      Asker asker,
      Map<String, InputFile> given,
      TakeAddresses addresses,
      Marking marking) {
    this.marking = marking;
    Model model =
        invocation.model().in(invocation.operation(), invocation.mode(), invocation.values());
    this.loader = loader;
    this.check = new PictureCheck(invocation.operation(), model);
    this.asker = asker;
    this.given = given;
    this.addresses = addresses;
    this.values = invocation.values();
    this.named = named(check, invocation.values());
  }

  /// A picture that the request names.
  ///
  /// @param index among those of its meaning
  /// @param where in the request, for people
  /// @param text as the request has it
  record Named(String meaning, int index, String where, String text, long maxBytes) {

    ImageInput input() {
      return ImageInput.parse(text)
          .orElseThrow(() ->
              new WireException(
                  ErrorCode.INVALID_URL.with().sent(where + ": neither a URL nor base64")));
    }

    boolean isMask() {
      return meaning.equals(Meaning.MASK);
    }
  }

  /// A picture whose header has been read.
  record Seen(Named named, InputFile file, PixelSize size, long decodingBytes) {}

  /// Decoded pictures, and the memory that is lent for the work on them.
  private record Pixels(Map<Named, BufferedImage> images, MemoryBudget.Loan loan) {}

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
    return new Named(meaning, index, where, text, maxBytes(check, meaning));
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

  @Override
  public Map<Integer, WireError> prepare(List<Item> items)
      throws IOException, InterruptedException {
    if (ready || named.isEmpty()) {
      return Map.of();
    }
    try {
      lookForAddresses();
      bringToHand(named.stream().filter(picture -> !isLeftThere(picture)).toList());
      seen = look();
      if (seen.size() == named.size()) {
        values = sized(seen.getLast().size());
        if (!seen.isEmpty()) {
          loader.refuseUnaffordable(need());
        }
      }
      ready = true;
      return Map.of();
    } catch (WireException e) {
      return items.stream().collect(Collectors.toMap(Item::index, _ -> e.error()));
    } catch (GivenUpException e) { // whoever goes on looks whether it is still wanted
      return Map.of();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void lookForAddresses() throws InterruptedException {
    if (addresses == TakeAddresses.NONE) {
      return;
    }
    for (Named picture : named) {
      if (!given.containsKey(picture.text())
          && picture.input() instanceof ImageInput.Url(URI address)
          && loader.isPublic(picture.input())) {
        handedOn.put(picture, address);
      }
    }
  }

  private boolean isLeftThere(Named picture) {
    return addresses == TakeAddresses.ALL && handedOn.containsKey(picture);
  }

  private void bringToHand(List<Named> wanted) throws InterruptedException {
    for (Named picture : wanted) {
      if (!files.containsKey(picture)) {
        InputFile at = given.get(picture.text());
        files.put(picture, at == null ? loader.fetch(picture, asker) : at);
      }
    }
  }

  /// Looks at the headers and judges them.
  private List<Seen> look() throws InterruptedException {
    try (WorkMarks.Mark _ = marking.begin()) {
      return looked();
    }
  }

  private List<Seen> looked() throws InterruptedException {
    List<Seen> all = new ArrayList<>();
    Map<String, PixelSize> sizes = new HashMap<>();
    for (Map.Entry<Named, InputFile> file : files.entrySet()) {
      Named picture = file.getKey();
      PictureDecoder.Seen header = loader.look(picture, file.getValue(), asker);
      PictureFacts facts = header.facts();
      refuse(check.judge(picture.meaning(), picture.index(), facts));
      all.add(new Seen(picture, file.getValue(), facts.size(), header.decodingBytes()));
      sizes.put(picture.meaning(), facts.size());
    }
    refuse(check.compare(sizes));
    return all;
  }

  private static void refuse(Optional<Violation> violation) {
    violation.ifPresent(found -> {
      throw new WireException(found.toError());
    });
  }

  private Values sized(PixelSize last) {
    return check
        .size(values, last)
        .map(size -> values.with(Meaning.SIZE, size.toString()))
        .orElse(values);
  }

  private WorkingMemory need() {
    return WorkingMemory.of(
        sized(seen.getLast().size()),
        seen.stream().map(Seen::size).toList(),
        seen.stream().mapToLong(Seen::decodingBytes).max().orElse(0));
  }

  @Override
  public Values values() {
    return values;
  }

  @Override
  public List<InputPicture> images() {
    return named.stream()
        .filter(picture -> !picture.isMask())
        .<InputPicture>map(picture -> new Picture(this, picture))
        .toList();
  }

  @Override
  public Optional<InputPicture> mask() {
    return named.stream()
        .filter(Named::isMask)
        .map(picture -> (InputPicture) new Picture(this, picture))
        .findFirst();
  }

  /// The picture's file; fetched now, where its address was thought to be enough.
  private synchronized InputFile file(Named picture) throws InterruptedException {
    bringInside(List.of(picture));
    return Objects.requireNonNull(files.get(picture), "the picture is at hand");
  }

  /// Several items may be made at once; the first that asks decodes for all.
  private synchronized BufferedImage pixels(Named picture) throws InterruptedException {
    Pixels decoded = pixels;
    if (decoded == null) {
      bringInside(named);
      decoded = decode();
      pixels = decoded;
    }
    return Objects.requireNonNull(decoded.images().get(picture), "all are decoded together");
  }

  /// Nobody waits for the engine while what it asked for is on its way.
  private void bringInside(List<Named> wanted) throws InterruptedException {
    if (!files.keySet().containsAll(wanted)) {
      place.ifPresent(Gate.Turn::leave);
      try {
        bringToHand(wanted);
      } finally {
        comeBack();
      }
    }
  }

  private Pixels decode() throws InterruptedException {
    // before the memory, which another may wait for
    try (WorkMarks.Mark _ = marking.alone(() -> place.ifPresent(Gate.Turn::leave))) {
      comeBack();
      seen = seen.size() == named.size() ? seen : look();
      return decoded();
    }
  }

  private void comeBack() throws InterruptedException {
    if (place.isPresent()) {
      place.get().comeBack();
    }
  }

  private Pixels decoded() throws InterruptedException {
    MemoryBudget.Loan loan = loader.borrow(need(), asker);
    boolean handedOn = false;
    try (WorkMarks.Mark _ = marking.begin()) {
      Map<Named, BufferedImage> images = new HashMap<>();
      for (Seen picture : seen) {
        images.put(picture.named(), loader.decode(picture, asker));
      }
      handedOn = true;
      return new Pixels(images, loan);
    } finally {
      if (!handedOn) {
        loan.close();
      }
    }
  }

  @Override
  public synchronized void entered(Gate.Turn place) {
    this.place = Optional.of(place);
  }

  @Override
  public synchronized void left() {
    place = Optional.empty();
    Pixels decoded = pixels;
    if (decoded != null) {
      decoded.loan().close();
      pixels = null;
    }
  }

  @Override
  public void close() {
    left();
    files.values().stream()
        .filter(file -> !given.containsValue(file))
        .forEach(PictureInputs::close);
    files.clear();
  }

  private static void close(InputFile file) {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("a fetched input could not be removed", e);
    }
  }

  /// One of them, as an engine sees it.
  private record Picture(PictureInputs all, Named named) implements InputPicture {
    @Override
    public Optional<URI> address() {
      return Optional.ofNullable(all.handedOn.get(named));
    }

    @Override
    public InputStream open() throws IOException, EngineFailure, InterruptedException {
      try {
        return all.file(named).open();
      } catch (WireException e) {
        throw new EngineFailure.Refused(e.error());
      } catch (GivenUpException e) {
        throw stopped(e);
      }
    }

    @Override
    public BufferedImage pixels() throws EngineFailure, InterruptedException {
      try {
        return all.pixels(named);
      } catch (WireException e) {
        throw new EngineFailure.Refused(e.error());
      } catch (GivenUpException e) {
        throw stopped(e);
      }
    }

    private static InterruptedException stopped(GivenUpException cause) {
      InterruptedException stopped = new InterruptedException("the call was stopped");
      stopped.initCause(cause);
      return stopped;
    }
  }
}
