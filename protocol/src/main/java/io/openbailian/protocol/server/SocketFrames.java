package io.openbailian.protocol.server;

import io.openbailian.protocol.Json;
import io.openbailian.protocol.Speech;
import io.openbailian.protocol.WireError;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The text frames that a server sends over a WebSocket: a header and, always, a payload. Source:
/// the service's API pages.
public final class SocketFrames {
  private SocketFrames() {}

  /// The first frame of a task.
  public static String started(String taskId) {
    return Json.text(frame(taskId, "task-started", Json.object()));
  }

  /// When a sentence is spoken that was made.
  ///
  /// @param phonemes whether they were asked for
  public static String spoken(String taskId, Speech.Sentence sentence, boolean phonemes) {
    return generated(taskId, SpeechJson.spoken(sentence, phonemes), null);
  }

  /// A sentence that was heard; what it costs is said once it has an end.
  public static String heard(String taskId, Speech.Sentence sentence) {
    Long seconds = sentence.end().map(end -> Math.ceilDiv(end, 1000L)).orElse(null);
    return generated(taskId, SpeechJson.heard(sentence), seconds);
  }

  /// A sign of life while nothing is heard.
  public static String heartbeat(String taskId, int sentence, long begin) {
    return generated(taskId, SpeechJson.heartbeat(sentence, begin), null);
  }

  private static String generated(String taskId, ObjectNode sentence, @Nullable Long seconds) {
    ObjectNode payload = Json.object();
    payload.putObject("output").set("sentence", sentence);
    if (seconds == null) {
      payload.putNull("usage");
    } else {
      payload.putObject("usage").put("duration", seconds);
    }
    return Json.text(frame(taskId, "result-generated", payload));
  }

  /// The end of speech that was made; SDKs read the usage only beside an output of null.
  ///
  /// @param characters code points of the text
  public static String spokenToTheEnd(String taskId, int characters) {
    ObjectNode payload = Json.object();
    payload.putNull("output");
    payload.putObject("usage").put("characters", characters);
    return Json.text(frame(taskId, "task-finished", payload));
  }

  /// The end of a recognition; SDKs want an output that is not null.
  public static String heardToTheEnd(String taskId) {
    ObjectNode payload = Json.object();
    payload.putObject("output");
    payload.putNull("usage");
    return Json.text(frame(taskId, "task-finished", payload));
  }

  /// A task that failed; the connection is closed after it. Advice goes into the message, for there
  /// is no other place.
  public static String failed(String taskId, WireError error) {
    ObjectNode frame = frame(taskId, "task-failed", Json.object());
    String message =
        error.hint() == null ? error.message() : error.message() + " (" + error.hint() + ")";
    frame
        .withObjectProperty("header")
        .put("error_code", error.code())
        .put("error_message", message);
    return Json.text(frame);
  }

  private static ObjectNode frame(String taskId, String event, ObjectNode payload) {
    ObjectNode frame = Json.object();
    frame.putObject("header").put("task_id", taskId).put("event", event).putObject("attributes");
    frame.set("payload", payload);
    return frame;
  }
}
