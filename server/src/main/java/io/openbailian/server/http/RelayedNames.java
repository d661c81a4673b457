package io.openbailian.server.http;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.JsonTexts;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import io.openbailian.protocol.client.UploadTicket;
import io.openbailian.server.fetch.PublicNames;
import io.openbailian.server.http.body.NoRoomException;
import io.openbailian.server.http.body.SpooledBody;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/// What a request that is passed on may name: addresses that the whole world may fetch, and nothing
/// that the operator's account there keeps, for it is shared by everybody whose requests are passed
/// on.
final class RelayedNames {
  /// Members that name something kept: an answer, a conversation, a file or a task of somebody.
  private static final Set<String> OF_THE_ACCOUNT =
      Set.of(
          "previous_response_id",
          "conversation",
          "conversation_id",
          "session_id",
          "memory_id",
          "file_id",
          "file_ids",
          "vector_store_ids",
          "task_id",
          "batch_id");

  private static final String KEPT_FILE = "fileid:";

  private RelayedNames() {}

  /// @throws WireException with what it names and may not
  static void check(SpooledBody body) {
    check(
        body,
        RelayedNames::isForbidden,
        _ -> false,
        ErrorCode.INVALID_URL
            .with()
            .withHint(
                "requests that are passed on name public addresses only; send the file itself as data:"));
    check(
        body,
        RelayedNames::isKeptFile,
        OF_THE_ACCOUNT::contains,
        ErrorCode.INVALID_PARAMETER
            .with("A request that is passed on names nothing that is kept for an account")
            .withHint(
                "leave out fileid: and the members %s"
                    .formatted(String.join(", ", OF_THE_ACCOUNT.stream().sorted().toList()))));
  }

  private static void check(
      SpooledBody body, Predicate<String> text, Predicate<String> member, WireError error) {
    try (InputStream in = body.open()) {
      switch (JsonTexts.any(in, text, member)) {
        case NONE -> {}
        case BROKEN -> throw new WireException(ErrorCode.INVALID_BODY.with());
        case SOME -> throw new WireException(error);
      }
    } catch (NoRoomException e) {
      throw new WireException(e.error());
    } catch (IOException e) {
      throw new WireException(ErrorCode.INTERNAL_ERROR.with());
    }
  }

  /// A text that begins with an address is judged by it, whatever follows: who fetches it may be
  /// content with the beginning.
  private static boolean isForbidden(String said) {
    String begin = begin(said);
    return begin.startsWith(UploadTicket.SCHEME)
        || begin.startsWith("file:")
        || (isHttp(begin) && !PublicNames.mayBePublic(firstWord(said.strip())));
  }

  private static boolean isKeptFile(String said) {
    return begin(said).startsWith(KEPT_FILE);
  }

  private static String begin(String said) {
    String text = said.strip();
    return text.substring(0, Math.min(text.length(), 12)).toLowerCase(Locale.ROOT);
  }

  private static String firstWord(String text) {
    int end = 0;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end);
  }

  private static boolean isHttp(String begin) {
    return begin.startsWith("http://") || begin.startsWith("https://");
  }
}
