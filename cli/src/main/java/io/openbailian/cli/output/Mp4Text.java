package io.openbailian.cli.output;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The texts an MP4 file carries under keys of its own, when its index comes first; nothing for any
/// other file.
final class Mp4Text {
  private static final int HEAD = 8;
  private static final int LARGEST_INDEX = 16 << 20;

  /// What stands in a `data` box before its text: type and locale.
  private static final int KIND = 8;

  private Mp4Text() {}

  static Map<String, String> read(Path file) throws IOException {
    try (var in = new DataInputStream(Files.newInputStream(file))) {
      in.readInt();
      if (!type(in).equals("ftyp")) {
        return Map.of();
      }
    } catch (EOFException e) {
      return Map.of();
    }
    try (var in = new DataInputStream(Files.newInputStream(file))) {
      return index(in).flatMap(index -> inside(index, "meta")).map(Mp4Text::texts).orElse(Map.of());
    } catch (EOFException | BufferUnderflowException e) {
      return Map.of(); // it ends in the middle
    }
  }

  private static String type(DataInputStream in) throws IOException {
    return new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
  }

  private static Optional<ByteBuffer> index(DataInputStream in) throws IOException {
    while (true) {
      int size = in.readInt();
      String type = type(in);
      if (size < HEAD || type.equals("mdat")) {
        return Optional.empty();
      }
      if (type.equals("moov") && size < LARGEST_INDEX) {
        return Optional.of(ByteBuffer.wrap(in.readNBytes(size - HEAD)));
      }
      in.skipNBytes(size - HEAD);
    }
  }

  /// The content of the first box of a type.
  private static Optional<ByteBuffer> inside(ByteBuffer boxes, String wanted) {
    ByteBuffer left = boxes.duplicate();
    while (left.remaining() >= HEAD) {
      int size = left.getInt(left.position());
      if (size < HEAD || size > left.remaining()) {
        return Optional.empty();
      }
      if (text(left.slice(left.position() + 4, 4)).equals(wanted)) {
        return Optional.of(left.slice(left.position() + HEAD, size - HEAD));
      }
      left.position(left.position() + size);
    }
    return Optional.empty();
  }

  private static Map<String, String> texts(ByteBuffer meta) {
    List<String> keys = inside(meta, "keys").map(Mp4Text::keys).orElse(List.of());
    Map<String, String> texts = new HashMap<>();
    inside(meta, "ilst").ifPresent(list -> fill(texts, keys, list));
    return texts;
  }

  private static List<String> keys(ByteBuffer box) {
    box.getInt(); // version and flags
    int count = box.getInt();
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int size = box.getInt(box.position());
      keys.add(text(box.slice(box.position() + HEAD, size - HEAD)));
      box.position(box.position() + size);
    }
    return keys;
  }

  /// Each entry is named by the number of its key.
  private static void fill(Map<String, String> texts, List<String> keys, ByteBuffer list) {
    while (list.remaining() >= HEAD) {
      int size = list.getInt(list.position());
      int key = list.getInt(list.position() + 4);
      if (size < HEAD || size > list.remaining()) {
        return;
      }
      ByteBuffer entry = list.slice(list.position() + HEAD, size - HEAD);
      if (key > 0 && key <= keys.size()) {
        inside(entry, "data")
            .filter(data -> data.remaining() >= KIND)
            .ifPresent(data -> texts.put(keys.get(key - 1), text(data.position(KIND))));
      }
      list.position(list.position() + size);
    }
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
  }
}
