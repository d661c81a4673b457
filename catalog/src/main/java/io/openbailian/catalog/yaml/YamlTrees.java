package io.openbailian.catalog.yaml;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Documents as they were read from YAML, in a form that is read a hundred times faster: made when
/// the program is built, so that its start need not parse what never changes.
///
/// Each node is a byte for its kind, the line it stands at, and its content; the file and the path
/// of a {@link Spot} follow from the document and the keys above.
public final class YamlTrees {
  private static final int MAP = 'm';
  private static final int LIST = 'l';
  private static final int SCALAR = 's';

  private YamlTrees() {}

  /// Writes documents.
  public static void write(List<YamlMap> documents, DataOutput out) throws IOException {
    out.writeInt(documents.size());
    for (YamlMap document : documents) {
      out.writeUTF(document.spot().file());
      write(document, out);
    }
  }

  private static void write(YamlNode node, DataOutput out) throws IOException {
    switch (node) {
      case YamlMap(SequencedMap<String, YamlNode> entries, Spot spot) -> {
        head(MAP, spot, entries.size(), out);
        for (Map.Entry<String, YamlNode> entry : entries.entrySet()) {
          out.writeUTF(entry.getKey());
          write(entry.getValue(), out);
        }
      }
      case YamlList(List<YamlNode> items, Spot spot) -> {
        head(LIST, spot, items.size(), out);
        for (YamlNode item : items) {
          write(item, out);
        }
      }
      case YamlScalar(String text, YamlScalar.Kind kind, Spot spot) -> {
        head(SCALAR, spot, 0, out);
        out.writeUTF(kind.name());
        out.writeUTF(text);
      }
    }
  }

  private static void head(int kind, Spot spot, int number, DataOutput out) throws IOException {
    out.writeByte(kind);
    out.writeInt(spot.line());
    out.writeInt(number);
  }

  /// Reads what {@link #write} wrote.
  ///
  /// @throws IOException when it is something else
  public static List<YamlMap> read(DataInput in) throws IOException {
    List<YamlMap> documents = new ArrayList<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      String file = in.readUTF();
      if (!(read(in, line -> new Spot(file, line, "")) instanceof YamlMap document)) {
        throw new IOException("a document is a mapping");
      }
      documents.add(document);
    }
    return documents;
  }

  /// Where a node stands, once its line is known.
  @FunctionalInterface
  private interface Place {
    Spot at(int line);
  }

  private static YamlNode read(DataInput in, Place place) throws IOException {
    int kind = in.readByte();
    Spot spot = place.at(in.readInt());
    int number = in.readInt();
    return switch (kind) {
      case MAP -> map(in, spot, number);
      case LIST -> list(in, spot, number);
      case SCALAR -> scalar(in, spot);
      default -> throw new IOException("no node begins with " + kind);
    };
  }

  private static YamlScalar scalar(DataInput in, Spot spot) throws IOException {
    YamlScalar.Kind kind = YamlScalar.Kind.valueOf(in.readUTF());
    return new YamlScalar(in.readUTF(), kind, spot);
  }

  private static YamlMap map(DataInput in, Spot spot, int size) throws IOException {
    SequencedMap<String, YamlNode> entries = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      String key = in.readUTF();
      entries.put(key, read(in, line -> spot.below(key, line)));
    }
    return new YamlMap(entries, spot);
  }

  private static YamlList list(DataInput in, Spot spot, int size) throws IOException {
    List<YamlNode> items = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int index = i;
      items.add(read(in, line -> spot.item(index, line)));
    }
    return new YamlList(items, spot);
  }
}
