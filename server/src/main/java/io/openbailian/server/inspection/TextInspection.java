package io.openbailian.server.inspection;

import io.openbailian.catalog.model.Values;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireException;
import io.openbailian.server.run.answer.TextDelivery;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Looks whether what goes in, and what a model writes, may be said here, by a list of the
/// operator's. Which line it was is told to the log alone.
public final class TextInspection {
  private static final Logger LOG = LoggerFactory.getLogger(TextInspection.class);

  private static final String BASE64 = ";base64,";

  private final Optional<BlockedWords> list;

  private TextInspection(Optional<BlockedWords> list) {
    this.list = list;
  }

  /// By the phrases of a file, one a line; without one nothing is looked at.
  ///
  /// @throws IllegalArgumentException with a sentence about the file
  public static TextInspection by(Optional<Path> file) {
    return new TextInspection(file.map(BlockedWords::read));
  }

  /// Looks at every text of a request but what stands for a picture or a recording.
  ///
  /// @param who asks, for the log
  /// @throws WireException `DataInspectionFailed`
  public void input(Values values, String who) {
    if (list.isEmpty()) {
      return;
    }
    values.eachText(text -> {
      TextScan scan = new TextScan(list.get());
      int line = scan.next(text);
      refuse(line == PhraseAutomaton.NOTHING ? scan.end() : line, who);
    });
  }

  /// Whether anything is looked at.
  public boolean looks() {
    return list.isPresent();
  }

  /// Looks at every text of a request that is passed on, of which nobody knows what its members
  /// mean; what is a whole file in letters is none.
  ///
  /// @param who asks, for the log
  /// @throws WireException `DataInspectionFailed`
  public void passed(JsonNode body, String who) {
    if (list.isPresent()) {
      look(body, list.get(), who);
    }
  }

  private static void look(JsonNode tree, BlockedWords words, String who) {
    if (tree.isString() && !isFile(tree.stringValue())) {
      TextScan scan = new TextScan(words);
      int line = scan.next(tree.stringValue());
      refuse(line == PhraseAutomaton.NOTHING ? scan.end() : line, who);
    }
    tree.forEach(below -> look(below, words, who));
  }

  /// A `data:` address with nothing but Base64 behind it.
  private static boolean isFile(String text) {
    int data = text.indexOf(BASE64);
    return text.startsWith("data:")
        && data > 0
        && text.substring(0, data).chars().noneMatch(c -> c == ',' || Character.isWhitespace(c))
        && text.chars().skip(data + (long) BASE64.length()).allMatch(TextInspection::isBase64);
  }

  private static boolean isBase64(int c) {
    return (c < 0x80 && Character.isLetterOrDigit(c)) || "+/=-_".indexOf(c) >= 0;
  }

  private static void refuse(int line, String who) {
    if (line != PhraseAutomaton.NOTHING) {
      LOG.warn("{}: what was asked has the phrase of line {} of the inspection's list", who, line);
      throw new WireException(ErrorCode.DATA_INSPECTION_INPUT.with());
    }
  }

  /// What is written on its way to whoever listens, looked at; null where nothing is.
  public @Nullable InspectedText output(TextDelivery.Listener listener, String who) {
    return list.map(words -> new InspectedText(listener, words, who)).orElse(null);
  }
}
