package io.openbailian.server.http.files;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireException;
import io.openbailian.protocol.server.FileAnswers;
import io.openbailian.server.http.body.MultipartException;
import io.openbailian.server.http.body.MultipartReader;
import io.openbailian.server.task.IdSource;
import io.openbailian.server.upload.KeptFile;
import io.openbailian.server.upload.KeptFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The form of an upload to the Files API: files, what they are for, and a line about each, in any
/// order.
///
/// @param purpose what it says of itself, or what is usual in its dialect
/// @param files in the order they came
record FileForm(String purpose, List<Part> files, List<String> descriptions) {
  private static final int MOST_PARTS = 128;
  private static final int LONGEST_FIELD = 4 << 10;
  private static final int LONGEST_NAME = 255;
  private static final int HEX = 24;

  /// A file that has come in.
  record Part(String name, KeptFile.Content content) {}

  /// Reads it; the files lie on the disk then.
  ///
  /// @param usual the purpose of a form that says none; empty when it has to say one
  /// @throws WireException with what is wrong with it
  static FileForm read(
      MultipartReader parts, KeptFiles.Arrival arrival, IdSource ids, Optional<String> usual)
      throws IOException, InterruptedException {
    Optional<String> purpose = usual;
    List<Part> files = new ArrayList<>();
    List<String> descriptions = new ArrayList<>();
    int count = 0;
    for (Optional<String> name = parts.next(); name.isPresent(); name = parts.next()) {
      if (++count > MOST_PARTS) {
        throw new WireException(
            ErrorCode.INVALID_BODY.with().sent("more than %d parts".formatted(MOST_PARTS)));
      }
      switch (name.get()) {
        case FileAnswers.FILE, FileAnswers.FILES ->
            files.add(new Part(called(parts), arrival.take(unique(ids), parts.file())));
        case FileAnswers.PURPOSE -> purpose = Optional.of(purpose(parts.text(LONGEST_FIELD)));
        case FileAnswers.DESCRIPTIONS -> descriptions.add(parts.text(LONGEST_FIELD));
        default -> {} // passed over by the next
      }
    }
    if (files.isEmpty()) {
      throw missing(FileAnswers.FILE);
    }
    return new FileForm(
        purpose.orElseThrow(() -> missing(FileAnswers.PURPOSE)), files, descriptions);
  }

  private static String called(MultipartReader parts) throws MultipartException {
    String name = parts.fileName();
    if (name.isBlank()) {
      throw new WireException(ErrorCode.INVALID_BODY.with().sent("a file has no filename"));
    }
    if (name.length() > LONGEST_NAME) {
      throw new WireException(
          ErrorCode.INVALID_PARAMETER
              .with("Range of filename length should be [1, %d]".formatted(LONGEST_NAME))
              .sent(name.length() + " characters"));
    }
    return name;
  }

  private static String purpose(String said) {
    String purpose = said.strip().replace('_', '-');
    if (!FileAnswers.PURPOSES.contains(purpose)) {
      throw new WireException(
          ErrorCode.INVALID_PARAMETER
              .with("purpose should be one of %s".formatted(FileAnswers.PURPOSES))
              .sent("purpose: " + said));
    }
    return purpose;
  }

  private static WireException missing(String field) {
    return new WireException(ErrorCode.INVALID_PARAMETER.with("Field required: " + field));
  }

  /// Hexadecimal digits that no other file has.
  private static String unique(IdSource ids) {
    return ids.next().replace("-", "").substring(0, HEX);
  }

  /// Keeps the files of the form under ids of their own.
  ///
  /// @param kept what was kept
  /// @param left names of files for which there was no room
  record Outcome(List<KeptFile> kept, List<String> left) {}

  /// Keeps the files, as many as the key may have.
  Outcome keep(KeptFiles.Arrival arrival) {
    List<KeptFile> kept = new ArrayList<>();
    List<String> left = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      Part part = files.get(i);
      String about = i < descriptions.size() ? descriptions.get(i) : "";
      String id = FileAnswers.id(purpose, part.content().file());
      arrival
          .keep(id, part.name(), purpose, about, part.content())
          .ifPresentOrElse(kept::add, () -> left.add(part.name()));
    }
    return new Outcome(kept, left);
  }
}
