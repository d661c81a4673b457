package io.openbailian.server.inspection;

import io.openbailian.catalog.model.ResultShape;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.Relay;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireException;
import io.openbailian.server.run.Delivery;
import io.openbailian.server.run.Run;
import io.openbailian.server.run.answer.TextDelivery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Looks whether what goes in, and what comes out, may be said here, by a list of the operator's,
/// and after it by a model, where one is to be asked. Why not is told to the log alone.
public final class TextInspection {
  private static final Logger LOG = LoggerFactory.getLogger(TextInspection.class);

  private static final String BASE64 = ";base64,";

  /// No text of words has so many letters in a row.
  private static final int LONG_BASE64 = 512;

  private final Optional<BlockedWords> list;
  private final Optional<TextJudge> judge;

  private TextInspection(Optional<BlockedWords> list, Optional<TextJudge> judge) {
    this.list = list;
    this.judge = judge;
  }

  /// By the phrases of a file, one a line, and by whoever is asked after it; without either nothing
  /// is looked at.
  ///
  /// @throws IllegalArgumentException with a sentence about the file
  public static TextInspection by(Optional<Path> file, Optional<TextJudge> judge) {
    Optional<BlockedWords> words = file.map(BlockedWords::read);
    return new TextInspection(
        words.isEmpty() && judge.isPresent()
            ? Optional.of(BlockedWords.of(List.of(), "no list"))
            : words,
        judge);
  }

  /// Whether anything is looked at.
  public boolean looks() {
    return list.isPresent();
  }

  /// Whether a model is asked, which takes time: never on a thread that others wait for.
  public boolean asks() {
    return judge.isPresent();
  }

  /// Looks at every text of a request but what stands for a picture or a recording.
  ///
  /// @param who asks, for the log
  /// @throws WireException `DataInspectionFailed`
  public void input(Values values, String who) {
    if (looks()) {
      List<String> texts = new ArrayList<>();
      values.eachText(texts::add);
      allow(texts, who);
    }
  }

  /// Looks at every text of a request that is passed on, of which nobody knows what its members
  /// mean; what is a whole file in letters is none.
  ///
  /// @param who asks, for the log
  /// @throws WireException `DataInspectionFailed`
  public void passed(JsonNode body, String who) {
    if (looks()) {
      allow(texts(body), who);
    }
  }

  private void allow(List<String> texts, String who) {
    BlockedWords words = list.orElseThrow();
    for (String text : texts) {
      int line = words.lineIn(text);
      if (line != PhraseAutomaton.NOTHING) {
        LOG.warn(
            "{}: what was asked has the phrase of line {} of the inspection's list", who, line);
        throw new WireException(ErrorCode.DATA_INSPECTION_INPUT.with());
      }
    }
    if (judge.isPresent()
        && !judge
            .get()
            .allows(
                String.join("\n", texts.stream().filter(text -> !isFile(text)).toList()), who)) {
      throw new WireException(ErrorCode.DATA_INSPECTION_INPUT.with());
    }
  }

  /// Every text of a document that is no file in letters.
  static List<String> texts(JsonNode tree) {
    List<String> texts = new ArrayList<>();
    collect(tree, texts);
    return texts;
  }

  private static void collect(JsonNode tree, List<String> texts) {
    if (tree.isString() && !isFile(tree.stringValue())) {
      texts.add(tree.stringValue());
    }
    tree.forEach(below -> collect(below, texts));
  }

  /// A `data:` address with nothing but Base64 behind it, or a long text that is nothing else.
  static boolean isFile(String text) {
    int data = text.indexOf(BASE64);
    boolean address =
        text.startsWith("data:")
            && data > 0
            && text.substring(0, data)
                .chars()
                .noneMatch(c -> c == ',' || Character.isWhitespace(c));
    int from = address ? data + BASE64.length() : 0;
    return (address || text.length() >= LONG_BASE64)
        && text.chars().skip(from).allMatch(TextInspection::isBase64);
  }

  private static boolean isBase64(int c) {
    return (c < 0x80 && Character.isLetterOrDigit(c)) || "+/=-_".indexOf(c) >= 0;
  }

  /// What is written on its way to whoever listens, looked at; null where nothing is.
  public @Nullable InspectedText output(TextDelivery.Listener listener, String who) {
    return list.map(words -> new InspectedText(listener, new OutgoingTexts(words, judge, who)))
        .orElse(null);
  }

  /// What comes of a run that is no answer of text, looked at; the delivery itself where nothing
  /// is.
  public Delivery delivery(Run run, Delivery delivery) {
    ResultShape result = run.invocation().operation().result();
    if (list.isEmpty() || result == ResultShape.TEXT || result.isNumbers()) {
      return delivery;
    }
    String who =
        "workspace=%s model=%s call=%s"
            .formatted(run.owner().workspace(), run.invocation().model().name(), run.owner().id());
    return new InspectedDelivery(run, delivery, new OutgoingTexts(list.get(), judge, who));
  }

  /// The answer to a request that is passed on, looked at; empty where nothing is.
  ///
  /// @param last writes the frame that ends a stream
  public Optional<InspectedAnswer> answer(
      Relay.Sink sink, InspectedAnswer.LastFrame last, String who) {
    return list.map(
        words -> new InspectedAnswer(sink, words, new OutgoingTexts(words, judge, who), last));
  }
}
