package io.openbailian.writer;

import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.test.SteppedTime;
import io.openbailian.engine.test.TestCall;
import io.openbailian.protocol.FinishReason;
import io.openbailian.protocol.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What the writer writes to one call.
record Written(List<EngineEvent> events) {

  static Written to(TestCall call) {
    List<EngineEvent> events = new ArrayList<>();
    try (WriterEngine engine = new WriterEngine(SteppedTime.atNoon(), Duration.ZERO)) {
      engine.run(call, events::add);
    } catch (EngineFailure e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
    return new Written(events);
  }

  static String answer(String prompt) {
    return to(TestCall.text(prompt)).text();
  }

  /// The answer to the last of these, the others being said before, user and assistant in turn.
  static String conversation(String... texts) {
    return to(talk(texts)).text();
  }

  static TestCall talk(String... texts) {
    String[] roleAndText = new String[texts.length * 2];
    for (int i = 0; i < texts.length; i++) {
      roleAndText[2 * i] = i % 2 == 0 ? "user" : "assistant";
      roleAndText[2 * i + 1] = texts[i];
    }
    return asking(messages(roleAndText));
  }

  String text() {
    StringBuilder text = new StringBuilder();
    for (EngineEvent event : events) {
      if (event instanceof EngineEvent.TextDelta(_, _, String piece, _)) {
        text.append(piece);
      }
    }
    return text.toString();
  }

  JsonNode json() {
    return Json.mapper().readTree(text());
  }

  /// The arguments of the calls of tools, each as `name arguments`.
  List<String> calls() {
    List<String> calls = new ArrayList<>();
    for (EngineEvent event : events) {
      if (event instanceof EngineEvent.ToolCallDelta delta) {
        if (!delta.name().isEmpty()) {
          calls.add(delta.name() + " ");
        }
        calls.set(calls.size() - 1, calls.getLast() + delta.arguments());
      }
    }
    return calls;
  }

  FinishReason reason() {
    return events.stream()
        .filter(EngineEvent.Finished.class::isInstance)
        .map(event -> ((EngineEvent.Finished) event).reason())
        .findFirst()
        .orElseThrow();
  }

  /// A call with these messages, a JSON array.
  static TestCall asking(String messages) {
    return TestCall.text("").withJson("messages", messages);
  }

  /// Messages as a JSON array.
  ///
  /// @param roleAndText in turn
  static String messages(String... roleAndText) {
    var all = Json.mapper().createArrayNode();
    for (int i = 0; i < roleAndText.length; i += 2) {
      all.addObject().put("role", roleAndText[i]).put("content", roleAndText[i + 1]);
    }
    return Json.text(all);
  }
}
