package io.openbailian.cli.batch.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.openbailian.cli.batch.manifest.EntryRecord;
import io.openbailian.cli.batch.manifest.Manifest;
import io.openbailian.cli.batch.manifest.ManifestLine;
import io.openbailian.cli.batch.manifest.SavedFile;
import io.openbailian.cli.batch.request.BatchEntry;
import io.openbailian.cli.output.PictureConversion;
import io.openbailian.cli.output.PictureFormat;
import io.openbailian.client.BailianClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Brings results into the folder of a batch.
public final class ResultFiles {
  private static final int LONGEST_EXTENSION = 6;

  private final BatchFolder folder;
  private final FileNames names;
  private final Manifest manifest;

  public ResultFiles(BatchFolder folder, FileNames names, Manifest manifest) {
    this.folder = folder;
    this.names = names;
    this.manifest = manifest;
  }

  /// A whole file that has no name yet.
  ///
  /// @param ending of its name, with its dot
  record Made(Path part, String ending) {}

  /// Fetches a picture, film or sound.
  Made fetched(BailianClient client, URI source, String otherwise)
      throws IOException, InterruptedException {
    Path part = folder.part();
    client.download(source, part);
    return shaped(new Made(part, extension(source, otherwise)));
  }

  /// A text as a file.
  Made text(String text, String ending) throws IOException {
    Path part = folder.part();
    Files.write(part, text.getBytes(UTF_8));
    return new Made(part, ending);
  }

  /// A file that its maker fills.
  Path part() throws IOException {
    return folder.part();
  }

  /// Pictures are written anew where the template wants another format.
  private Made shaped(Made made) throws IOException {
    Optional<PictureFormat> wanted = PictureFormat.of(names.ending());
    boolean picture =
        PictureFormat.of(made.ending()).filter(f -> f != PictureFormat.MP4).isPresent();
    if (wanted.isEmpty() || wanted.get() == PictureFormat.MP4 || !picture) {
      return made;
    }
    PictureConversion.convert(made.part(), names.ending());
    return new Made(made.part(), names.ending());
  }

  private static String extension(URI source, String otherwise) {
    String path = String.valueOf(source.getPath());
    String last = path.substring(path.lastIndexOf('/') + 1);
    int dot = last.lastIndexOf('.');
    boolean sensible =
        dot >= 0
            && last.length() - dot <= LONGEST_EXTENSION
            && last.substring(dot + 1)
                .chars()
                .allMatch(c -> c < 0x80 && Character.isLetterOrDigit(c));
    return sensible ? last.substring(dot) : otherwise;
  }

  /// The files of an entry that an earlier command had saved, if all of them are there.
  Optional<List<SavedFile>> there(EntryRecord before) throws IOException {
    for (SavedFile file : before.files()) {
      if (!isPlain(file.name()) || !folder.has(file)) {
        return Optional.empty();
      }
    }
    return before.files().isEmpty() ? Optional.empty() : Optional.of(before.files());
  }

  private static boolean isPlain(String name) {
    return !name.contains("/") && !name.contains("\\");
  }

  /// Who files are named after.
  ///
  /// @param number of the entry, from 1
  /// @param before what an earlier command had saved
  record Naming(
      String id, BatchEntry entry, int number, Optional<Long> seed, List<SavedFile> before) {}

  /// Gives files their names, which the manifest has before they have them.
  List<SavedFile> save(Naming naming, List<Made> made) throws IOException {
    while (true) {
      List<SavedFile> files = named(naming, made);
      manifest.append(ManifestLine.saving(naming.id(), files));
      if (placed(files, made)) {
        for (Made each : made) {
          Files.deleteIfExists(each.part());
        }
        return files;
      }
    }
  }

  /// False when somebody else took one of the names meanwhile; then none is used.
  private boolean placed(List<SavedFile> files, List<Made> made) throws IOException {
    List<String> placed = new ArrayList<>();
    try {
      for (int i = 0; i < files.size(); i++) {
        if (!folder.has(files.get(i))) {
          folder.place(made.get(i).part(), files.get(i).name());
          placed.add(files.get(i).name());
        }
      }
      return true;
    } catch (FileAlreadyExistsException e) {
      for (String name : placed) {
        folder.remove(name);
      }
      files.forEach(file -> folder.release(file.name()));
      return false;
    }
  }

  private List<SavedFile> named(Naming naming, List<Made> made) throws IOException {
    String stem = names.of(naming.entry(), naming.number(), naming.seed());
    List<SavedFile> files = new ArrayList<>();
    for (Made each : made) {
      BatchFolder.sync(each.part());
      String sha256 = BatchFolder.sha256(each.part());
      long bytes = Files.size(each.part());
      int index = files.size();
      Optional<SavedFile> mine = mine(naming, index, sha256);
      files.add(
          mine.isPresent()
              ? mine.get()
              : new SavedFile(folder.reserve(stem, each.ending()), sha256, bytes));
    }
    return files;
  }

  /// A file that an earlier command gave its name, and could not say so any more.
  private Optional<SavedFile> mine(Naming naming, int index, String sha256) throws IOException {
    if (index >= naming.before().size()) {
      return Optional.empty();
    }
    SavedFile file = naming.before().get(index);
    boolean same = file.sha256().equals(sha256) && isPlain(file.name()) && folder.has(file);
    return same ? Optional.of(file) : Optional.empty();
  }
}
