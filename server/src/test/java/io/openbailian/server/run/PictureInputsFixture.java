package io.openbailian.server.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.check.CheckOptions;
import io.openbailian.catalog.check.Checked;
import io.openbailian.catalog.load.CatalogLoader;
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
import io.openbailian.server.media.ImagingDecoder;
import io.openbailian.server.media.MemoryBudget;
import io.openbailian.server.media.PixelPool;
import io.openbailian.server.routing.Route.TakeAddresses;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Pictures of requests, opened as a run opens them; after each test nothing is left of them.
abstract class PictureInputsFixture {
  static final Catalog CATALOG = CatalogLoader.builtIn();
  static final String LOCAL = "127.0.0.1";
  static final String PUBLIC = "93.184.216.34";

  @TempDir Path folder;
  final FetchClient client = new FetchClient(Duration.ofSeconds(2), SSLContext::getDefault);
  final PixelPool pool = new PixelPool(2);
  final MemoryBudget files = new MemoryBudget(8 << 20);
  final MemoryBudget pixels = new MemoryBudget(64 << 20);
  final long freeFiles = files.free();
  final long freePixels = pixels.free();
  Path spool;
  PictureLoader pictures;

  /// Where a name that is known to the whole internet leads; all others lead to this machine.
  volatile String everywhere = PUBLIC;

  final AtomicBoolean judged = new AtomicBoolean();

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

  static byte[] png(int width, int height, int rgb)
      throws IOException, InterruptedException, EngineFailure {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, rgb);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  static String text(byte[] file) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(file);
  }

  static Invocation edit(String... images) {
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

  static Invocation masked(String image, String mask) {
    return invocation(
        "image2image",
        Mode.ASYNC,
        """
        {"model":"wanx2.1-imageedit","input":{"function":"description_edit_with_mask","prompt":"a hat",
         "base_image_url":"%s","mask_image_url":"%s"}}
        """
            .formatted(image, mask));
  }

  static Invocation invocation(String name, Mode mode, String json) {
    JsonNode body = Json.tryParse(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    Model model = CATALOG.model(body.path("model").asString()).orElseThrow();
    Operation operation = CATALOG.operation(name).orElseThrow();
    Checked checked =
        CATALOG.check(operation, model, mode, body, new CheckOptions(PromptOverflow.REJECT));
    assertThat(checked).isInstanceOf(Checked.Valid.class);
    return new Invocation(operation, model, mode, ((Checked.Valid) checked).values());
  }

  Inputs inputs(Invocation invocation) {
    return inputs(invocation, TakeAddresses.NONE);
  }

  Inputs inputs(Invocation invocation, TakeAddresses addresses) {
    return new PictureInputs(
        pictures, invocation, Asker.of("k-1"), Map.of(), addresses, Marking.NONE);
  }

  /// Prepared, as before the gate, and decoded, as inside the engine.
  Inputs opened(Invocation invocation) throws IOException, InterruptedException, EngineFailure {
    Inputs inputs = inputs(invocation);
    assertThat(inputs.prepare(invocation.items())).isEmpty();
    for (InputPicture picture : inputs.images()) {
      assertThat(picture.pixels()).isNotNull();
    }
    return inputs;
  }

  String refusal(Invocation invocation) throws IOException, InterruptedException, EngineFailure {
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
}
