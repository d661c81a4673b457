package io.openbailian.server.http.tasks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.server.Answers;
import io.openbailian.server.task.Task;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Answers about tasks that have ended, rendered and signed once: they never change but for the
/// request_id, which stands at their beginning. Whether a task may still be shown is asked before.
public final class EndedAnswers {
  private static final long MOST_BYTES = 8L << 20;

  /// What an entry costs beside its bytes.
  private static final int ENTRY_BYTES = 200;

  private final TaskViews views;
  private final Cache<Key, byte[]> tails =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher((Key key, byte[] tail) -> ENTRY_BYTES + key.base().length() + tail.length)
          .build();

  /// @param base the scheme and host that the URLs of the answer begin with
  private record Key(String taskId, String base) {}

  public EndedAnswers(TaskViews views) {
    this.views = views;
  }

  /// The document for one more query of a task that has ended. Computes, and never blocks.
  public byte[] answer(Task task, String base, String requestId) {
    Key key = new Key(task.id(), base);
    byte[] head = head(requestId);
    byte[] tail = tails.getIfPresent(key);
    if (tail == null) {
      byte[] whole = Json.bytes(Answers.task(requestId, views.view(task, base)));
      tails.put(key, Arrays.copyOfRange(whole, head.length, whole.length));
      return whole;
    }
    byte[] whole = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, whole, head.length, tail.length);
    return whole;
  }

  /// How {@link Answers#task} begins.
  private static byte[] head(String requestId) {
    return ("{\"request_id\":\"" + requestId + "\"").getBytes(StandardCharsets.UTF_8);
  }
}
