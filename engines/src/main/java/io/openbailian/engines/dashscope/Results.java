package io.openbailian.engines.dashscope;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.ResultShape;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineCall.Item;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.Media;
import io.openbailian.outbound.Answer;
import io.openbailian.outbound.ForeignWords;
import io.openbailian.outbound.OutboundClient;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireError;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Fetches what a task made, from the hosts that results may come from.
///
/// @param hosts beside the server's own: names, or `.example.com` for all below it
record Results(OutboundClient client, List<String> hosts) {
  private static final int LARGEST_FILE = 128 << 20;
  private static final int TRIES = 5;

  /// Answers that another question does not change, unless they are pages: those are somebody
  /// else's on the way.
  private static final Set<Integer> FINAL = Set.of(401, 403, 404, 410);

  Results {
    hosts = List.copyOf(hosts);
  }

  /// What the service says of one item: an address, or why there is none.
  private record Told(String url, String prompt, String code, String message) {}

  /// Emits a result, or a failure, for each item.
  void hand(JsonNode output, EngineCall call, EventSink sink)
      throws EngineFailure, InterruptedException {
    if (call.operation().result() == ResultShape.TRANSCRIPTION) {
      new Transcripts(this).hand(output, call, sink);
      return;
    }
    if (Stories.isStory(call)) {
      Stories.hand(output, this, call, sink);
      return;
    }
    List<Told> told = told(output, call.operation().result());
    for (int i = 0; i < call.items().size(); i++) {
      Item item = call.items().get(i);
      if (i >= told.size()) {
        sink.emit(
            new EngineEvent.ItemFailed(
                item.index(), ErrorCode.TASK_FAILED.with("the service made fewer results")));
      } else {
        hand(told.get(i), item, call.values().flag(Meaning.PROMPT_EXTEND), sink);
      }
    }
  }

  private void hand(Told told, Item item, boolean rewritten, EventSink sink)
      throws EngineFailure, InterruptedException {
    if (told.url().isEmpty()) {
      sink.emit(
          new EngineEvent.ItemFailed(
              item.index(),
              told.code().isEmpty() && told.message().isEmpty()
                  ? ErrorCode.TASK_FAILED.with("the service named no result, and no reason")
                  : new WireError(
                      told.code().isEmpty() ? ErrorCode.ALGORITHM_ERROR.code() : told.code(),
                      400,
                      ForeignWords.plain(told.message()))));
      return;
    }
    if (rewritten && !told.prompt().isEmpty()) {
      sink.emit(new EngineEvent.Rewritten(item.index(), told.prompt()));
    }
    hand(told.url(), item.index(), sink);
  }

  /// Emits the picture or film at this address as the result of an item.
  void hand(String address, int item, EventSink sink) throws EngineFailure, InterruptedException {
    URI file = allowed(address);
    Optional<Fetched> fetched = fetched(file);
    sink.emit(
        fetched.isEmpty()
            ? new EngineEvent.ItemFailed(item, gone())
            : new EngineEvent.MediaReady(
                item, new Media.Encoded(fetched.get().bytes(), type(fetched.get().type(), file))));
  }

  /// What is paid for and not given out is not asked for again, and not made anew elsewhere.
  static WireError gone() {
    return ErrorCode.TASK_FAILED.with("the service made the result and does not give it out");
  }

  private static List<Told> told(JsonNode output, ResultShape shape) {
    return switch (shape) {
      case RESULTS -> output.path("results").values().stream().map(Results::result).toList();
      case CHOICES -> choices(output);
      case IMAGE_URL -> List.of(single(output, "image_url"));
      case VIDEO_URL -> List.of(single(output, "video_url"));
      case TEXT, EMBEDDINGS, RANKING, TRANSCRIPTION, SOCKET, PASSED -> List.of();
    };
  }

  private static Told result(JsonNode one) {
    return new Told(
        one.path("url").asString(""),
        one.path("actual_prompt").asString(""),
        one.path("code").asString(""),
        one.path("message").asString(""));
  }

  private static Told single(JsonNode output, String name) {
    return new Told(
        output.path(name).asString(""), output.path("actual_prompt").asString(""), "", "");
  }

  private static List<Told> choices(JsonNode output) {
    List<Told> all = new ArrayList<>();
    for (JsonNode choice : output.path("choices").values()) {
      for (JsonNode part : choice.path("message").path("content").values()) {
        if (part.has("image")) {
          all.add(new Told(part.path("image").asString(""), "", "", ""));
        }
      }
    }
    return all;
  }

  /// A file, and what its server says that it is.
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record Fetched(byte[] bytes, String type) {}

  /// What is paid for is not given up because one download broke off.
  ///
  /// @return empty when its server says that it is not to be had
  Optional<Fetched> fetched(URI file) throws EngineFailure, InterruptedException {
    for (int tries = 1; ; tries++) {
      try (Answer answer = client.fetch(file)) {
        if (answer.isSuccess() && !answer.type().contains("html")) {
          return Optional.of(new Fetched(answer.bytes(LARGEST_FILE), answer.type()));
        }
        if (FINAL.contains(answer.status()) && !answer.type().contains("html")) {
          return Optional.empty();
        }
        if (tries >= TRIES) {
          throw new EngineFailure.Down("a result was answered with " + answer.status());
        }
      } catch (EngineFailure.Broken | EngineFailure.Unknown e) {
        if (tries >= TRIES) {
          throw new EngineFailure.Down("a result could not be fetched", e);
        }
      }
    }
  }

  private static String type(String said, URI file) {
    String path = file.getPath().toLowerCase(Locale.ROOT);
    if (path.endsWith(".mp4")) {
      return "video/mp4";
    }
    return said.startsWith("image/") || said.startsWith("video/")
        ? said
        : path.endsWith(".jpg") || path.endsWith(".jpeg") ? "image/jpeg" : "image/png";
  }

  /// The address, where files may be fetched from there, or brought.
  URI allowed(String address) throws EngineFailure {
    return ifAllowed(address)
        .orElseThrow(() ->
            new EngineFailure.Broken(
                "the service named a place for files that is not among result-hosts"));
  }

  /// The address, if files may be fetched from there.
  Optional<URI> ifAllowed(String address) {
    try {
      URI file = new URI(address);
      boolean http = "https".equals(file.getScheme()) || "http".equals(file.getScheme());
      return http && file.getRawUserInfo() == null && (isBeside(file) || isAllowed(file))
          ? Optional.of(file)
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /// At the very place of the service: other ports of its host are other servers, ours perhaps.
  private boolean isBeside(URI file) {
    URI base = client.settings().base();
    return host(file).equals(host(base)) && port(file) == port(base);
  }

  private boolean isAllowed(URI file) {
    String host = host(file);
    return file.getPort() < 0
        && hosts.stream()
            .anyMatch(
                allowed -> allowed.startsWith(".") ? host.endsWith(allowed) : host.equals(allowed));
  }

  private static String host(URI place) {
    return place.getHost() == null ? "" : place.getHost().toLowerCase(Locale.ROOT);
  }

  private static int port(URI place) {
    int usual = "https".equals(place.getScheme()) ? 443 : 80;
    return place.getPort() < 0 ? usual : place.getPort();
  }
}
