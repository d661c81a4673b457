package io.openbailian.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Mode;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.InputPicture;
import io.openbailian.server.artifact.Asker;
import io.openbailian.server.fetch.RawServer;
import io.openbailian.server.routing.Gate;
import io.openbailian.server.routing.Route.TakeAddresses;
import io.openbailian.server.task.WorkMarks;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class PictureInputsTest extends PictureInputsFixture {
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
