package io.openbailian.server.http;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.JsonTexts;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import io.openbailian.server.fetch.PublicNames;
import io.openbailian.server.http.body.NoRoomException;
import io.openbailian.server.http.body.SpooledBody;
import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/// What a request that is passed on may name: addresses that the whole world may fetch, and nothing
/// that the operator's account there keeps, for it is shared by everybody whose requests are passed
/// on.
final class RelayedNames {
  /// Members that name something kept: an answer, a conversation, a file, a task, a vocabulary or
  /// an application of somebody.
  private static final Set<String> OF_THE_ACCOUNT =
      Set.of(
          "previous_response_id",
          "conversation",
          "conversation_id",
          "session_id",
          "thread_id",
          "assistant_id",
          "run_id",
          "app_id",
          "memory_id",
          "file_id",
          "file_ids",
          "vector_store_id",
          "vector_store_ids",
          "pipeline_ids",
          "knowledge_base_ids",
          "vocabulary_id",
          "phrase_id",
          "container",
          "task_id",
          "batch_id");

  private static final String KEPT_FILE = "fileid:";

  /// How the dialect of responses names a part of an answer that is kept.
  private static final String KEPT_PART = "item_reference";

  private static final String MODEL = "model";
  private static final int LONGEST_ADDRESS = 8192;
  private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*:");
  private static final Set<String> WEB = Set.of("http:", "https:");
  private static final String OF_THE_MACHINE = "file:";

  private RelayedNames() {}

  /// @throws WireException with what it names and may not
  static void check(SpooledBody body) {
    checkOneModel(body);
    check(
        body,
        RelayedNames::isKept,
        member -> OF_THE_ACCOUNT.contains(member.toLowerCase(Locale.ROOT)),
        ErrorCode.INVALID_PARAMETER
            .with("A request that is passed on names nothing that is kept for an account")
            .withHint(
                "leave out fileid: and the members %s"
                    .formatted(String.join(", ", OF_THE_ACCOUNT.stream().sorted().toList()))));
    check(
        body,
        RelayedNames::isForbidden,
        _ -> false,
        ErrorCode.INVALID_URL
            .with()
            .withHint(
                "requests that are passed on name public addresses only; send the file itself as data:"));
  }

  /// Of two models the rights of the caller would be judged by one, and the other be called.
  private static void checkOneModel(SpooledBody body) {
    try (InputStream in = body.open()) {
      if (JsonTexts.members(in, MODEL::equalsIgnoreCase) > 1) {
        throw new WireException(
            ErrorCode.INVALID_PARAMETER.with(
                "A request that is passed on names one model: model stands there more than once"));
      }
    } catch (NoRoomException e) {
      throw new WireException(e.error());
    } catch (IOException e) {
      throw new WireException(ErrorCode.INTERNAL_ERROR.with());
    }
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
  /// content with the beginning. Some readers end it at a line's end and others pass over that, so
  /// it is judged both ways.
  private static boolean isForbidden(String said) {
    return isForbiddenAddress(address(said, false)) || isForbiddenAddress(address(said, true));
  }

  private static boolean isForbiddenAddress(String address) {
    Matcher scheme = SCHEME.matcher(address.toLowerCase(Locale.ROOT));
    if (!scheme.lookingAt() || scheme.end() == address.length()) {
      return false;
    }
    return WEB.contains(scheme.group())
        ? !PublicNames.mayBePublic(address)
        : scheme.group().equals(OF_THE_MACHINE) || address.startsWith("//", scheme.end());
  }

  private static boolean isKept(String said) {
    String text = address(said, true).toLowerCase(Locale.ROOT);
    return text.startsWith(KEPT_FILE) || text.equals(KEPT_PART);
  }

  /// The first word of a text, without control characters.
  ///
  /// @param across whether it goes on behind the ends of lines
  private static String address(String said, boolean across) {
    StringBuilder address = new StringBuilder();
    for (int i = 0; i < said.length() && address.length() < LONGEST_ADDRESS; i++) {
      char c = said.charAt(i);
      boolean blank = Character.isWhitespace(c) || Character.isSpaceChar(c);
      boolean passedOver = across && Character.isISOControl(c);
      if (blank && !passedOver && !address.isEmpty()) {
        break;
      }
      if (!blank && !Character.isISOControl(c)) {
        address.append(c);
      }
    }
    return address.toString();
  }
}
