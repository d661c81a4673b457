package io.openbailian.server.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.check.CheckOptions;
import io.openbailian.catalog.check.Checked;
import io.openbailian.catalog.load.CatalogLoader;
import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.PromptOverflow;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.InputPicture;
import io.openbailian.engine.test.SteppedTime;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.WireError;
import io.openbailian.server.artifact.Asker;
import io.openbailian.server.artifact.DiskArtifactStore;
import io.openbailian.server.artifact.FetchRoom;
import io.openbailian.server.artifact.MediaFetcher;
import io.openbailian.server.artifact.OwnResults;
import io.openbailian.server.artifact.UrlSigner;
import io.openbailian.server.fetch.FetchClient;
import io.openbailian.server.fetch.FetchGuard;
import io.openbailian.server.fetch.FetchLimits;
import io.openbailian.server.fetch.GuardedHttp;
import io.openbailian.server.fetch.RawServer;
import io.openbailian.server.media.ImagingDecoder;
import io.openbailian.server.media.MemoryBudget;
import io.openbailian.server.media.PixelPool;
import io.openbailian.server.routing.Gate;
import io.openbailian.server.routing.Route.TakeAddresses;
import io.openbailian.server.task.WorkMarks;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PictureInputsTest {
  private static final Catalog CATALOG = CatalogLoader.builtIn();
  private static final String LOCAL = "127.0.0.1";
  private static final String PUBLIC = "93.184.216.34";

  @TempDir Path folder;
  private final FetchClient client = new FetchClient(Duration.ofSeconds(2), SSLContext::getDefault);
  private final PixelPool pool = new PixelPool(2);
  private final MemoryBudget files = new MemoryBudget(8 << 20);
  private final MemoryBudget pixels = new MemoryBudget(64 << 20);
  private final long freeFiles = files.free();
  private final long freePixels = pixels.free();
  private Path spool;
  private PictureLoader pictures;

  /// Where a name that is known to the whole internet leads; all others lead to this machine.
  private volatile String everywhere = PUBLIC;

  private final AtomicBoolean judged = new AtomicBoolean();

  @BeforeEach
  void open() throws IOException, InterruptedException, EngineFailure {
    spool = Files.createDirectory(folder.resolve("spool"));
    GuardedHttp http =
        new GuardedHttp(
            new FetchGuard(
                (host, _) -> List.of(InetAddress.ofLiteral(leadsTo(host))),
                List.of("open.test", "everywhere.test", "once.test")),
            client,
            FetchLimits.within(Duration.ofMinutes(5)),
            SteppedTime.atNoon());
    OwnResults results =
        new OwnResults(
            (_, _) -> Optional.empty(),
            new DiskArtifactStore(folder.resolve("artifacts")),
            new UrlSigner(new byte[32]));
    MediaFetcher fetcher =
        new MediaFetcher(
            http,
            (_, _, _) -> Optional.empty(),
            results,
            new FetchRoom(8, 1 << 30),
            spool,
            SteppedTime.atNoon());
    pictures = new PictureLoader(fetcher, new ImagingDecoder(), pool, files, pixels, 128 << 20);
  }

  @AfterEach
  void nothingIsLeftBehind() throws IOException, InterruptedException, EngineFailure {
    pool.close();
    client.close();
    assertThat(files.free()).isEqualTo(freeFiles);
    assertThat(pixels.free()).isEqualTo(freePixels);
    try (Stream<Path> left = Files.list(spool)) {
      assertThat(left).isEmpty();
    }
  }

  private String leadsTo(String host) {
    return switch (host) {
      case "everywhere.test" -> everywhere;
      case "once.test" -> judged.getAndSet(true) ? LOCAL : PUBLIC;
      default -> LOCAL;
    };
  }

  private static byte[] png(int width, int height, int rgb)
      throws IOException, InterruptedException, EngineFailure {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, rgb);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  private static String text(byte[] file) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(file);
  }

  private static Invocation edit(String... images) {
    String parts =
        Stream.of(images).map("{\"image\":\"%s\"}"::formatted).collect(Collectors.joining(","));
    return invocation(
        "multimodal_generation",
        Mode.SYNC,
        """
        {"model":"wan2.6-image","input":{"messages":[{"role":"user","content":[{"text":"a hat"},%s]}]}}
        """
            .formatted(parts));
  }

  private static Invocation masked(String image, String mask) {
    return invocation(
        "image2image",
        Mode.ASYNC,
        """
        {"model":"wanx2.1-imageedit","input":{"function":"description_edit_with_mask","prompt":"a hat",
         "base_image_url":"%s","mask_image_url":"%s"}}
        """
            .formatted(image, mask));
  }

  private static Invocation invocation(String name, Mode mode, String json) {
    JsonNode body = Json.tryParse(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    Model model = CATALOG.model(body.path("model").asString()).orElseThrow();
    Operation operation = CATALOG.operation(name).orElseThrow();
    Checked checked =
        CATALOG.check(operation, model, mode, body, new CheckOptions(PromptOverflow.REJECT));
    assertThat(checked).isInstanceOf(Checked.Valid.class);
    return new Invocation(operation, model, mode, ((Checked.Valid) checked).values());
  }

  private Inputs inputs(Invocation invocation) {
    return inputs(invocation, TakeAddresses.NONE);
  }

  private Inputs inputs(Invocation invocation, TakeAddresses addresses) {
    return new PictureInputs(
        pictures, invocation, Asker.of("k-1"), Map.of(), addresses, Marking.NONE);
  }

  /// Prepared, as before the gate, and decoded, as inside the engine.
  private Inputs opened(Invocation invocation)
      throws IOException, InterruptedException, EngineFailure {
    Inputs inputs = inputs(invocation);
    assertThat(inputs.prepare(invocation.items())).isEmpty();
    for (InputPicture picture : inputs.images()) {
      assertThat(picture.pixels()).isNotNull();
    }
    return inputs;
  }

  private String refusal(Invocation invocation)
      throws IOException, InterruptedException, EngineFailure {
    try (Inputs inputs = inputs(invocation)) {
      Map<Integer, WireError> wrong = inputs.prepare(invocation.items());
      if (wrong.isEmpty()) {
        EngineFailure.Refused refused =
            catchThrowableOfType(
                EngineFailure.Refused.class, () -> inputs.images().getFirst().pixels());
        return refused.error().code() + " " + refused.error().message();
      }
      WireError first = Objects.requireNonNull(wrong.get(0));
      return first.code() + " " + first.message();
    }
  }

  @Test
  void opensPicturesInTheOrderOfTheRequestWhereverTheyAre()
      throws IOException, InterruptedException, EngineFailure {
    try (RawServer server = RawServer.serving(png(400, 500, 0xFF0000))) {
      String url = "http://open.test:%d/a.png".formatted(server.port());

      try (Inputs inputs = opened(edit(url, text(png(600, 400, 0x00FF00))))) {
        assertThat(inputs.images())
            .extracting(image -> image.pixels().getRGB(0, 0))
            .containsExactly(0xFFFF0000, 0xFF00FF00);
        assertThat(inputs.mask()).isEmpty();
        assertThat(pixels.free()).isLessThan(freePixels);
        assertThat(files.free()).isEqualTo(freeFiles);
      }
    }
  }

  /// Nothing listens there: a picture that an engine elsewhere gets by its address is not fetched.
  /// What only this network reaches is, and its address is told to nobody.
  @Test
  void leavesAPublicAddressToEnginesThatTakeAddressesAndNoOther()
      throws IOException, InterruptedException, EngineFailure {
    try (RawServer server = RawServer.serving(png(400, 500, 0xFF0000))) {
      URI there = URI.create("https://everywhere.test/a.png");
      String here = "http://open.test:%d/a.png".formatted(server.port());
      Invocation invocation = edit(there.toString(), here, text(png(400, 500, 0)));

      try (Inputs inputs = inputs(invocation, TakeAddresses.ALL)) {
        assertThat(inputs.prepare(invocation.items())).isEmpty();
        assertThat(inputs.images())
            .extracting(InputPicture::address)
            .containsExactly(Optional.of(there), Optional.empty(), Optional.empty());
        try (InputStream file = inputs.images().get(1).open()) {
          assertThat(file.readAllBytes()).isEqualTo(png(400, 500, 0xFF0000));
        }
      }
    }
  }

  @Test
  void fetchesAPictureThatWasLeftThereWhenItIsAskedForAllTheSame()
      throws IOException, InterruptedException, EngineFailure {
    try (RawServer server = RawServer.serving(png(400, 500, 0xFF0000))) {
      String address = "http://everywhere.test:%d/a.png".formatted(server.port());
      try (Inputs inputs = inputs(edit(address), TakeAddresses.ALL)) {
        assertThat(inputs.prepare(edit(address).items())).isEmpty();
        assertThat(server.requests()).isEmpty();
        everywhere = LOCAL;
        assertThat(inputs.images().getFirst().pixels().getRGB(0, 0)).isEqualTo(0xFFFF0000);
      }
    }
  }

  /// Another may be inside the engine while this one waits for what it was thought not to need.
  @Test
  void nobodyWaitsForTheEngineWhileItsInputIsFetched()
      throws IOException, InterruptedException, EngineFailure {
    Gate gate = new Gate(1);
    Gate.Turn place = gate.queue("a");
    AtomicBoolean empty = new AtomicBoolean();
    byte[] file = png(400, 500, 0xFF0000);
    try (RawServer server =
        RawServer.answering((_, out) -> {
          empty.set(gate.inside() == 0);
          RawServer.send(file, out);
        })) {
      String address = "http://everywhere.test:%d/a.png".formatted(server.port());
      try (Inputs inputs = inputs(edit(address), TakeAddresses.ALL)) {
        assertThat(inputs.prepare(edit(address).items())).isEmpty();
        everywhere = LOCAL;
        inputs.entered(place);
        assertThat(inputs.images().getFirst().pixels().getRGB(0, 0)).isEqualTo(0xFFFF0000);
        inputs.left();
      }
    }

    assertThat(empty).isTrue();
    assertThat(gate.inside()).isOne();
  }

  @Test
  void aSuspectThatWaitsForItsTurnInsideAnEngineKeepsNobodyFromIt()
      throws IOException, InterruptedException, EngineFailure {
    Gate gate = new Gate(1);
    Semaphore turn = new Semaphore(1);
    WorkMarks.Mark other = new SuspectTurn(turn, () -> {}).begin(() -> false, () -> {});
    Marking marking = waitingFor(new SuspectTurn(turn, () -> {}));
    Invocation invocation = edit(text(png(400, 500, 0xFF0000)));
    CompletableFuture<Integer> colour = new CompletableFuture<>();
    try (Inputs inputs =
        new PictureInputs(
            pictures, invocation, Asker.of("k-1"), Map.of(), TakeAddresses.NONE, marking)) {
      other.close();
      assertThat(inputs.prepare(invocation.items())).isEmpty();
      try (WorkMarks.Mark _ = new SuspectTurn(turn, () -> {}).begin(() -> false, () -> {})) {
        inputs.entered(gate.queue("a"));
        Thread.ofVirtual().start(() -> colour.complete(colourOf(inputs)));
        try (Gate.Turn next = gate.queue("b")) {
          assertThat(next.await(Duration.ofMinutes(1))).isTrue();
          assertThat(colour).isNotDone();
        }
      }

      assertThat(colour.join()).isEqualTo(0xFFFF0000);
      assertThat(gate.inside()).isOne();
    }
  }

  private static int colourOf(Inputs inputs) {
    try {
      return inputs.images().getFirst().pixels().getRGB(0, 0);
    } catch (EngineFailure | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Marking waitingFor(SuspectTurn suspect) {
    return new Marking() {
      @Override
      public WorkMarks.Mark begin(Runnable meanwhile) throws InterruptedException {
        return suspect.begin(() -> false, meanwhile);
      }

      @Override
      public WorkMarks.Mark alone(Runnable meanwhile) throws InterruptedException {
        return suspect.begin(() -> false, meanwhile);
      }
    };
  }

  /// The name leads elsewhere when it is judged, and to this machine when it is fetched from.
  @Test
  void fetchesAPublicPictureWhereOnlySomeEnginesTakeAddressesAndTellsThemItsAddress()
      throws IOException, InterruptedException, EngineFailure {
    try (RawServer server = RawServer.serving(png(400, 500, 0xFF0000))) {
      String address = "http://once.test:%d/a.png".formatted(server.port());
      try (Inputs inputs = inputs(edit(address), TakeAddresses.SOME)) {
        assertThat(inputs.prepare(edit(address).items())).isEmpty();
        assertThat(server.requests()).hasSize(1);
        assertThat(inputs.images().getFirst().address()).contains(URI.create(address));
      }
    }
  }

  @Test
  void fillsInASizeThatFollowsFromTheLastPicture()
      throws IOException, InterruptedException, EngineFailure {
    Invocation invocation = edit(text(png(400, 500, 0)), text(png(800, 400, 0)));

    try (Inputs inputs = opened(invocation)) {
      assertThat(inputs.values().size(Meaning.SIZE))
          .hasValueSatisfying(
              size -> assertThat((double) size.width() / size.height()).isBetween(1.8, 2.2));
    }
  }

  @Test
  void opensAMaskAsLargeAsItsPicture() throws IOException, InterruptedException, EngineFailure {
    String image = text(png(600, 512, 0));

    try (Inputs inputs = opened(masked(image, text(png(600, 512, 0xFFFFFF))))) {
      assertThat(inputs.images()).hasSize(1);
      assertThat(inputs.mask().orElseThrow().pixels().getRGB(0, 0)).isEqualTo(0xFFFFFFFF);
    }

    assertThat(refusal(masked(image, text(png(512, 600, 0)))))
        .isEqualTo(
            "InvalidParameter mask_image_url resolution must be the same as base_image_url (input.mask_image_url: 512*600 and 600*512)");
  }

  @Test
  void saysWhichPictureIsRefusedAndWhy() throws IOException, InterruptedException, EngineFailure {
    String good = text(png(512, 512, 0));
    byte[] cut = Arrays.copyOf(png(512, 512, 0), 100);

    assertThat(refusal(edit(good, text(png(10, 512, 0)))))
        .startsWith("InvalidImage.Resolution ")
        .contains("picture 2: 10*512");
    assertThat(
            refusal(
                edit(
                    good,
                    text("no picture, but some text of its own".getBytes(StandardCharsets.UTF_8)))))
        .startsWith("InvalidImage.FileFormat ")
        .contains("content[].image: picture 2: the file is not a");
    assertThat(refusal(edit(good, text(cut)))).startsWith("InvalidImage.FileFormat ");
    assertThat(refusal(edit(good, "http://closed.test/a.png")))
        .startsWith("InvalidURL ")
        .contains("picture 2: closed.test does not exist or leads to no public address");
    assertThat(refusal(edit("oss://dir/a.png")))
        .startsWith("BadRequest.ResourceNotExist ")
        .contains("picture 1");
  }

  @Test
  void looksAtTheHeaderBeforeItDecodes() throws IOException, InterruptedException, EngineFailure {
    assertThat(refusal(edit(text(claiming(100_000, 100_000)))))
        .startsWith("InvalidImage.Resolution ")
        .contains("100000 x 100000");
  }

  /// A PNG of some bytes whose header claims these sides.
  private static byte[] claiming(int width, int height)
      throws IOException, InterruptedException, EngineFailure {
    byte[] file = png(1, 1, 0);
    ByteBuffer header = ByteBuffer.wrap(file);
    header.putInt(16, width).putInt(20, height);
    CRC32 crc = new CRC32();
    crc.update(file, 12, 17);
    header.putInt(29, (int) crc.getValue());
    return file;
  }

  @Test
  void hasNothingToDoWithoutPictures() throws IOException, InterruptedException, EngineFailure {
    Invocation invocation =
        invocation(
            "text2image",
            Mode.ASYNC,
            "{\"model\":\"wan2.2-t2i-flash\",\"input\":{\"prompt\":\"a cat\"}}");

    try (Inputs inputs = opened(invocation)) {
      assertThat(inputs.images()).isEmpty();
      assertThat(inputs.values()).isEqualTo(invocation.values());
    }
  }

  @Test
  void waitsUntilOthersGiveMemoryBack() throws IOException, InterruptedException, EngineFailure {
    Invocation large = edit(text(png(1800, 1800, 0)));
    CountDownLatch opened = new CountDownLatch(1);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread second;
    try (Inputs _ = opened(large)) {
      second =
          Thread.ofVirtual()
              .start(() -> {
                try (Inputs _ = opened(large)) {
                  opened.countDown();
                } catch (IOException | EngineFailure | InterruptedException e) {
                  thrown.set(e);
                }
              });
      while (second.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
      assertThat(opened.getCount()).isOne();
    }

    second.join();

    assertThat(opened.getCount()).isZero();
    assertThat(thrown.get()).isNull();
  }
}
