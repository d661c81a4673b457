package io.openbailian.engines.dashscope;

import io.openbailian.outbound.TestServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/// The service as its documents say: it takes tasks, is at each for two questions, then has
/// results.
final class FakeService implements AutoCloseable {
  static final String SUBMIT = "POST /api/v1/services/aigc/text2image/image-synthesis";
  private final TestServer server = TestServer.start(this::answer);
  private final AtomicInteger submissions = new AtomicInteger();
  private final AtomicInteger questions = new AtomicInteger();

  /// What it does before it answers as usual; `true` when it has answered already.
  volatile Trouble trouble = (_, _) -> false;

  /// Results for so many items of a task.
  volatile int results = 1;

  /// The last state of tasks, and what belongs to it.
  volatile String end = "";

  /// In which way it behaves unusually.
  @FunctionalInterface
  interface Trouble {
    boolean answers(TestServer.Heard request, TestServer.Reply reply)
        throws IOException, InterruptedException;
  }

  TestServer server() {
    return server;
  }

  String base() {
    return server.base() + "/api/v1";
  }

  int submissions() {
    return submissions.get();
  }

  private void answer(TestServer.Heard request, TestServer.Reply reply)
      throws IOException, InterruptedException {
    boolean submits = request.method().equals("POST") && request.path().contains("/services/");
    if (submits) {
      submissions.incrementAndGet();
      questions.set(0);
    }
    if (trouble.answers(request, reply)) {
      return;
    }
    if (submits) {
      reply.json(
          "{\"request_id\":\"r\",\"output\":{\"task_id\":\"task-%d\",\"task_status\":\"PENDING\"}}"
              .formatted(submissions.get()));
    } else if (request.path().startsWith("/api/v1/tasks/")) {
      reply.json(task());
    } else {
      reply.whole(200, "image/png", png());
    }
  }

  private String task() {
    if (questions.incrementAndGet() <= 2) {
      return "{\"output\":{\"task_id\":\"t\",\"task_status\":\"RUNNING\"}}";
    }
    if (!end.isEmpty()) {
      return "{\"output\":{\"task_id\":\"t\"," + end + "}}";
    }
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < results; i++) {
      items
          .append(i == 0 ? "" : ",")
          .append(
              "{\"url\":\"%s/files/%d.png?Expires=1\",\"actual_prompt\":\"more of it\"}"
                  .formatted(server.base(), i));
    }
    return "{\"output\":{\"task_id\":\"t\",\"task_status\":\"SUCCEEDED\",\"results\":[%s]}}"
        .formatted(items);
  }

  static byte[] png() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(96, 64, BufferedImage.TYPE_INT_RGB), "png", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  @Override
  public void close() {
    server.close();
  }
}
