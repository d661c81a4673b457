package io.openbailian.writer;

import io.openbailian.engine.text.Turn;
import io.openbailian.protocol.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Says what the tools answered that were called just before.
final class ToolReport implements Skill {

  @Override
  public Optional<String> answer(Question question) {
    List<Turn> turns = question.request().turns();
    List<String> answers = new ArrayList<>();
    for (int i = turns.size() - 1; i >= 0 && turns.get(i).role() == Turn.Role.TOOL; i--) {
      answers.addFirst(answer(turns.get(i), turns, question.tongue()));
    }
    return answers.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", answers));
  }

  private static String answer(Turn answer, List<Turn> turns, Tongue tongue) {
    String name =
        turns.stream()
            .flatMap(turn -> turn.calls().stream())
            .filter(call -> call.id().equals(answer.answers()))
            .map(Turn.Call::name)
            .findFirst()
            .orElse(tongue.say("工具", "the tool"));
    return tongue
        .say("根据 %s 的结果：%s", "According to %s: %s")
        .formatted(name, said(answer.text(), tongue));
  }

  static String said(String text, Tongue tongue) {
    return Json.tryParse(text.getBytes(StandardCharsets.UTF_8))
        .filter(JsonNode::isObject)
        .map(object -> members(object, tongue))
        .orElse(text);
  }

  private static String members(JsonNode object, Tongue tongue) {
    List<String> parts = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      JsonNode value = member.getValue();
      String words = value.isContainer() ? Json.text(value) : value.asString("");
      parts.add(member.getKey() + tongue.say("为", " is ") + words);
    }
    return String.join(tongue.say("，", ", "), parts) + tongue.say("。", ".");
  }
}
