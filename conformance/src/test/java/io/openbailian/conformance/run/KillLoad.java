package io.openbailian.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.load.CatalogLoader;
import io.openbailian.catalog.model.Model;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.Drawings;
import io.openbailian.conformance.LocalWeb;
import io.openbailian.conformance.Sounds;
import io.openbailian.conformance.TestServer;
import io.openbailian.conformance.Uploader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// Clients that ask for one of each kind in turn: tasks of one and of four pictures, films, edits
/// of pictures that come with the request, from a web server and from an upload, transcriptions of
/// one and of two recordings, inside the process and at an upstream, and calls whose answer is
/// waited for. What was accepted is noted once its answer has come.
final class KillLoad implements AutoCloseable {
  private static final String SERVICES = "/api/v1/services/";
  private static final String INSIDE = "wan2.2-t2i-flash";

  /// So many of its tasks may wait before a client asks for another.
  private static final int UNFINISHED = 5;

  static final String FILM_MODEL =
      CatalogLoader.builtIn().models().stream()
          .filter(model -> model.serves().containsKey("text2video"))
          .map(Model::name)
          .findFirst()
          .orElseThrow();

  private final LocalWeb web = LocalWeb.start();
  private final String recording = web.put("/a.wav", Sounds.wav(1));
  private final String picture = web.put("/ball.png", Drawings.ball());
  private final String inline =
      "data:image/png;base64," + Base64.getEncoder().encodeToString(Drawings.ball());
  private final Queue<Accepted> tasks = new ConcurrentLinkedQueue<>();
  private final Queue<URI> answered = new ConcurrentLinkedQueue<>();

  /// One for each that was accepted and for each client that has ended: what `awaitAccepted` waits
  /// for.
  private final Semaphore news = new Semaphore(0);

  private final Set<Thread> ended = ConcurrentHashMap.newKeySet();

  /// A task that was accepted.
  record Accepted(String id, int items) {}

  private final List<Consumer<Client>> kinds =
      List.of(
          client -> client.pictures(INSIDE, 1),
          client -> client.pictures("wan2.5-t2i-preview", 1),
          client -> client.edit("wanx2.1-imageedit", inline),
          client -> client.pictures(INSIDE, 4),
          Client::answer,
          client -> client.pictures("wan2.5-t2i-preview", 4),
          client -> client.transcribe("paraformer-v1", 1),
          client -> client.edit("wanx2.1-imageedit", picture),
          client -> client.pictures(INSIDE, 2),
          client -> client.transcribe("paraformer-v2", 2),
          client -> client.pictures("wan2.5-t2i-preview", 3),
          Client::film,
          Client::editOfAnUpload,
          client -> client.pictures(INSIDE, 3));

  /// What `fetch.allow` has to name.
  String web() {
    return web.place();
  }

  Collection<Accepted> tasks() {
    return tasks;
  }

  /// The addresses in answers that somebody waited for, below whatever the server's own is.
  Collection<URI> answered() {
    return answered;
  }

  int accepted() {
    return tasks.size() + answered.size();
  }

  /// Waits until so many are accepted; a client that ends before is a fault.
  void awaitAccepted(int enough, List<Thread> clients) throws InterruptedException {
    while (accepted() < enough) {
      assertThat(clients).as("a client failed").noneMatch(ended::contains);
      news.acquire();
    }
  }

  /// Asks until the server is dead.
  Thread client(URI server, int first) {
    Client client = new Client(new Api(server, TestServer.KEY), server);
    return Thread.ofPlatform()
        .start(() -> {
          try {
            for (int i = first; ; i++) {
              kinds.get(i % kinds.size()).accept(client);
            }
          } catch (UncheckedIOException e) {
            // the server was killed, as it should be
          } finally {
            ended.add(Thread.currentThread());
            news.release();
          }
        });
  }

  @Override
  public void close() {
    web.close();
  }

  /// One who asks, and is never far ahead of what has ended.
  private final class Client {
    private final Api api;
    private final URI server;
    private final Deque<String> unfinished = new ArrayDeque<>();

    Client(Api api, URI server) {
      this.api = api;
      this.server = server;
    }

    private void task(String path, int items, String json) {
      Api.Answer answer = api.post(SERVICES + path, json);
      assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
      String id = answer.output().path("task_id").asString();
      tasks.add(new Accepted(id, items));
      news.release();
      unfinished.add(id);
      if (unfinished.size() > UNFINISHED) {
        awaitEnd(unfinished.remove());
      }
    }

    @SuppressWarnings("InterruptedExceptionSwallowed") // it is a test's failure like any other
    private void awaitEnd(String id) {
      try {
        Api.Answer _ = api.ended(id);
      } catch (UncheckedIOException e) {
        throw e;
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }

    void pictures(String model, int n) {
      task(
          "aigc/text2image/image-synthesis",
          n,
          """
          {"model":"%s","input":{"prompt":"a cat"},"parameters":{"n":%d,"size":"%s"}}\
          """
              .formatted(model, n, model.equals(INSIDE) ? "512*512" : "768*768"));
    }

    void film() {
      task(
          "aigc/video-generation/video-synthesis",
          1,
          """
          {"model":"%s","input":{"prompt":"a cat"},"parameters":{"size":"480*832","duration":1,"fps":4}}\
          """
              .formatted(FILM_MODEL));
    }

    void edit(String model, String image) {
      task(
          "aigc/image2image/image-synthesis",
          1,
          """
          {"model":"%s","input":{"function":"description_edit","prompt":"a hat","base_image_url":"%s"},"parameters":{"n":1}}\
          """
              .formatted(model, image));
    }

    void editOfAnUpload() {
      edit("wanx2.1-imageedit", new Uploader(server).upload("ball.png", Drawings.ball()));
    }

    void transcribe(String model, int files) {
      task(
          "audio/asr/transcription",
          files,
          """
          {"model":"%s","input":{"file_urls":[%s]},"parameters":{}}\
          """
              .formatted(model, String.join(",", Collections.nCopies(files, quoted(recording)))));
    }

    private static String quoted(String text) {
      return '"' + text + '"';
    }

    /// A call whose answer is waited for: what it names is there for good.
    void answer() {
      Api.Answer answer =
          api.now(
              SERVICES + "aigc/multimodal-generation/generation",
              """
              {"model":"qwen-image-plus","input":{"messages":[{"role":"user","content":[{"text":"a cat"}]}]},"parameters":{}}\
              """);
      assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
      JsonNode image = answer.output().at("/choices/0/message/content/0/image");
      answered.add(server.relativize(URI.create(image.asString())));
      news.release();
    }
  }
}
