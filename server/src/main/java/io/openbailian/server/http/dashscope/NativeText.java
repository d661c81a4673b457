package io.openbailian.server.http.dashscope;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;
import io.openbailian.protocol.ErrorNames;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.server.Answers;
import io.openbailian.protocol.server.EventStream;
import io.openbailian.protocol.server.TextAnswers;
import io.openbailian.protocol.server.TextAnswers.Layout;
import io.openbailian.protocol.server.TextChoice;
import io.openbailian.server.http.text.TextDialect;
import io.openbailian.server.http.text.TextSoFar;
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
  private final boolean searches;
  private final Layout framed;
  private int frames;

  NativeText(String requestId, Values values, ErrorNames names) {
    this.requestId = requestId;
    this.values = values;
    this.names = names;
    this.incremental = values.flag(Meaning.INCREMENTAL_OUTPUT);
    this.searches = values.flag(Meaning.ENABLE_SEARCH);
    this.framed = layout(Layout.TEXT);
  }

  @Override
  public ObjectNode whole(TextSoFar answer) {
    return TextAnswers.document(
        requestId, layout(Layout.BOTH), answer.finished(), beside(answer, true));
  }

  private TextAnswers.Beside beside(TextSoFar answer, boolean last) {
    return new TextAnswers.Beside(answer.usage(), last ? answer.note() : null, searches);
  }

  /// Calls of tools, several answers, reasoning and chances only messages can hold; a request that
  /// has them and insists on texts gets both.
  private Layout layout(Layout unsaid) {
    boolean messages =
        values.has(Meaning.TOOLS)
            || values.integer(Meaning.N).filter(n -> n > 1).isPresent()
            || values.flag(Meaning.ENABLE_THINKING)
            || values.has(Meaning.REASONING_EFFORT)
            || values.flag(Meaning.LOGPROBS);
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
        TextAnswers.document(
            requestId,
            framed,
            List.of(incremental ? news : answer.whole(news.index())),
            beside(answer, last)));
  }

  @Override
  public byte[] end(TextSoFar answer) {
    return NOTHING;
  }

  /// What the model finds wrong with a request is told in a frame, and so is what it will not
  /// answer; what keeps a request from a model is not (`repo cnblogs/dashscope-sdk
  /// parameter-error-sse`).
  @Override
  public boolean tellsInFrame(WireError error) {
    return error.status() == 400;
  }

  @Override
  public byte[] failure(WireError error) {
    WireError named = names.rename(error);
    return EventStream.error(++frames, named.status(), Answers.error(named, requestId));
  }
}
