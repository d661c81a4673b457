package io.openbailian.server.http;

import io.openbailian.catalog.Meaning;
import io.openbailian.catalog.Values;
import io.openbailian.protocol.Answers;
import io.openbailian.protocol.ErrorNames;
import io.openbailian.protocol.EventStream;
import io.openbailian.protocol.TextAnswers;
import io.openbailian.protocol.TextAnswers.Layout;
import io.openbailian.protocol.TextChoice;
import io.openbailian.protocol.WireError;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Answers of text in the vendor's own dialect.
final class NativeText implements TextDialect {
  private static final String TEXT = "text";
  private static final byte[] NOTHING = {};

  private final String requestId;
  private final ErrorNames names;
  private final Values values;
  private final boolean incremental;
  private int frames;

  NativeText(String requestId, Values values, ErrorNames names) {
    this.requestId = requestId;
    this.values = values;
    this.names = names;
    this.incremental = values.flag(Meaning.INCREMENTAL_OUTPUT);
  }

  @Override
  public ObjectNode whole(TextSoFar answer) {
    return TextAnswers.document(
        requestId, layout(Layout.BOTH), answer.finished(), answer.usage(), answer.note());
  }

  /// Calls of tools, and several answers, only messages can hold; a request that has them and
  /// insists on texts gets both.
  private Layout layout(Layout unsaid) {
    boolean messages =
        values.has(Meaning.TOOLS) || values.integer(Meaning.N).filter(n -> n > 1).isPresent();
    return values
        .text(Meaning.RESULT_FORMAT)
        .map(format -> format.equals(TEXT) ? Layout.TEXT : Layout.MESSAGE)
        .map(layout -> messages && layout == Layout.TEXT ? Layout.BOTH : layout)
        .orElse(messages ? Layout.BOTH : unsaid);
  }

  @Override
  public byte[] frame(TextChoice news, TextSoFar answer) {
    boolean last = news.reason() != null;
    return EventStream.result(
        ++frames,
        TextAnswers.frame(
            requestId,
            layout(Layout.TEXT),
            List.of(incremental ? news : answer.whole(news.index())),
            answer.usage(),
            last ? answer.note() : null));
  }

  @Override
  public byte[] end(TextSoFar answer) {
    return NOTHING;
  }

  @Override
  public byte[] failure(WireError error) {
    WireError named = names.rename(error);
    return EventStream.error(++frames, named.status(), Answers.error(named, requestId));
  }
}
