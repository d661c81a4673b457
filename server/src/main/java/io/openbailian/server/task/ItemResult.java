package io.openbailian.server.task;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of one of the pictures a task asked for, or a text that came with them.
public sealed interface ItemResult {

  /// The picture, or the film, is there.
  ///
  /// @param artifact the name of its file, the last segment of its URL
  /// @param actualPrompt the rewritten prompt, when `prompt_extend` was on
  /// @param missed what the request says and the picture does not show, in its words
  /// @param rewriter who rewrote the prompt, where the engine that made it did not
  record Produced(
      String artifact,
      @Nullable String actualPrompt,
      int width,
      int height,
      FileFacts facts,
      List<String> missed,
      @Nullable String rewriter)
      implements ItemResult {
    public Produced {
      missed = List.copyOf(missed);
    }

    /// A picture that misses nothing, as far as is known.
    public Produced(
        String artifact, @Nullable String actualPrompt, int width, int height, FileFacts facts) {
      this(artifact, actualPrompt, width, height, facts, List.of(), null);
    }

    /// A picture of whose file nothing more is known.
    public Produced(String artifact, @Nullable String actualPrompt, int width, int height) {
      this(artifact, actualPrompt, width, height, FileFacts.UNKNOWN);
    }
  }

  /// What a recording says.
  ///
  /// @param artifact the name of its file
  /// @param millis of the recording
  record Transcribed(String artifact, long millis, FileFacts facts) implements ItemResult {

    /// A transcript of whose file nothing more is known.
    public Transcribed(String artifact, long millis) {
      this(artifact, millis, FileFacts.UNKNOWN);
    }
  }

  /// The answer of another server to a request that was passed on.
  ///
  /// @param output its `output`, JSON; where it named a file there is an empty text
  /// @param usage its `usage`, JSON
  /// @param files the files that it named, by their places
  record Passed(String output, String usage, List<NamedFile> files) implements ItemResult {
    public Passed {
      files = List.copyOf(files);
    }
  }

  /// A file that a document names.
  ///
  /// @param place where it does, a JSON pointer
  /// @param artifact the name of the file
  record NamedFile(String place, String artifact, FileFacts facts) {}

  /// What is known of a result's file, enough to make its row.
  ///
  /// @param mediaType for example `image/png`; empty when nothing is known
  /// @param sha256 lower-case hex of its content
  record FileFacts(String mediaType, String sha256, long bytes) {
    static final FileFacts UNKNOWN = new FileFacts("", "", 0);

    public boolean known() {
      return !mediaType.isEmpty();
    }
  }

  /// A piece of text that stands between pictures.
  record Text(String text) implements ItemResult {}

  /// Something the answer says about itself, for example that there was no text to translate.
  record Note(String text) implements ItemResult {}

  /// The picture will not come; the others may.
  ///
  /// @param code the wire's error code
  record Failed(String code, String message) implements ItemResult {}
}
