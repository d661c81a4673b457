package io.openbailian.server.http.results;

import io.javalin.http.Context;
import io.openbailian.server.artifact.Artifact;
import io.openbailian.server.artifact.StoredFile;
import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sends a file as a web server does: `ETag`, conditional and single-range requests, `HEAD`.
public final class FileAnswer {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

  /// Media types of pictures, sounds, films and documents that no browser runs.
  private static final List<String> SHOWN =
      List.of("image/", "audio/", "video/", "application/json");

  private FileAnswer() {}

  /// The bytes from `first` to `last`, both included.
  private record Range(long first, long last) {
    long length() {
      return last - first + 1;
    }
  }

  /// Answers with a file, or with what is asked for of it.
  public static void write(Context context, Artifact artifact, StoredFile file) throws IOException {
    String tag = "\"" + artifact.sha256() + "\"";
    context.res().setCharacterEncoding(null); // or the picture would be called text in UTF-8
    context
        .contentType(artifact.mediaType())
        .header("ETag", tag)
        .header("Accept-Ranges", "bytes")
        .header("Cache-Control", "private, max-age=86400")
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "sandbox")
        .header("Content-Disposition", disposition(artifact));
    if (matches(context.header("If-None-Match"), tag)) {
      context.status(304);
      return;
    }
    String wanted = rangeHeader(context, tag);
    if (wanted == null) {
      send(context, file, new Range(0, artifact.bytes() - 1));
      return;
    }
    Optional<Range> range = range(wanted, artifact.bytes());
    if (range.isEmpty()) {
      context.status(416).header("Content-Range", "bytes */" + artifact.bytes());
      return;
    }
    context
        .status(206)
        .header(
            "Content-Range",
            "bytes %d-%d/%d".formatted(range.get().first(), range.get().last(), artifact.bytes()));
    send(context, file, range.get());
  }

  /// What a browser could take for a page is saved, whoever made it.
  static String disposition(Artifact artifact) {
    boolean shown = SHOWN.stream().anyMatch(artifact.mediaType()::startsWith);
    boolean page = artifact.mediaType().contains("svg");
    return "%s; filename=\"%s\""
        .formatted(shown && !page ? "inline" : "attachment", artifact.name());
  }

  private static boolean matches(@Nullable String header, String tag) {
    return header != null && (header.strip().equals("*") || header.contains(tag));
  }

  /// The range asked for; absent when there is none of the form we serve, or the file has changed
  /// since (`If-Range`).
  private static @Nullable String rangeHeader(Context context, String tag) {
    String range = context.header("Range");
    String condition = context.header("If-Range");
    boolean unchanged = condition == null || condition.strip().equals(tag);
    return range != null && unchanged && RANGE.matcher(range.strip()).matches()
        ? range.strip()
        : null;
  }

  private static Optional<Range> range(String header, long size) {
    Matcher matcher = RANGE.matcher(header);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String first = matcher.group(1);
    String last = matcher.group(2);
    if (first.isEmpty()) {
      return last.isEmpty() ? Optional.empty() : suffix(number(last), size);
    }
    long from = number(first);
    long to = last.isEmpty() ? size - 1 : Math.min(number(last), size - 1);
    return from > to ? Optional.empty() : Optional.of(new Range(from, to));
  }

  private static Optional<Range> suffix(long length, long size) {
    return length == 0
        ? Optional.empty()
        : Optional.of(new Range(Math.max(0, size - length), size - 1));
  }

  private static long number(String digits) {
    return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
  }

  private static void send(Context context, StoredFile file, Range range) throws IOException {
    context.res().setContentLengthLong(range.length());
    if (context.method().toString().equals("HEAD")) {
      return;
    }
    file.writeTo(context.res().getOutputStream(), range.first(), range.length());
  }
}
