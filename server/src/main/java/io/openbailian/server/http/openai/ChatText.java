package io.openbailian.server.http.openai;

import io.openbailian.protocol.WireError;
import io.openbailian.protocol.server.ChatAnswers;
import io.openbailian.protocol.server.ChatErrors;
import io.openbailian.protocol.server.TextChoice;
import io.openbailian.server.http.text.TextDialect;
import io.openbailian.server.http.text.TextSoFar;
import java.io.ByteArrayOutputStream;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Answers of text in the OpenAI dialect.
final class ChatText implements TextDialect {
  private final ChatAnswers.Head head;
  private final String requestId;
  private final boolean includeUsage;
  private final Set<Integer> begun = new HashSet<>();

  /// @param includeUsage whether a last chunk has the usage
  ChatText(ChatAnswers.Head head, String requestId, boolean includeUsage) {
    this.head = head;
    this.requestId = requestId;
    this.includeUsage = includeUsage;
  }

  @Override
  public ObjectNode whole(TextSoFar answer) {
    return ChatAnswers.completion(head, answer.finished(), answer.usage(), answer.note());
  }

  /// A choice begins with a chunk that says who speaks, and its last chunk says nothing but why.
  @Override
  public byte[] frame(TextChoice news, TextSoFar answer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (begun.add(news.index())) {
      bytes.writeBytes(chunk(TextChoice.silence(news.index()), true, null));
    }
    if (!news.isSilent() || news.reason() != null) {
      bytes.writeBytes(chunk(news, false, news.reason() == null ? null : answer.note()));
    }
    return bytes.toByteArray();
  }

  private byte[] chunk(TextChoice news, boolean first, @Nullable String note) {
    return ChatAnswers.frame(ChatAnswers.chunk(head, news, first, includeUsage, note));
  }

  @Override
  public byte[] end(TextSoFar answer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (includeUsage) {
      bytes.writeBytes(ChatAnswers.frame(ChatAnswers.usage(head, answer.usage())));
    }
    bytes.writeBytes(ChatAnswers.done());
    return bytes.toByteArray();
  }

  @Override
  public boolean tellsInFrame(WireError error) {
    return false;
  }

  @Override
  public byte[] failure(WireError error) {
    return ChatAnswers.frame(ChatErrors.document(error, requestId));
  }
}
