package io.openbailian.server.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.protocol.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What stands in the frames of a stream is found however it is cut, and nothing of it has been let
/// go by then.
class FrameTextsTest {
  private static final BlockedWords LIST = BlockedWords.of(List.of("forbidden", "禁词"), "list");

  /// Puts each text in a frame of its own, under a member, beside one that is always the same.
  ///
  /// @return how many frames had been let go when a phrase was found; -1 when none was
  private static int released(List<String> texts) {
    FrameTexts frames = new FrameTexts(LIST, false);
    List<FrameTexts.Mark> held = new ArrayList<>();
    int released = 0;
    for (String text : texts) {
      String document = Json.text(Json.object().put("id", "chatcmpl-1").put("content", text));
      FrameTexts.Looked looked = frames.next("event: result\ndata: " + document + "\n\n");
      if (looked.line() != PhraseAutomaton.NOTHING) {
        return released;
      }
      held.add(looked.mark());
      while (!held.isEmpty() && frames.isPast(held.getFirst())) {
        held.removeFirst();
        released++;
      }
    }
    return frames.end() == PhraseAutomaton.NOTHING ? -1 : released;
  }

  private static List<String> cut(String text, Random chance) {
    List<String> pieces = new ArrayList<>();
    for (int from = 0; from < text.length(); ) {
      int to = Math.min(text.length(), from + 1 + chance.nextInt(6));
      pieces.add(text.substring(from, to));
      from = to;
    }
    return pieces;
  }

  /// Each text begins with the one before it.
  private static List<String> grown(List<String> pieces) {
    List<String> all = new ArrayList<>();
    StringBuilder said = new StringBuilder();
    for (String piece : pieces) {
      all.add(said.append(piece).toString());
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "forbidden",
        "a forbidden word",
        "a long beginning that says nothing much, and then what is forbidden",
        "话说禁词在此"
      })
  void aPhraseIsFoundHoweverItIsCut(String text) {
    int phrase = Math.max(text.indexOf("forbidden"), text.indexOf("禁词"));
    for (long seed = 0; seed < 500; seed++) {
      List<String> pieces = cut(text, new Random(seed));
      int before = 0;
      for (int at = 0; at + pieces.get(before).length() <= phrase; before++) {
        at += pieces.get(before).length();
      }
      assertThat(released(pieces)).as("seed %d: %s", seed, pieces).isBetween(0, before);
      assertThat(released(grown(pieces))).as("grown, seed %d", seed).isBetween(0, before);
    }
  }

  @Test
  void whatMayBeSaidIsNotFound() {
    for (long seed = 0; seed < 500; seed++) {
      List<String> pieces =
          cut("This forbids nothing: bidden guests for dinner, for 禁 and 词", new Random(seed));
      assertThat(released(pieces)).as("seed %d: %s", seed, pieces).isEqualTo(-1);
      assertThat(released(grown(pieces))).as("grown, seed %d", seed).isEqualTo(-1);
    }
  }

  @Test
  void aStreamThatSaysNothingForLongIsLetGo() {
    List<String> pieces = new ArrayList<>(List.of("a role"));
    for (int i = 0; i < 40; i++) {
      pieces.add("word " + i);
    }
    pieces.add(" forbidden ");
    assertThat(released(pieces)).isGreaterThan(30);
  }
}
