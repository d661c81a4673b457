package io.openbailian.cli.output;

import io.openbailian.client.BailianClient;
import io.openbailian.client.ResultAddress;
import io.openbailian.text.Trim;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Fetches the pictures of an answer and gives them their names.
///
/// @param model goes into the names
/// @param seed that was sent; picture i has seed + i
public record PictureSaver(
    BailianClient client, Destination output, String model, OptionalLong seed) {
  private static final int SHORT_ID = 8;
  private static final int LONGEST_EXTENSION = 6;

  public List<Picture> save(Outcome outcome) throws IOException, InterruptedException {
    List<Picture> pictures = new ArrayList<>();
    for (int index = 0; index < outcome.items().size(); index++) {
      Optional<String> url = outcome.items().get(index).url();
      if (url.isPresent()) {
        pictures.add(save(outcome.id(), index, ResultAddress.of(url.get())));
      }
    }
    return pictures;
  }

  /// Fetches one.
  ///
  /// @param id of the answer it belongs to
  public Picture save(String id, int index, URI source) throws IOException, InterruptedException {
    Path own = Files.createTempDirectory(output.folder(), ".bailian-");
    Leftovers.add(own);
    Path fetched = own.resolve("picture");
    try {
      client.download(source, fetched);
      Map<String, String> texts = texts(fetched); // before it may be written anew
      Optional<String> known = seedOf(texts, index);
      PictureConversion.convert(fetched, output.ending());
      String last = known.orElseGet(() -> plain(id).substring(0, Math.min(SHORT_ID, id.length())));
      String name = "%s-%s%s".formatted(plain(model), plain(last), extension(source));
      return new Picture(
          index,
          output.place(fetched, name, index),
          known,
          Optional.ofNullable(texts.get("missed")),
          Optional.ofNullable(texts.get("Comment")));
    } finally {
      Leftovers.delete(own);
    }
  }

  /// What the file says of itself.
  private static Map<String, String> texts(Path file) throws IOException {
    Map<String, String> texts = new HashMap<>(Mp4Text.read(file));
    texts.putAll(PngText.read(file));
    return texts;
  }

  private Optional<String> seedOf(Map<String, String> texts, int index) {
    return Optional.ofNullable(texts.get("seed"))
        .or(() ->
            seed.isPresent() ? Optional.of("" + (seed.getAsLong() + index)) : Optional.empty());
  }

  private static String extension(URI source) {
    String path = source.getPath();
    String last = path.substring(path.lastIndexOf('/') + 1);
    int dot = last.lastIndexOf('.');
    boolean sensible = dot >= 0 && last.length() - dot <= LONGEST_EXTENSION;
    return sensible ? last.substring(dot) : ".png";
  }

  /// Text from elsewhere as part of a file name.
  private static String plain(String text) {
    return Trim.fileName(text, '-');
  }
}
