package io.openbailian.server.artifact;

import io.openbailian.catalog.check.ImageInput;
import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import io.openbailian.server.fetch.FetchException;
import io.openbailian.server.fetch.GuardedHttp;
import io.openbailian.server.share.GivenUpException;
import io.openbailian.server.share.Shares;
import io.openbailian.text.Parts;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Gets at the files that requests give: by URL, as text, as an upload, or as a result of this
/// server. What comes from elsewhere goes to a file first, so that slow servers hold no memory.
public final class MediaFetcher {
  private static final int LONGEST_SHOWN = 200;

  private final GuardedHttp http;
  private final UploadedFiles uploads;
  private final OwnResults results;
  private final FetchRoom room;
  private final Path spool;
  private final Time time;
  private final boolean inspected;

  /// @param room what all fetchers of a server share
  /// @param spool a folder for files that are being fetched; whatever is in it when the process
  ///   starts is of no use
  public MediaFetcher(
      GuardedHttp http,
      UploadedFiles uploads,
      OwnResults results,
      FetchRoom room,
      Path spool,
      Time time) {
    this(http, uploads, results, room, spool, time, false);
  }

  /// @param inspected whether what cannot be downloaded is refused as the service's inspection of
  ///   inputs refuses it, and not as its download
  public MediaFetcher(
      GuardedHttp http,
      UploadedFiles uploads,
      OwnResults results,
      FetchRoom room,
      Path spool,
      Time time,
      boolean inspected) {
    this.inspected = inspected;
    this.http = http;
    this.uploads = uploads;
    this.results = results;
    this.room = room;
    this.spool = spool;
    this.time = time;
  }

  /// The bytes of a file.
  ///
  /// @param which names the input in refusals, for example `input.images: picture 2`
  /// @param asker who asks
  /// @throws WireException with what is wrong
  public byte[] fetch(String which, ImageInput input, Asker asker, long maxBytes)
      throws InterruptedException {
    try (InputFile file = open(which, input, asker, maxBytes)) {
      return read(which, file);
    } catch (IOException e) {
      throw new UncheckedIOException("an input could not be read", e);
    }
  }

  /// The bytes of a file that is at hand.
  ///
  /// @throws WireException when they are no base64
  public byte[] read(String which, InputFile file) {
    try {
      return file.read();
    } catch (IllegalArgumentException e) {
      throw refused(
          ErrorCode.INVALID_IMAGE_FORMAT.with(), which, "no valid base64: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("an input could not be read", e);
    }
  }

  /// Whether anybody elsewhere can fetch from the address too: it leads to the public internet, and
  /// not to a result of this server.
  public boolean isPublic(URI address) throws InterruptedException {
    return !results.isOurs(address) && http.isPublic(address);
  }

  /// Brings a file to hand, within a size limit.
  ///
  /// @throws WireException with what is wrong
  public InputFile open(String which, ImageInput input, Asker asker, long maxBytes)
      throws InterruptedException {
    return switch (input) {
      case ImageInput.Inline(_, String base64) ->
          limited(which, InputFile.Inline.of(base64), maxBytes);
      case ImageInput.Uploaded(String key) ->
          limited(which, uploaded(which, key, asker.workspace()), maxBytes);
      case ImageInput.Url(URI address) -> {
        Optional<InputFile> own = results.find(which, address, time.now());
        yield own.isPresent()
            ? limited(which, own.get(), maxBytes)
            : download(which, address, asker, maxBytes);
      }
    };
  }

  /// As {@link #open}, in the spool, for a program that wants a path.
  ///
  /// @throws WireException with what is wrong
  public InputFile openInSpool(String which, ImageInput input, Asker asker, long maxBytes)
      throws InterruptedException {
    try {
      return open(which, input, asker, maxBytes).inSpool(spool);
    } catch (IOException e) {
      throw new UncheckedIOException("an input could not be kept", e);
    }
  }

  private static InputFile limited(String which, InputFile file, long maxBytes) {
    if (file.length() > maxBytes) {
      throw refused(
          ErrorCode.INVALID_IMAGE_SIZE.with(),
          which,
          "%d bytes, at most %d are taken".formatted(file.length(), maxBytes));
    }
    return file;
  }

  private InputFile uploaded(String which, String key, String workspace)
      throws InterruptedException {
    return uploads
        .find(key, workspace, time.now())
        .orElseThrow(() ->
            refused(
                ErrorCode.RESOURCE_NOT_EXIST.with(),
                which,
                "no file oss://%s was uploaded with this API key, or its 48 hours are over"
                    .formatted(shown(key))));
  }

  private InputFile download(String which, URI address, Asker asker, long maxBytes)
      throws InterruptedException {
    Shares.Loan disk = room.disk(asker.workspace());
    boolean whole = false;
    try (Shares.Loan _ = room.connection(asker.workspace(), asker::givenUp)) {
      InputFile file = new InputFile.Fetched(received(address, asker, maxBytes, disk), disk);
      whole = true;
      return file;
    } catch (FetchException e) {
      throw new WireException(refused(e, which, address));
    } catch (IOException e) {
      throw new UncheckedIOException("a fetched input could not be kept", e);
    } finally {
      if (!whole) {
        disk.close();
      }
    }
  }

  private Path received(URI address, Asker asker, long maxBytes, Shares.Loan disk)
      throws FetchException, IOException, InterruptedException {
    Path file = Files.createTempFile(spool, "fetched-", "");
    boolean whole = false;
    asker.waits();
    try (OutputStream out = new FileOutputStream(file.toFile())) {
      long[] taken = new long[1];
      http.fetch(
          address,
          maxBytes,
          (bytes, length) -> {
            taken[0] += length;
            FetchRoom.grow(disk, taken[0]);
            out.write(bytes, 0, length);
          });
      whole = true;
      return file;
    } catch (InterruptedException e) {
      if (asker.givenUp()) {
        throw new GivenUpException();
      }
      throw e;
    } finally {
      asker.waited();
      if (!whole) {
        Files.deleteIfExists(file);
      }
    }
  }

  private WireError refused(FetchException e, String which, URI address) {
    String url = shown(Parts.first(Parts.first(address.toString(), "?"), "#"));
    String why = which + ": " + e.why();
    return switch (e.fault()) {
      case FORBIDDEN -> ErrorCode.INVALID_URL.with().sent(why);
      case REFUSED -> ErrorCode.URL_REFUSED.with(url).sent(why);
      case TIMEOUT -> ErrorCode.URL_TIMEOUT.with(url).sent(why);
      case TOO_LARGE -> ErrorCode.INVALID_IMAGE_SIZE.with().sent(why);
      case FAILED ->
          inspected
              ? ErrorCode.INPUT_NOT_INSPECTED.with().sent(why)
              : ErrorCode.INPUT_DOWNLOAD_FAILED.with(e.why()).sent(which + ": " + url);
    };
  }

  private static String shown(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }

  private static WireException refused(WireError error, String which, String why) {
    return new WireException(error.sent(which + ": " + why));
  }
}
