package io.openbailian.protocol.server;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What an answer's `output` holds beside the state, by the shape of its operation.
public sealed interface ResultDocument {

  /// `results`, one element for each picture.
  record Results(List<Item> items) implements ResultDocument {
    public Results {
      items = List.copyOf(items);
    }
  }

  /// `choices`, each a message of pictures and texts.
  record Choices(List<Choice> choices) implements ResultDocument {
    public Choices {
      choices = List.copyOf(choices);
    }
  }

  /// `image_url`, and the same as `results` for SDKs that read nothing else.
  ///
  /// @param message something the answer says about itself
  record ImageUrl(String url, @Nullable String message) implements ResultDocument {}

  /// `video_url`.
  ///
  /// @param origPrompt the prompt as it was sent
  /// @param actualPrompt as it was used, when `prompt_extend` was on
  record VideoUrl(String url, @Nullable String origPrompt, @Nullable String actualPrompt)
      implements ResultDocument {}

  /// `results`, one element for each recording.
  record Transcriptions(List<Transcribed> files) implements ResultDocument {
    public Transcriptions {
      files = List.copyOf(files);
    }
  }

  /// The `output` of another server, and its `usage`; what is our own to say comes in front.
  record Passed(ObjectNode output, ObjectNode usage) implements ResultDocument {}

  /// What became of one recording.
  ///
  /// @param address as the request says it
  /// @param url of what it says; absent when it failed
  /// @param code with `message`, why it failed
  record Transcribed(
      String address, @Nullable String url, @Nullable String code, @Nullable String message) {}

  /// One element of `results`.
  sealed interface Item {

    /// A picture.
    ///
    /// @param origPrompt the prompt as it was sent, where the operation repeats it
    /// @param actualPrompt as it was used, when `prompt_extend` was on
    record Picture(String url, @Nullable String origPrompt, @Nullable String actualPrompt)
        implements Item {}

    /// A picture that did not come.
    record Failure(String code, String message) implements Item {}
  }

  /// One choice.
  record Choice(List<Content> contents) {
    public Choice {
      contents = List.copyOf(contents);
    }
  }

  /// One part of a message.
  sealed interface Content {
    /// A picture's URL.
    record Image(String url) implements Content {}

    /// A piece of text.
    record Text(String text) implements Content {}
  }
}
