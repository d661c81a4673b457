package io.openbailian.writer;

import io.openbailian.engine.text.TextRequest;
import io.openbailian.engine.text.Tool;
import io.openbailian.engine.text.Turn;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// As much of a request as the writer reads. What is asked stands at the beginning or at the end of
/// a message, and what matters of a conversation in its first and its last messages: of more than
/// that the middle is passed over, so that no request costs more than these bounds allow.
final class Excerpt {
  /// Of one message, in chars.
  static final int LONGEST_TURN = 32_000;

  private static final int TAIL = 8_000;
  private static final int FIRST_TURNS = 20;
  private static final int MOST_TURNS = 200;
  private static final int ALL_TURNS = 64_000;
  private static final int MOST_TOOLS = 128;
  private static final int LONGEST_DESCRIPTION = 2_000;

  private Excerpt() {}

  static TextRequest of(TextRequest request) {
    return new TextRequest(
        turns(request.turns()),
        request.tools().stream().limit(MOST_TOOLS).map(Excerpt::tool).toList(),
        request.choice(),
        request.parallel(),
        request.output());
  }

  private static List<Turn> turns(List<Turn> all) {
    List<Turn> kept = new ArrayList<>(all);
    if (all.size() > MOST_TURNS) {
      int last = all.size() - (MOST_TURNS - FIRST_TURNS);
      kept = new ArrayList<>(all.subList(0, FIRST_TURNS));
      kept.addAll(all.subList(last, all.size()));
    }
    Deque<Turn> read = new ArrayDeque<>();
    int room = ALL_TURNS;
    for (Turn turn : kept.reversed()) { // the last message counts most
      Turn one = cut(turn, Math.min(LONGEST_TURN, Math.max(room, LONGEST_DESCRIPTION)));
      room -= one.text().length();
      read.addFirst(one);
    }
    return List.copyOf(read);
  }

  private static Turn cut(Turn turn, int longest) {
    return turn.text().length() <= longest
        ? turn
        : new Turn(
            turn.role(),
            parts(turn.parts(), longest),
            turn.calls(),
            turn.answers(),
            turn.partial());
  }

  /// The last part is what is asked: it is read first.
  private static List<String> parts(List<String> all, int longest) {
    Deque<String> read = new ArrayDeque<>();
    int room = longest;
    for (String part : all.reversed()) {
      if (room > 0) {
        read.addFirst(cut(part, room));
        room -= read.getFirst().length();
      }
    }
    return List.copyOf(read);
  }

  /// The beginning and the end of a text.
  static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int tail = Math.min(TAIL, longest / 4);
    return text.substring(0, longest - tail) + text.substring(text.length() - tail);
  }

  private static Tool tool(Tool tool) {
    return tool.description().length() <= LONGEST_DESCRIPTION
        ? tool
        : new Tool(
            tool.name(), tool.description().substring(0, LONGEST_DESCRIPTION), tool.parameters());
  }
}
