package io.openbailian.engines.comfyui;

import io.openbailian.outbound.EventSockets;
import io.openbailian.outbound.ForeignJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// What a server tells of one job while it is at it. Without its socket, progress is not known and
/// the end is found out by asking.
final class Progress implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

  /// The rest is decoding and saving.
  private static final int SAMPLED = 95;

  private final String job;
  private final AtomicInteger percent = new AtomicInteger(-1);
  private final AtomicBoolean over = new AtomicBoolean();
  private Runnable end = () -> {};

  private Progress(String job) {
    this.job = job;
  }

  /// Listens from now on; to be opened before the job is begun, or its first events are lost.
  static Progress open(EventSockets sockets, String job) throws InterruptedException {
    Progress progress = new Progress(job);
    try {
      progress.end = sockets.open("/ws?clientId=" + progress.id(), progress::told);
    } catch (IOException e) {
      LOG.debug("job={} goes on without its socket", job, e);
    }
    return progress;
  }

  /// What the server knows this listener by.
  String id() {
    return job;
  }

  private void told(String text) {
    Optional<JsonNode> tree = ForeignJson.tryParse(text.getBytes(StandardCharsets.UTF_8));
    if (tree.isEmpty()) {
      return;
    }
    JsonNode data = tree.get().path("data");
    String of = data.path("prompt_id").asString(job); // older builds do not say
    if (!of.equals(job)) {
      return;
    }
    switch (tree.get().path("type").asString("")) {
      case "progress" -> advance(data.path("value").asInt(0), data.path("max").asInt(0));
      case "execution_success", "execution_error", "execution_interrupted" -> over.set(true);
      default -> {} // what else it tells is not needed
    }
  }

  private void advance(int value, int max) {
    if (max > 0 && value >= 0) {
      percent.accumulateAndGet((int) Math.min(SAMPLED, (long) SAMPLED * value / max), Math::max);
    }
  }

  /// How far it is; negative while nothing is known.
  int percent() {
    return percent.get();
  }

  /// Whether the server has said that the job is over.
  boolean isOver() {
    return over.get();
  }

  @Override
  public void close() {
    end.run();
  }
}
