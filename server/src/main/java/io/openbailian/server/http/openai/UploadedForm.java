package io.openbailian.server.http.openai;

import io.javalin.http.Context;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.WireException;
import io.openbailian.server.http.body.MultipartReader;
import io.openbailian.server.http.exchange.FormReading;
import io.openbailian.text.Trim;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A form of the OpenAI dialect: its fields as a document has them, and the addresses under which
/// its files were taken in.
///
/// @param fields texts; numbers and truth values where the field holds one; a list where its name
///   ends in `[]`, without that ending
/// @param files in the order they came
record UploadedForm(ObjectNode fields, List<Taken> files) {
  private static final int MOST_PARTS = 64;
  private static final int LONGEST_FIELD = 64 << 10;
  private static final int MOST_DIGITS = 10;
  private static final String LIST = "[]";

  UploadedForm {
    files = List.copyOf(files);
  }

  /// A file that was taken in.
  ///
  /// @param field without `[]`
  /// @param address by which requests of the same key name it
  record Taken(String field, String address) {}

  /// Takes a file in.
  @FunctionalInterface
  interface Taker {
    /// Takes one in.
    ///
    /// @param field without `[]`
    /// @param number which file of the form, from 0
    /// @return by which address requests name it
    String take(String field, int number, InputStream content)
        throws IOException, InterruptedException;
  }

  /// Reads the form of a request.
  ///
  /// @param fileFields the names of fields that are files, without `[]`
  /// @param numbers the names of fields that hold whole numbers
  static UploadedForm read(
      Context context, FormReading forms, Set<String> fileFields, Set<String> numbers, Taker taker)
      throws InterruptedException {
    ObjectNode fields = Json.object();
    List<Taken> files = new ArrayList<>();
    forms.read(context, parts -> read(parts, fileFields, numbers, taker, fields, files));
    return new UploadedForm(fields, files);
  }

  private static void read(
      MultipartReader parts,
      Set<String> fileFields,
      Set<String> numbers,
      Taker taker,
      ObjectNode fields,
      List<Taken> files)
      throws IOException, InterruptedException {
    int count = 0;
    for (Optional<String> part = parts.next(); part.isPresent(); part = parts.next()) {
      if (++count > MOST_PARTS) {
        throw new WireException(
            ErrorCode.INVALID_BODY.with().sent("more than %d parts".formatted(MOST_PARTS)));
      }
      boolean list = part.get().endsWith(LIST);
      String name =
          list ? part.get().substring(0, part.get().length() - LIST.length()) : part.get();
      if (fileFields.contains(name)) {
        files.add(new Taken(name, taker.take(name, files.size(), parts.file())));
      } else {
        put(fields, name, list, parts.text(LONGEST_FIELD), numbers);
      }
    }
  }

  private static void put(
      ObjectNode fields, String name, boolean list, String value, Set<String> numbers) {
    if (list) {
      ArrayNode all =
          fields.path(name) instanceof ArrayNode before ? before : fields.putArray(name);
      all.add(value);
    } else if (numbers.contains(name) && Trim.isDigits(value, MOST_DIGITS)) {
      fields.put(name, Long.parseLong(value));
    } else if (value.equals("true") || value.equals("false")) {
      fields.put(name, Boolean.parseBoolean(value));
    } else {
      fields.put(name, value);
    }
  }

  /// The addresses of a field's files.
  List<String> addresses(String field) {
    return files.stream().filter(file -> file.field().equals(field)).map(Taken::address).toList();
  }

  /// The fields that are not among these.
  List<String> others(Set<String> known) {
    return fields.properties().stream()
        .map(field -> field.getKey())
        .filter(name -> !known.contains(name))
        .toList();
  }
}
