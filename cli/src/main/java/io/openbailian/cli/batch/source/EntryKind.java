package io.openbailian.cli.batch.source;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What an entry asks for; the names of the lists are those of the documents' combined file, and
/// ours where they have none.
public enum EntryKind {
  IMAGE("image_tasks"),
  TEXT("text_tasks"),
  VIDEO("video_tasks"),
  EDIT("edit_tasks"),
  SPEECH("speech_tasks"),
  TRANSCRIPTION("transcription_tasks");

  private final String list;

  EntryKind(String list) {
    this.list = list;
  }

  /// The list of a combined file that has its entries.
  public String list() {
    return list;
  }

  /// As options and entries spell it, for example `image`.
  public String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<EntryKind> of(String spelling) {
    return Arrays.stream(values()).filter(kind -> kind.spelling().equals(spelling)).findFirst();
  }

  static Optional<EntryKind> ofList(String name) {
    return Arrays.stream(values()).filter(kind -> kind.list.equals(name)).findFirst();
  }

  public static List<String> spellings() {
    return Arrays.stream(values()).map(EntryKind::spelling).toList();
  }

  static List<String> lists() {
    return Arrays.stream(values()).map(EntryKind::list).toList();
  }
}
