package io.openbailian.server.inspection;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What looks at the texts of one call on their way out: the list first, and only what passes it is
/// shown to the inspecting model, where there is one.
final class OutgoingTexts {
  private static final Logger LOG = LoggerFactory.getLogger(OutgoingTexts.class);

  /// In characters: so much of a stream is shown to the model at once.
  static final int PIECE = 400;

  private final BlockedWords list;
  private final Optional<TextJudge> judge;
  private final String who;

  /// @param who asked, for the log
  OutgoingTexts(BlockedWords list, Optional<TextJudge> judge, String who) {
    this.list = list;
    this.judge = judge;
    this.who = who;
  }

  /// A look at one text that comes in pieces.
  TextScan scan() {
    return new TextScan(list);
  }

  /// How many characters the longest phrase has.
  int longest() {
    return list.longest();
  }

  /// Whether a model is asked too.
  boolean asks() {
    return judge.isPresent();
  }

  /// Looks at whole texts.
  boolean allows(List<String> texts) {
    for (String text : texts) {
      int line = list.lineIn(text);
      if (line != PhraseAutomaton.NOTHING) {
        log(line);
        return false;
      }
    }
    return judge.isEmpty() || texts.isEmpty() || judge.get().allows(String.join("\n", texts), who);
  }

  /// Looks at whole texts.
  ///
  /// @throws WireException `DataInspectionFailed`
  void allow(List<String> texts) {
    if (!allows(texts)) {
      throw refusal();
    }
  }

  /// Asks the model, if there is one, about a text in which the list found nothing.
  ///
  /// @throws WireException `DataInspectionFailed`
  void ask(String text) {
    if (judge.isPresent() && !text.isBlank() && !judge.get().allows(text, who)) {
      throw refusal();
    }
  }

  /// @param line that was found
  /// @throws WireException `DataInspectionFailed`, when one was
  void refuse(int line) {
    if (line != PhraseAutomaton.NOTHING) {
      log(line);
      throw refusal();
    }
  }

  private void log(int line) {
    LOG.warn("{}: an answer has the phrase of line {} of the inspection's list", who, line);
  }

  private static WireException refusal() {
    return new WireException(ErrorCode.DATA_INSPECTION_OUTPUT.with());
  }
}
