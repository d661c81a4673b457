package io.openbailian.server.upload;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.FileReference;
import io.openbailian.protocol.WireException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the files that a conversation refers to, `fileid://file-fe-1,fileid://file-fe-2`
/// (help.aliyun.com, the page on long contexts): plain text, at most the beginning of it. Other
/// kinds of documents are not taken apart here, and refused.
public final class ReferredFiles {
  /// Of all files of one conversation, so that a short request does not become a large one.
  public static final int MOST_BYTES = 256 << 10;

  /// As the service has it.
  private static final int MOST_FILES = 100;

  private static final Logger LOG = LoggerFactory.getLogger(ReferredFiles.class);

  private final KeptFiles files;

  public ReferredFiles(KeptFiles files) {
    this.files = files;
  }

  /// What was read.
  ///
  /// @param cut whether there was more than is read
  public record Text(String text, int bytes, boolean cut) {}

  /// The text of files.
  ///
  /// @param references separated by commas
  /// @param most how many bytes are read
  /// @throws WireException when one is not there, another key's or no text
  public Text read(String references, String workspace, int most) throws InterruptedException {
    List<String> ids = new ArrayList<>();
    for (int from = 0, to; from <= references.length(); from = to + 1) {
      int comma = references.indexOf(',', from);
      to = comma < 0 ? references.length() : comma;
      String reference = references.substring(from, to).strip();
      if (!reference.startsWith(FileReference.SCHEME) || ids.size() == MOST_FILES) {
        throw invalid(
            reference, "at most %d references, separated by commas".formatted(MOST_FILES));
      }
      ids.add(reference.substring(FileReference.SCHEME.length()));
    }
    return read(ids, workspace, most);
  }

  private Text read(List<String> ids, String workspace, int most) throws InterruptedException {
    StringBuilder all = new StringBuilder();
    int left = most;
    boolean cut = false;
    for (String id : ids) {
      KeptFile file =
          files.find(id, workspace).orElseThrow(() -> invalid(id, "there is no such file"));
      int bytes = (int) Math.min(left, file.content().bytes());
      all.append(all.isEmpty() ? "" : "\n\n").append(text(file, bytes));
      left -= bytes;
      cut |= bytes < file.content().bytes();
    }
    return new Text(all.toString(), most - left, cut);
  }

  private String text(KeptFile file, int bytes) {
    try (InputStream content =
        files.content(file).orElseThrow(() -> invalid(file.id(), "it is gone")).open(0)) {
      CharsetDecoder decoder =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT);
      ByteBuffer in = ByteBuffer.wrap(content.readNBytes(bytes));
      CharBuffer out = CharBuffer.allocate(bytes);
      // A letter that the end of what is read cuts through is left out.
      boolean text = !decoder.decode(in, out, in.limit() == file.content().bytes()).isError();
      String read = out.flip().toString();
      if (!text || read.indexOf('\0') >= 0) {
        throw invalid(file.id(), "only plain text in UTF-8 is read here");
      }
      return read;
    } catch (IOException e) {
      LOG.warn("the file {} could not be read", file.content().file(), e);
      throw invalid(file.id(), "it is gone");
    }
  }

  private static WireException invalid(String id, String why) {
    String shown = id.length() > 64 ? id.substring(0, 64) + "…" : id;
    return new WireException(ErrorCode.INVALID_FILE.with(shown).sent(why));
  }
}
