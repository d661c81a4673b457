package io.openbailian.conformance.wire.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// After all that strangers sent, a server is as it was.
class LeftoversTest {
  private static final List<String> PATHS =
      List.of(
          "/for-ever",
          "/to-loopback",
          "/silent",
          "/stalls",
          "/drips",
          "/closes-early",
          "/says-too-little",
          "/cut-chunk",
          "/endless",
          "/endless-head",
          "/bomb",
          "/not-http",
          "/missing",
          "/nothing",
          "/page");

  @Test
  void holdsNoThreadFileDescriptorOrMemoryAfterwards() throws Exception {
    try (HostileServer elsewhere = new HostileServer();
        TestServer server = server(elsewhere)) {
      Requests requests = new Requests(Api.of(server));
      List<String> pictures = pictures(elsewhere);
      all(requests, pictures);
      Eventually.holds("the first round is over", () -> elsewhere.open() == 0);
      long descriptors = Leftovers.of(server).descriptors();

      all(requests, pictures);

      Leftovers[] last = new Leftovers[1];
      Eventually.holds(
          "nothing is left",
          () -> {
            last[0] = Leftovers.of(server);
            return elsewhere.open() == 0 && last[0].none(descriptors);
          });
      assertThat(last[0].files()).isEmpty();
    }
  }

  private static TestServer server(HostileServer elsewhere) {
    return TestServer.start(
        Map.of("fetch.allow", "[%s]".formatted(elsewhere.place()), "fetch.timeout", "1s"));
  }

  private static List<String> pictures(HostileServer elsewhere) {
    Stream<Hostile> files =
        Stream.concat(HostilePictures.refused().stream(), HostilePictures.readable().stream());
    return Stream.concat(
            files.map(hostile -> Requests.inline(hostile.file())),
            PATHS.stream().map(elsewhere::url))
        .toList();
  }

  /// Eight at a time, each to both models.
  private static void all(Requests requests, List<String> pictures)
      throws ExecutionException, InterruptedException {
    try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
      List<Callable<Integer>> calls = new ArrayList<>();
      for (String picture : pictures) {
        calls.add(() -> requests.edit(picture).status());
        calls.add(() -> requests.clearer(picture).status());
      }
      for (Future<Integer> status : clients.invokeAll(calls)) {
        assertThat(status.get()).isIn(200, 400);
      }
    }
  }
}
